"""Every calendar of the ics-* folders: dates of the publication against python3-recurring-ical-events."""
import collections
import datetime
import os
import re
import sqlite3
import sys
import warnings

import icalendar
import pytz
import recurring_ical_events

from common import Results, Source, again, balance, note

warnings.simplefilter('ignore')
BRUSSELS = pytz.timezone('Europe/Brussels')
OFTEN = re.compile(r'FREQ=(SECONDLY|MINUTELY|HOURLY)', re.I)


def wall(moment):
    """A moment as the wall clock of Belgium shows it."""
    if not isinstance(moment, datetime.datetime):
        return moment.strftime('%Y-%m-%dT00:00')
    if moment.tzinfo and str(moment.tzinfo) not in ('Europe/Brussels', 'Europe/Amsterdam', 'Europe/Paris',
                                                    'Europe/Berlin', 'Europe/Vienna', 'Europe/Madrid',
                                                    'Europe/Rome', 'Europe/Zurich', 'Europe/Luxembourg'):
        moment = moment.astimezone(BRUSSELS)
    return moment.strftime('%Y-%m-%dT%H:%M')


def groups(text):
    """The calendars of a file, each UID by itself, with the zones of its calendar; events without one are one."""
    found = icalendar.cal.Component.from_ical(text, multiple=True)
    bare = icalendar.Calendar()
    for component in found:
        if component.name in ('VEVENT', 'VTIMEZONE'):
            bare.add_component(component)
    for calendar in [one for one in found if one.name == 'VCALENDAR'] + [bare]:
        by_uid = collections.defaultdict(list)
        for event in calendar.walk('VEVENT'):
            by_uid[str(event.get('UID', ''))].append(event)
        for uid, events in by_uid.items():
            one = icalendar.Calendar()
            if 'X-WR-TIMEZONE' in calendar:
                one.add('X-WR-TIMEZONE', calendar['X-WR-TIMEZONE'])
            for zone in calendar.walk('VTIMEZONE'):
                one.add_component(zone)
            for event in events:
                one.add_component(event)
            yield uid, events, one


def kinds(event):
    """Which moments of an event are days, in a zone, or in none: RFC 5545 wants one kind."""
    found = set()
    for name in ('DTSTART', 'DTEND', 'RECURRENCE-ID', 'EXDATE', 'RDATE'):
        values = event.get(name, [])
        for value in values if isinstance(values, list) else [values]:
            for one in getattr(value, 'dts', [value]):
                moment = one.dt[0] if isinstance(one.dt, tuple) else one.dt
                found.add((isinstance(moment, datetime.datetime), bool(getattr(moment, 'tzinfo', None))))
    return found


def valid(events, text):
    """True for what RFC 5545 allows and this version of the reference knows (zones by their plain name)."""
    starts = [event for event in events if 'RECURRENCE-ID' not in event]
    if 'RSCALE' in text and any('RRULE' in event for event in events):
        return False
    for event in events:
        if event.errors or len(kinds(event)) > 1:
            return False
        if str(getattr(event.get('DTSTART'), 'params', {}).get('TZID', '')).startswith('/'):
            return False
        if str(event.get('CLASS', '')).upper() in ('PRIVATE', 'CONFIDENTIAL') or 'DTSTART' not in event:
            return False
        start = event['DTSTART'].dt
        rules = event.get('RRULE')
        if isinstance(rules, list) or isinstance(event['DTSTART'], list):
            return False
        if rules is not None:
            text = rules.to_ical().decode()
            until = rules.get('UNTIL')
            if OFTEN.search(text) or 'FREQ' not in text or ('COUNT' in rules and until):
                return False
            if until and isinstance(until[0], datetime.datetime) != isinstance(start, datetime.datetime):
                return False
        if 'DTEND' in event and isinstance(event['DTEND'].dt, datetime.datetime) != isinstance(start, datetime.datetime):
            return False
        if 'RECURRENCE-ID' in event and event['RECURRENCE-ID'].params.get('RANGE'):
            return False
        if not 1900 < start.year < 2190:
            return False
    return len(starts) == 1


def plain(uid):
    return re.sub(' +', ' ', ''.join(c for c in uid if c >= ' ')).strip()


def compare(results, folder, path, source, text, day):
    """Builds what was imported and holds the dates of each UID against the reference."""
    out = os.path.join(source.folder, 'uit.sqlite')
    code, _, said = source.run('build', source.source, '-o', out, '--as-of', day.isoformat())
    if code != 0:
        results.fail(path, f'what was imported does not build on {day}: ' + said.strip().split('\n')[0])
        return
    first, last = day - datetime.timedelta(31), day + datetime.timedelta(400)
    codes = collections.defaultdict(set)
    for row in source.rows('_bron'):
        if row['table'] == 'activity':
            codes[re.sub(r'#(\d+|\d{4}-\d\d-\d\d(T\d\d:\d\d)?)$', '', row['id'])].add(row['row'])
    base = sqlite3.connect(out)
    dates = collections.defaultdict(set)
    for code_, start in base.execute('SELECT card.code, start FROM occurrence JOIN card ON card.id = activity'):
        dates[code_].add(start)
    base.close()
    often = collections.Counter(uid for uid, _, _ in groups(text))
    for uid, events, calendar in groups(text):
        try:
            if not uid or often[uid] > 1 or not valid(events, text.decode('utf-8', 'replace')):
                results.add(folder, unasked=1)
                continue
            wanted = {wall(event['DTSTART'].dt) for event in recurring_ical_events.of(calendar).between(
                first - datetime.timedelta(2), last + datetime.timedelta(3))}
        except Exception:
            results.add(folder, unasked=1)
            continue
        wanted = {start for start in wanted if first.isoformat() <= start[:10] <= last.isoformat()}
        found = set().union(*(dates[code_] for code_ in codes[plain(uid)])) if codes[plain(uid)] else set()
        found = {start for start in found if first.isoformat() <= start[:10]}
        results.add(folder, series=1, dates=len(wanted))
        if wanted != found:
            results.fail(path, f'{uid} on {day}: reference only {sorted(wanted - found)[:4]}, '
                               f'ours only {sorted(found - wanted)[:4]}')


def readable(data):
    try:
        return bool(list(groups(data)))
    except (ValueError, AssertionError, KeyError, AttributeError, IndexError, TypeError):
        return False


def refusal_holds(results, path, data, said):
    """What a refusal says must be so, and nothing that the reference would show may be refused."""
    text = data.decode('utf-8', 'replace').upper()
    if 'geen BEGIN:VCALENDAR' in said and re.search(r'^BEGIN:VCALENDAR\s*$', text, re.M):
        results.fail(path, 'it does have BEGIN:VCALENDAR')
    if 'geen enkele activiteit' in said and re.search(r'^BEGIN:VEVENT\s*$', text, re.M):
        results.fail(path, 'it does have BEGIN:VEVENT')
    if not readable(data):
        return
    for uid, events, _ in groups(data):
        if valid(events, text):
            results.fail(path, f'refused, and {uid} is a good event')


def check(results, tool, folder, path):
    data = open(path, 'rb').read()
    results.add(folder, files=1)
    text = data.decode('utf-8', 'replace')
    days = [datetime.date(2026, 11, 22)]
    starts = sorted(re.findall(r'^DTSTART[^\r\n]*:(\d{8})', text, re.M))
    for start in (starts[0], starts[len(starts) // 2]) if starts else ():
        try:
            day = datetime.datetime.strptime(start, '%Y%m%d').date() + datetime.timedelta(20)
            days += [day] if day.year > 1970 else []
        except ValueError:
            pass
    for day in sorted(set(days)):
        source = Source(tool, house=True)
        more = ('--as-of', day.isoformat(), '--map', os.path.join(source.folder, 'vast.kaart'))
        code, report, said = source.bring('ics', path, *more)
        if code not in (0, 65) or (code == 65 and not said.strip()):
            results.fail(path, f'ended with {code}: {said[-200:]}')
        if day == days[0]:
            results.add(folder, imported=code == 0, refused=code == 65)
            events = len(re.findall(r'^BEGIN:VEVENT\s*$', text, re.M))
            if report:
                results.add(folder, rows=report['read'], kept=report['kept'], told=report['reported'])
                if report['read'] < events:
                    results.fail(path, f'{events} events, {report["read"]} read')
                note(path, 'ics', 'dates as recurring_ical_events expands them' if readable(data) else
                     'its VEVENTs counted; recurring_ical_events cannot read it', report['read'], report['kept'],
                     report['reported'])
            else:
                refusal_holds(results, path, data, said)
                note(path, 'ics', 'refused', said=said)
        if report:
            balance(results, path, report)
            again(results, source, path, 'ics', *more)
            try:
                compare(results, folder, path, source, data, day)
            except (ValueError, AssertionError, KeyError, AttributeError, IndexError, TypeError):
                results.add(folder, unread=day == days[0])
        source.close()


def main():
    tool, root = sys.argv[1:3]
    results = Results()
    for folder in sorted(os.listdir(root)):
        if not folder.startswith('ics-'):
            continue
        for place, _, names in sorted(os.walk(os.path.join(root, folder))):
            for name in sorted(names):
                if name.startswith(('SOURCE', 'LICENSE', 'LICENCE', 'COPYING', 'README')):
                    continue
                path = os.path.join(place, name)
                if name.endswith('.ics') or b'BEGIN:VCALENDAR' in open(path, 'rb').read(4096):
                    check(results, tool, folder, path)
    for folder, counts in results.counts.items():
        if counts['unread'] * 4 > counts['imported']:
            results.fail(folder, f'the reference reads only {counts["imported"] - counts["unread"]} of the files we import')
    results.finish(['files', 'imported', 'refused', 'rows', 'kept', 'told', 'series', 'dates', 'unasked', 'unread'])


main()
