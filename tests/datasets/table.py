"""Tables with a map: rows and keys against a count by the csv and json modules of Python."""
import csv
import json
import os
import re
import sys

from common import Results, Source, again, balance, note

HERE = os.path.dirname(os.path.abspath(__file__))
# Path in the folder of data sets, map, columns of the key (none: the whole row), columns that must not be empty.
FILES = [
    (r'be-school-holidays/holidays/.*\.csv', 'public-holidays', ['Id'], ['Name']),
    (r'us-vermont-afterschool/organizations\.csv', 'vermont-organizations', ['org_id'], ['org_name']),
    (r'us-vermont-afterschool/potential.*\.csv', 'vermont-potential', [], ['organization_name']),
    (r'us-vermont-afterschool/programs\.csv', 'vermont-programs', ['program_id'], ['program_name']),
    (r'be-gentse-feesten-2011/.*\.json', 'gentse-feesten', [], ['title']),
    (r'be-stadgent-openinghours/console/openinghours.*\.json', 'stadgent-hours', ['Date'], []),
    (r'be-stadgent-openinghours/console/eventList.*\.json', 'stadgent-events', [], []),
    (r'be-stadgent-openinghours/console/reservations.*\.json', 'stadgent-reservations', ['StartDateTime'], []),
    (r'be-stadgent-openinghours/services\.json', 'stadgent-services', ['id'], ['label']),
    (r'be-stadgent-openinghours/transformers/json/service/.*\.json', 'stadgent-services', ['id'], ['label']),
    (r'be-stadgent-openinghours/transformers/json/.*\.json', 'stadgent-channels', [], []),
    (r'uk-outpost-scout/.*\.csv', 'outpost', ['import_id'], ['name']),
    (r'hsds-transformer-fixtures/florida_data/services\.csv', 'florida-services', ['service_uuid'], ['service_name']),
    (r'hsds-transformer-fixtures/florida_data/organizations\.csv', 'florida-organizations', ['organization_uuid'],
     ['organization_name']),
    (r'hsds-transformer-fixtures/florida_data/locations\.csv', 'florida-locations', ['location_uuid'], ['location_name']),
    (r'hsds-transformer-fixtures/.*/input/services\.csv', 'ilao-services', ['Services-ID'], ['Title']),
    (r'hsds-transformer-fixtures/.*/input/organizations\.csv', 'ilao-organizations', ['Organization ID'], ['Title']),
    (r'hsds-transformer-fixtures/.*/input/locations\.csv', 'ilao-locations', ['Location_id'], ['Field 2']),
]
# Files of the same folders that are no table: they must be refused.
REFUSED = r'(be-|us-)[^/]*/.*(\.html|LICENSE|groups\.csv|age_to_grade\.csv|\.md)$'


def rows_of(path):
    if path.endswith('.json'):
        with open(path, encoding='utf-8') as file:
            data = json.load(file)
        return data if isinstance(data, list) else None
    with open(path, encoding='utf-8-sig', errors='replace', newline='') as file:
        text = file.read()
    separator = ';' if text.split('\n', 1)[0].count(';') > text.split('\n', 1)[0].count(',') else ','
    rows = [row for row in csv.reader(text.splitlines(True), delimiter=separator) if row]
    return [dict(zip((name.strip() for name in rows[0]), (cell.strip() for cell in row))) for row in rows[1:]]


def key(row, columns):
    found = '|'.join(str(row.get(name, '')).strip() for name in columns)
    return found if found.strip('|') else json.dumps(row, sort_keys=True)


def check(results, tool, root, relative, form, columns, needed):
    folder, path = relative.split('/')[0], os.path.join(root, relative)
    chart = os.path.join(HERE, 'maps', form + '.kaart')
    table = re.search(r'^tabel = (\w+)', open(chart).read(), re.M).group(1)
    source = Source(tool)
    code, report, said = source.bring('table', path, '--map', chart)
    rows = rows_of(path)
    results.add(folder, files=1, imported=code == 0, refused=code != 0)
    if rows is None:
        if code != 65 or 'geen lijst van rijen' not in said:
            results.fail(path, f'no list of rows, and ended with {code}: {said[-200:]}')
        note(path, 'table', 'refused', said=said)
        source.close()
        return
    if code != 0:
        results.fail(path, f'ended with {code}: {said[-300:]}')
        source.close()
        return
    balance(results, path, report)
    again(results, source, path, 'table', '--map', chart)
    wanted = {}
    for row in rows:
        wanted.setdefault(key(row, columns), row)
    wanted = [row for row in wanted.values() if all(str(row.get(name) or '').strip() for name in needed)]
    made = len({row['row'] for row in source.rows('_bron') if row['table'] == table})
    if report['read'] != len(rows):
        results.fail(path, f'{len(rows)} rows by Python, {report["read"]} read')
    if made != len(wanted):
        results.fail(path, f'{len(wanted)} of {table} by Python, {made} made')
    results.add(folder, rows=len(rows), kept=report['kept'], told=report['reported'], made=made)
    note(path, 'table', 'rows and keys as python csv and json count them', report['read'], report['kept'],
         report['reported'])
    source.close()


def refuse(results, tool, root, relative):
    path = os.path.join(root, relative)
    source = Source(tool)
    code, _, said = source.bring('table', path, '--map', os.path.join(HERE, 'maps', 'public-holidays.kaart'))
    results.add(relative.split('/')[0], files=1, refused=code == 65)
    if code != 65 or os.path.exists(source.source):
        results.fail(path, f'no table of ours, and ended with {code}: {said[-200:]}')
    note(path, 'table', 'refused', said=said)
    source.close()


def main():
    tool, root = sys.argv[1:3]
    results = Results()
    for place, _, names in sorted(os.walk(root)):
        for name in sorted(names):
            relative = os.path.relpath(os.path.join(place, name), root)
            known = next((one for one in FILES if re.fullmatch(one[0], relative)), None)
            if known:
                check(results, tool, root, relative, *known[1:])
            elif re.fullmatch(REFUSED, relative):
                refuse(results, tool, root, relative)
    results.finish(['files', 'imported', 'refused', 'rows', 'kept', 'told', 'made'])


main()
