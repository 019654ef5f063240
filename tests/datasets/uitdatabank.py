"""UiTdatabank folders: members of pages and their dates against a count by the json module of Python."""
import json
import os
import sys

from common import Results, Source, again, balance, note


def members(data):
    if isinstance(data, list):
        return data
    if isinstance(data.get('member'), list):
        return data['member']
    return [data] if {'@id', 'calendarType', 'name'} & set(data) else []


def usable(one):
    return bool(one.get('name')) and one.get('workflowStatus') not in ('DELETED', 'REJECTED', 'DRAFT')


def check(results, tool, folder, path):
    source = Source(tool)
    code, report, said = source.bring('uitdatabank', path)
    results.add(folder, files=1, imported=code == 0, refused=code == 65)
    with open(path, encoding='utf-8') as file:
        found = members(json.load(file))
    wanted = [one for one in found if usable(one)]
    if code not in (0, 65):
        results.fail(path, f'ended with {code}: {said[-300:]}')
    if code == 65 and wanted:
        results.fail(path, f'refused, and Python finds {len(wanted)}: {said[-200:]}')
    if report:
        balance(results, path, report)
        again(results, source, path, 'uitdatabank')
        cards = source.rows('activity') + source.rows('offer')
        dates = sum(1 + len([date for date in row['rdate'].split(';') if date.strip()])
                    for row in source.rows('activity') if row['start'])
        asked = sum(max(1, len(one.get('subEvent', []))) for one in wanted if one.get('startDate'))
        if len(cards) != len(wanted) or report['read'] != len(found) or dates != asked:
            results.fail(path, f'{len(found)} read, {len(wanted)} cards and {asked} dates by Python; '
                               f'{report["read"]}, {len(cards)}, {dates} by the tool')
        results.add(folder, rows=len(found), kept=report['kept'], told=report['reported'], cards=len(cards),
                    dates=dates)
        note(path, 'uitdatabank', 'members, cards and dates as python json counts them', report['read'],
             report['kept'], report['reported'])
    else:
        note(path, 'uitdatabank', 'refused', said=said)
        results.add(folder, rows=len(found), told=len(found))
    source.close()


def main():
    tool, root = sys.argv[1:3]
    results = Results()
    for folder in sorted(os.listdir(root)):
        for place, _, names in sorted(os.walk(os.path.join(root, folder))) if folder.startswith('udb-') else ():
            for name in sorted(names):
                if name.endswith('.json'):
                    check(results, tool, folder, os.path.join(place, name))
    results.finish(['files', 'imported', 'refused', 'rows', 'kept', 'told', 'cards', 'dates'])


main()
