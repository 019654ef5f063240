"""every_file.py DATASETS LEDGER TABLE: what became of each file, of what the families wrote down; fails when a file was left out."""
import collections
import csv
import os
import re
import sys

FAMILY_OF = r'(hsds-|oruk-mocks|uk-outpost-scout|us-vermont-afterschool|be-|ics-|udb-|xlsx-calamine|csv-spectrum)'
# What tells about a data set and is no part of it.
ABOUT = r'SOURCE\.txt|(LICENSE|LICENCE|COPYING)([-.].*)?|package\.json'


def read_ledger(path):
    entries = collections.defaultdict(list)
    with open(path, encoding='utf-8', newline='') as file:
        for row in csv.reader(file, delimiter='\t', quoting=csv.QUOTE_NONE):
            entries[row[0]].append(row[1:])
    return entries


def outcome(entry):
    """One line on what a family made of a file."""
    family, how, read, kept, told, said = entry
    if how == 'refused':
        return f'{family}: refused: {said}'
    if not read:
        return f'{family}: {how}'
    return f'{family}: {read} in = {kept} kept + {told} reported; {how}'


def files_of(root):
    for folder in sorted(os.listdir(root)):
        for place, _, names in sorted(os.walk(os.path.join(root, folder))) if re.match(FAMILY_OF, folder) else ():
            for name in sorted(names):
                yield folder, os.path.join(place, name)


def main():
    root, ledger, table = sys.argv[1:4]
    entries, counts, left_out, lines = read_ledger(ledger), collections.defaultdict(collections.Counter), [], []
    for path in [path for path in entries if os.path.isdir(path)]:
        folder = os.path.relpath(path, root).split('/')[0]
        counts[folder]['packages'] += 1
        lines += [f'{os.path.relpath(path, root)}/ | {outcome(entry).replace(path, "FOLDER")}' for entry in entries[path]]
    for folder, path in files_of(root):
        name, relative = os.path.basename(path), os.path.relpath(path, root)
        counts[folder]['files'] += 1
        for entry in entries[path]:
            lines.append(f'{relative} | {outcome(entry).replace(path, "FILE")}')
        kinds = {'refused' if entry[1] == 'refused' else 'imported' if entry[2] else 'reference' for entry in entries[path]}
        if os.path.dirname(path) in entries and name.endswith('.csv'):
            kinds.add('imported')
            lines.append(f'{relative} | hsds: with its folder')
        if not kinds and re.fullmatch(ABOUT, name):
            kinds.add('about')
            lines.append(f'{relative} | source, licence or description of the folder')
        if not kinds:
            left_out.append(relative)
        counts[folder][next((kind for kind in ('imported', 'reference', 'refused', 'about') if kind in kinds), 'left out')] += 1
    columns = ['files', 'imported', 'refused', 'reference', 'about', 'packages', 'left out']
    print('| folder | ' + ' | '.join(columns) + ' |')
    print('|---' * (len(columns) + 1) + '|')
    for folder in sorted(counts):
        print(f'| {folder} | ' + ' | '.join(str(counts[folder][column]) for column in columns) + ' |')
    with open(table, 'w', encoding='utf-8') as file:
        file.write('\n'.join(sorted(lines)) + '\n')
    print(f'each file: {os.path.normpath(table)}')
    for path in left_out:
        print('LEFT OUT', path)
    sys.exit(1 if left_out else 0)


main()
