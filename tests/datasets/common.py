"""What the verifiers of data sets share: a source that can be built, a run of the tool, a table of results."""
import collections
import csv
import json
import os
import shutil
import subprocess
import sys
import tempfile

csv.field_size_limit(1 << 30)
HOUSE = {
    'source.csv': 'name,sample,as_of\nProef,nee,\n',
    'house.csv': 'code,name,municipality,mission,place,desk_name,desk_where,phone,base_url,languages\n'
                 'dorp,Huis,Dorp,Een huis.,huisdorp,Onthaal,links,03 000 00 01,https://huis.example,nl\n',
    'place.csv': 'code,name,house,street,postcode,town\nhuisdorp,Huis,dorp,Straat 1,2000,Dorp\n',
    'topic.csv': 'code,name,lead,icon,colour\nspelen,Spelen,Samen spelen.,child_care,#09615D\n',
    'age_band.csv': 'code,name,age_from,age_to\nalles,Iedereen,zwanger,100j\n',
}
MAP = '''activity.topics = "spelen"
activity.lead = "Uitleg volgt."
offer.topics = "spelen"
offer.lead = "Uitleg volgt."
offer.partners = "aaaa"
activity.partners = "aaaa"
partner.lead = "Uitleg volgt."
'''


class Source:
    """A folder that the tool imports into."""

    def __init__(self, tool, house=False):
        self.tool, self.folder = tool, tempfile.mkdtemp(prefix='wegwijzer-')
        self.source = os.path.join(self.folder, 'bron')
        if house:
            os.mkdir(self.source)
            for name, text in HOUSE.items():
                self.write('bron/' + name, text)
        self.write('vast.kaart', MAP)

    def write(self, name, text):
        with open(os.path.join(self.folder, name), 'w', encoding='utf-8') as file:
            file.write(text)

    def run(self, *arguments):
        done = subprocess.run([self.tool, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120)
        return done.returncode, done.stdout.decode('utf-8', 'replace'), done.stderr.decode('utf-8', 'replace')

    def bring(self, form, path, *more):
        """Imports; returns the code, the JSON (or None) and what was said on stderr."""
        code, out, said = self.run('import', '--format', form, path, '--into', self.source, '--json', *more)
        return code, json.loads(out) if code == 0 else None, said

    def rows(self, table):
        path = os.path.join(self.source, table + '.csv')
        if not os.path.exists(path):
            return []
        with open(path, encoding='utf-8', newline='') as file:
            return list(csv.DictReader(file))

    def bytes(self):
        return {name: open(os.path.join(self.source, name), 'rb').read() for name in sorted(os.listdir(self.source))}

    def close(self):
        shutil.rmtree(self.folder)


def note(path, family, how, read='', kept='', told='', said=''):
    """Writes down what became of a file or folder, for ledger.py; `how` says by what it was verified, or "refused"."""
    message = ' '.join((said.strip().splitlines() or [''])[-1].split())
    with open(os.environ.get('LEDGER') or os.devnull, 'a', encoding='utf-8') as file:
        file.write('\t'.join(str(cell) for cell in (path, family, how, read, kept, told, message)) + '\n')


class Results:
    """Counts for each folder, and what is wrong."""

    def __init__(self):
        self.counts = collections.defaultdict(collections.Counter)
        self.wrong = []

    def add(self, folder, **numbers):
        for name, number in numbers.items():
            self.counts[folder][name] += number

    def fail(self, path, why):
        self.wrong.append(f'{path}: {why}')

    def finish(self, columns):
        print('| folder | ' + ' | '.join(columns) + ' |')
        print('|---' * (len(columns) + 1) + '|')
        for folder in sorted(self.counts):
            print(f'| {folder} | ' + ' | '.join(str(self.counts[folder][column]) for column in columns) + ' |')
        for line in self.wrong:
            print('WRONG', line)
        sys.exit(1 if self.wrong else 0)


def again(results, source, path, form, *more):
    """A second import of the same changes no byte."""
    before = source.bytes()
    code, report, _ = source.bring(form, path, *more)
    if code != 0 or source.bytes() != before or report['changes']:
        results.fail(path, 'a second import changes something')


def balance(results, path, report):
    """Rows in = rows kept + rows reported."""
    if report['read'] != report['kept'] + report['reported']:
        results.fail(path, 'rows in are not rows kept and rows reported')
