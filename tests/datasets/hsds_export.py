"""An HSDS export, taken apart into the tables of HSDS 3.0, against its datapackage.json: names, types, formats, closed lists,
what is required, ids that are unique and that lead somewhere. Which object may stand in which is that of its full example."""
import collections
import datetime
import json
import os
import re
import subprocess
import sys
import tempfile
import urllib.parse

from common import Results

HOUSES = ['essen', 'wuustwezel', 'kalmthout', 'schoten']
SPEC = 'hsds-spec-3.0-examples'
TABLES = {'organizations': 'organization', 'services': 'service', 'locations': 'location', 'service_at_locations': 'service_at_location',
          'phones': 'phone', 'schedules': 'schedule', 'languages': 'language', 'cost_options': 'cost_option',
          'required_documents': 'required_document', 'addresses': 'address', 'attributes': 'attribute'}
# Attributes may be of any object, which the example does not show; a label is of 3.1; the rest is what export_hsds.h adds.
OWN = {('attribute', 'label'), ('service', 'holiday_schedules'), ('organization', 'holiday_schedules'), ('organization', 'schedules')}


def is_day(text):
    return re.fullmatch(r'\d{4}-\d\d-\d\d', text) and datetime.date.fromisoformat(text)


def fits(field, value):
    """True when a value is of the type, the format and the list of a field."""
    kind, form, words = field.get('type'), field.get('format'), field.get('constraints', {}).get('enum')
    if kind == 'number':
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    if not isinstance(value, str) or (words and value not in words):
        return False
    if kind == 'date':
        return is_day(value)
    if kind == 'time':
        return re.fullmatch(r'([01]\d|2[0-3]):[0-5]\d:[0-5]\d', value)
    if form == 'uuid':
        return re.fullmatch('[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}', value)
    if form == 'email':
        return re.fullmatch(r'[^@\s]+@[^@\s]+\.[^@\s]+', value)
    if form == 'uri':
        return urllib.parse.urlsplit(value).scheme and urllib.parse.urlsplit(value).netloc and ' ' not in value
    return True


class Spec:
    def __init__(self, root):
        with open(os.path.join(root, SPEC, 'datapackage-v3.0.json'), encoding='utf-8') as file:
            resources = json.load(file)['resources']
        self.fields = {table['name']: {field['name']: field for field in table['schema']['fields']} for table in resources}
        self.keys = {table['name']: table['schema'].get('foreignKeys') or [] for table in resources}
        self.inside = collections.defaultdict(set)
        with open(os.path.join(root, SPEC, 'organization_full.json'), encoding='utf-8') as file:
            self.learn('organization', json.load(file))

    def learn(self, table, thing):
        for name, value in thing.items():
            for one in value if isinstance(value, list) else [value]:
                if isinstance(one, dict):
                    self.inside[table].add(name)
                    self.learn(TABLES.get(name, name), one)


class Package:
    """The rows of all tables; what is wrong goes to the results."""

    def __init__(self, spec, results, path):
        self.spec, self.results, self.path = spec, results, path
        self.rows = collections.defaultdict(dict)

    def fail(self, table, thing, why):
        self.results.fail(self.path, f'{table} {thing.get("id")}: {why}')

    def take(self, table, thing, parents):
        row = {name: value for name, value in thing.items() if not isinstance(value, (dict, list))}
        for name, value in parents.items():
            if name in self.spec.fields[table]:
                row.setdefault(name, value)
        below = {**parents, table + '_id': thing.get('id')}
        for name, value in thing.items():
            if isinstance(value, (dict, list)):
                self.take_inside(table, thing, name, value, row, below)
        row = {name: value for name, value in row.items() if (table, name) not in OWN}
        before = self.rows[table].setdefault(row.get('id'), row)
        if before != row and table not in ('location', 'address', 'accessibility', 'taxonomy_term'):
            self.fail(table, thing, 'there are two of them')
        if any(before.get(name, value) != value for name, value in row.items() if not name.endswith('_id')):
            self.fail(table, thing, 'another object has this id and says something else')

    def take_inside(self, table, thing, name, value, row, below):
        if (table, name) in OWN and name == 'holiday_schedules':
            return
        if name not in self.spec.inside[table] and name != 'attributes' and (table, name) not in OWN:
            self.fail(table, thing, f'{name} is not inside it in HSDS')
            return
        child = TABLES.get(name, name)
        for one in value if isinstance(value, list) else [value]:
            if child in ('location', 'taxonomy_term') and not isinstance(value, list):
                row[child + '_id'] = one.get('id')
            self.take(child, one, {} if child in ('location', 'taxonomy_term') else below)

    def check(self):
        for table, rows in self.rows.items():
            fields, unique = self.spec.fields[table], collections.defaultdict(set)
            for row in rows.values():
                self.check_row(table, fields, row, unique)
            for key in self.spec.keys[table]:
                self.check_key(table, key)

    def check_row(self, table, fields, row, unique):
        for name, value in row.items():
            if name not in fields:
                self.fail(table, row, f'HSDS has no {name} there')
            elif not fits(fields[name], value):
                self.fail(table, row, f'{name} is {value!r}')
        for name, field in fields.items():
            limits = field.get('constraints', {})
            if limits.get('required') and name not in row:
                self.fail(table, row, f'{name} is required')
            if limits.get('unique') and name in row and row[name] in unique[name]:
                self.fail(table, row, f'{name} {row[name]!r} is not unique')
            if name in row:
                unique[name].add(row[name])

    def check_key(self, table, key):
        name, other = key['fields'], key['reference']['resource']
        for row in self.rows[table].values():
            if name in row and row[name] not in self.rows[other] and other in self.rows:
                self.fail(table, row, f'{name} leads to no {other}')


def check(results, spec, tool, house, folder):
    publication, path = os.path.join(folder, house + '.sqlite'), os.path.join(folder, house + '.json')
    subprocess.run([tool, 'build', 'data/' + house, '-o', publication], check=True, stdout=subprocess.DEVNULL)
    subprocess.run([tool, 'export', publication, '--format', 'hsds', '-o', path], check=True, stdout=subprocess.DEVNULL)
    with open(path, encoding='utf-8') as file:
        organizations = json.load(file)
    package = Package(spec, results, house)
    for organization in organizations:
        package.take('organization', organization, {})
    package.check()
    results.add(house, tables=len(package.rows), rows=sum(len(rows) for rows in package.rows.values()),
                **{table: len(package.rows[table]) for table in ('organization', 'service', 'location', 'schedule', 'attribute')})


def main():
    tool, root = sys.argv[1:3]
    results, spec = Results(), Spec(root)
    with tempfile.TemporaryDirectory(prefix='wegwijzer-') as folder:
        for house in HOUSES:
            check(results, spec, tool, house, folder)
    results.finish(['tables', 'rows', 'organization', 'service', 'location', 'schedule', 'attribute'])


main()
