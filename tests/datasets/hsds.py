"""HSDS folders: rows and cards against a count of the same files by the csv and json modules of Python."""
import csv
import json
import os
import sys

from common import Results, Source, again, balance, note

FOLDERS = ['hsds-ohana-sample', 'hsds-spec-2.x-examples', 'hsds-spec-3.0-examples', 'hsds-transformer-fixtures',
           'oruk-mocks', 'uk-outpost-scout']
KINDS = {'service': 'offer', 'services': 'offer', 'organization': 'partner', 'organizations': 'partner',
         'organisation': 'partner', 'location': 'place', 'locations': 'place'}
NAMES = {'offer': ('name', 'alternate_name'), 'partner': ('name', 'alternate_name'),
         'place': ('name', 'alternate_name', 'address_1', 'city')}
PAGES = ('contents', 'content', 'items', 'results', 'data')


def named(kind, thing):
    return any(str(thing.get(name) or '').strip() for name in NAMES[kind])


def identity(kind, thing):
    first = thing.get('id')
    if first in (None, ''):
        first = next((thing.get(name) for name in NAMES[kind] if thing.get(name)), '')
    return str(first).strip()


def csv_rows(path):
    with open(path, encoding='utf-8-sig', errors='replace', newline='') as file:
        rows = [row for row in csv.reader(file) if row]
    return [dict(zip((name.strip() for name in rows[0]), (cell.strip() for cell in row))) for row in rows[1:]] if rows else []


def of_folder(path):
    """Rows, and distinct named things of each kind."""
    total, found = 0, {'offer': set(), 'partner': set(), 'place': set()}
    for name in sorted(os.listdir(path)):
        if not name.endswith('.csv'):
            continue
        rows = csv_rows(os.path.join(path, name))
        total += len(rows)
        kind = KINDS.get(name[:-4])
        for row in rows if kind else ():
            if named(kind, row):
                found[kind].add(identity(kind, row))
    return total, found


def of_json(path):
    """Objects, and distinct named things of each kind; None when the tool must refuse it for what it is."""
    with open(path, encoding='utf-8-sig') as file:
        data = json.load(file)
    found = {'offer': set(), 'partner': set(), 'place': set()}
    count = 0

    def walk(thing, key):
        nonlocal count
        count += 1
        kind = KINDS.get(key)
        if kind and named(kind, thing):
            found[kind].add(identity(kind, thing))
        for name, value in thing.items():
            if key in ('attributes', 'attribute') and name in ('taxonomy_term', 'taxonomy'):
                continue  # read with its attribute
            for one in value if isinstance(value, list) else [value]:
                if isinstance(one, dict):
                    walk(one, name)

    base = os.path.basename(path)
    top = 'service_at_location' if base.startswith('service_at_location') else base.split('_')[0].split('.')[0]
    if isinstance(data, dict):
        for page in PAGES:
            if isinstance(data.get(page), list):
                data = data[page]
                break
    for one in data if isinstance(data, list) else [data]:
        if isinstance(one, dict):
            walk(one, top)
    return count, found


def expectation(path):
    if os.path.isdir(path):
        return of_folder(path)
    if path.endswith('.json'):
        return of_json(path)
    if path.endswith('.csv'):
        return len(csv_rows(path)), None
    raise ValueError('no table and no JSON')


def check(results, tool, folder, path):
    source = Source(tool)
    code, report, said = source.bring('hsds', path)
    results.add(folder, inputs=1, imported=code == 0, refused=code == 65)
    if code not in (0, 65) or (code == 65 and 'wegwijzer-data: ' not in said):
        results.fail(path, f'ended with {code}: {said[-300:]}')
    try:
        count, found = expectation(path)
    except (ValueError, UnicodeDecodeError):
        count, found = None, None
        if code == 0:
            results.fail(path, 'imported, and Python cannot read it')
    if code == 65 and found and any(found.values()) and 'versie van HSDS' not in said:
        results.fail(path, f'refused, and Python finds {({k: len(v) for k, v in found.items()})}: {said[-200:]}')
    if report:
        balance(results, path, report)
        again(results, source, path, 'hsds')
        if report['read'] != count:
            results.fail(path, f'{count} rows by Python, {report["read"]} read')
        made = {table: len(source.rows(table)) for table in ('offer', 'partner', 'place')}
        for table in made if found else ():
            if made[table] != len(found[table]):
                results.fail(path, f'{len(found[table])} of {table} by Python, {made[table]} made')
        results.add(folder, rows=count, kept=report['kept'], told=report['reported'],
                    hours=len(source.rows('hours')), **made)
        note(path, 'hsds', 'rows and cards as python csv and json count them' if found else 'rows as python csv counts them',
             report['read'], report['kept'], report['reported'])
    else:
        note(path, 'hsds', 'refused', said=said)
    source.close()


def main():
    tool, root = sys.argv[1:3]
    results = Results()
    for folder in FOLDERS:
        for place, _, names in sorted(os.walk(os.path.join(root, folder))):
            tables = [name for name in names if name[:-4] in KINDS and name.endswith('.csv')]
            if tables and os.path.basename(place) != 'fixtures':
                check(results, tool, folder, place)
            for name in sorted(names):
                whole = tables and 'fixtures' not in os.path.basename(place)
                if name.endswith('.json') or (name.endswith('.csv') and not whole):
                    check(results, tool, folder, os.path.join(place, name))
    results.finish(['inputs', 'imported', 'refused', 'rows', 'kept', 'told', 'offer', 'partner', 'place', 'hours'])


main()
