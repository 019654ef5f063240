// From the real kiosk's picture to the real page: for every card that a visitor can reach, the QR code on the screen is
// read and its link opened; so for a list of five. What no list shows (hidden, ended) is opened by its code.
'use strict';
const {execFileSync, spawnSync} = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const {web, houses, ask, baseOf, openBrowser, openPhone, visit, fetchFile, parse, Tally} = require('./common.cjs');

const NOW = '2026-11-25T14:05', LIST = 5;
const plain = (text) => (text || '').replace(/[\u00ad\u200b-\u200f\u2066-\u2069]/g, '').replace(/\s+/g, ' ').trim();

// What the publication says, without our own code between.
function factsOf(house) {
  const cards = ask(house, `SELECT c.id, c.code, c.type, c.kind, c.title, c.phone, c.mail, c.sensitive, c.checked_on,
    c.review_months, c.valid_to, o.stage, p.status, (SELECT count(*) FROM card_house h WHERE h.card = c.id) AS housed,
    a.status AS whole_status, o.audience FROM card c LEFT JOIN offer o ON o.card = c.id LEFT JOIN partner p ON p.card = c.id
    LEFT JOIN activity a ON a.card = c.id ORDER BY c.code`);
  const dates = ask(house, `SELECT activity, start, "end", all_day, status FROM occurrence ORDER BY start`);
  const lists = ask(house, `SELECT t.code AS topic, l.tab, l.card FROM listing l JOIN topic t ON t.id = l.topic
    WHERE l.tab < 2 ORDER BY t.code, l.tab, l.rank`);
  const partners = ask(house, `SELECT card FROM listing WHERE topic = 0 AND tab = 2 ORDER BY rank`);
  const byId = new Map(cards.map((card) => [card.id, Object.assign(card, {dates: [], where: null})]));
  dates.forEach((date) => byId.get(date.activity).dates.push(date));
  partners.forEach((row) => { byId.get(row.card).where = ['partners']; });
  lists.forEach((row) => { byId.get(row.card).where ??= [row.topic, row.tab]; });
  cards.forEach((card) => {
    if (card.audience === 'professionals') card.where = null; // no list for families names it
    const months = (Date.parse('2026-11-25') - Date.parse(card.checked_on)) / 864e5 / 30.4375 / card.review_months;
    card.trust = !card.checked_on ? 'stale' : months <= 1.97 ? 'told' : months < 2.03 ? 'edge' : months < 2.48 ? 'call' : months < 2.52 ? 'edge' : 'hidden';
    card.gone = card.stage === 'ended' || card.status === 'stopped' || (card.valid_to && card.valid_to < '2026-11-25');
    card.coming = card.dates.filter((date) => date.end >= '2026-11-25T00:00');
  });
  return cards.filter((card) => card.housed || card.gone);
}

// The way to each card that a list shows; several journeys, so that a wrong one does not hide the rest.
function journeyTo(cards) {
  let text = `now ${NOW}\ntap #greet.nl\n`, at = '';
  for (const card of cards) {
    const place = card.where.join('/');
    if (place !== at) {
      text += at ? 'tap #nav.home\n' : '';
      text += card.where[0] === 'partners' ? 'tap #home.house\ntap #tab.partners\n'
        : `find #topic.${card.where[0]}\ntap #topic.${card.where[0]}\n` + (card.where[1] === 1 ? 'try #tab.do\n' : 'try #tab.where\n');
      at = place;
    }
    text += `find #card.${card.code}\ntap #card.${card.code}\ntree ${card.code}.json\ntry #take.show\nshot ${card.code}.png\ntap #nav.back\n`;
  }
  return text;
}

function play(house, name, text) {
  const file = path.join(web, 'kiosk', house, name + '.journey');
  fs.mkdirSync(path.dirname(file), {recursive: true});
  fs.writeFileSync(file, text);
  const run = spawnSync(process.env.PROGRAM, ['--data', path.join(web, house + '.sqlite'), '--journey', file,
    '--out', path.join(web, 'kiosk', house), '--size', '1080x1920', '--diagonal', '32', '--now', NOW]);
  return run.status === 0 ? '' : run.stderr.toString().trim().split('\n').slice(-1)[0];
}

// "CODE.png" -> what zbar reads on it.
function decode(folder, names) {
  const found = {};
  for (let i = 0; i < names.length; i += 40) {
    const run = spawnSync('zbarimg', ['-q', '--xml', ...names.slice(i, i + 40)], {cwd: folder, maxBuffer: 1 << 26});
    for (const part of run.stdout.toString().split('<source href=').slice(1)) {
      const name = /^'([^']*)'/.exec(part)[1], data = /<data[^>]*><!\[CDATA\[([\s\S]*?)\]\]>/.exec(part);
      if (data) found[path.basename(name)] = data[1];
    }
  }
  return found;
}

function reachable(house, cards, tally) {
  const way = cards.filter((card) => card.where && !card.gone);
  way.sort((a, b) => a.where.join('/') < b.where.join('/') ? -1 : a.where.join('/') > b.where.join('/') ? 1 : 0);
  const groups = Map.groupBy ? Map.groupBy(way, (card) => card.where.join('/')) : way.reduce((map, card) => {
    const key = card.where.join('/');
    return map.set(key, (map.get(key) || []).concat(card));
  }, new Map());
  for (const [place, group] of groups) {
    let left = group;
    // A card that the kiosk leaves out of its list (nobody checked it for long) ends the journey: go on behind it.
    for (let round = 0; left.length && round < group.length; round++) {
      const said = play(house, place.replace('/', '-') + '-' + round, journeyTo(left));
      if (!said) break;
      const missing = left.findIndex((card) => !fs.existsSync(path.join(web, 'kiosk', house, card.code + '.png')));
      if (missing < 0) break;
      const card = left[missing];
      card.unlisted = card.trust === 'hidden' || card.trust === 'edge' || (card.type === 'activity' && !card.coming.length);
      if (!card.unlisted) tally.check(false, `${house} ${card.code}: no way on the kiosk: ${said}`);
      left = left.slice(missing + 1);
    }
  }
  return way.filter((card) => fs.existsSync(path.join(web, 'kiosk', house, card.code + '.png')));
}

function dial(phone) {
  const digits = (phone || '').replace(/\D/g, '');
  if (/^\s*\+/.test(phone || '')) return '+' + digits;
  return digits.startsWith('0') && digits.length >= 9 ? '+32' + digits.slice(1) : digits;
}

// Belgium's clock on that day, from the browser's own zone table and not from ours.
function unix(wall) {
  const asUtc = Date.parse(wall + ':00Z');
  const offset = (at) => {
    const text = new Intl.DateTimeFormat('en-GB', {timeZone: 'Europe/Brussels', timeZoneName: 'longOffset'}).format(at);
    return +/GMT\+(\d+)/.exec(text)[1] * 36e5;
  };
  return (asUtc - offset(asUtc - offset(asUtc))) / 1000;
}

function sameDates(card, events) {
  if (events.length !== card.coming.length) return `${events.length} events for ${card.coming.length} dates`;
  for (let i = 0; i < events.length; i++) {
    const date = card.coming[i], event = events[i];
    const start = date.all_day ? Date.parse(date.start.slice(0, 10)) / 1000 : unix(date.start);
    if (event.start !== start) return `${date.start} is ${event.start}`;
    if (!date.all_day && date.end > date.start && event.end !== unix(date.end)) return `end ${date.end} is ${event.end}`;
    const off = date.status === 'cancelled' || (date.status === 'planned' && card.whole_status === 'cancelled');
    if ((event.status === 'CANCELLED') !== off) return `${date.start} is ${event.status}`;
    if (!plain(event.summary).startsWith(plain(card.title))) return `is named ${event.summary}`;
  }
  return '';
}

// Open or closed, at the same moment: the page's own reckoning beside the kiosk's.
async function checkOpen(page, house, card, tally) {
  const tree = path.join(web, 'kiosk', house, card.code + '.json');
  const said = await page.$$eval('.now', (lines) => lines.filter((line) => !line.hidden).map((line) => line.textContent));
  if (!said.length || !fs.existsSync(tree)) return;
  const kiosk = plain(fs.readFileSync(tree, 'utf8')), open = /Nu open · (?:vandaag )?tot (\d+\.\d+)/.exec(kiosk);
  tally.check(plain(said[0]) === (open ? `Nu open · tot ${open[1]}` : 'Nu gesloten'), `${house} ${card.code}: "${said[0]}", the kiosk: ${open}`);
  tally.open = (tally.open || 0) + 1;
}

async function checkLinked(page, name, card, tally) {
  for (const text of await page.$$eval('script[type="application/ld+json"]', (found) => found.map((one) => one.textContent))) {
    const linked = JSON.parse(text);
    tally.check(linked['@context'] === 'https://schema.org' && plain(linked.name) === plain(card.title), `${name}: JSON-LD ${linked.name}`);
    if (linked.subEvent) tally.check(linked.subEvent.every((event) => Date.parse(event.startDate) > 0), `${name}: JSON-LD dates`);
  }
}

async function checkCard(page, house, card, link, tally) {
  const name = `${house} ${card.code} "${card.title}"`;
  await visit(page, link);
  const heading = plain(await page.textContent('h1')), text = plain(await page.textContent('body'));
  if (card.gone) {
    tally.check(heading === 'Dit aanbod bestaat niet meer', `${name}: ended, and says "${heading}"`);
    return;
  }
  tally.check(heading === plain(card.title), `${name}: the page says "${heading}"`);
  if (card.trust !== 'hidden' && card.trust !== 'edge' && card.phone)
    tally.check(text.includes(plain(card.phone)), `${name}: no phone ${card.phone} on the page`);
  tally.check(page.faults.length === 0, `${name}: ${page.faults.join('; ')}`);
  page.faults = [];
  await checkOpen(page, house, card, tally);
  await checkLinked(page, name, card, tally);
  const files = await page.$$eval('a[href$=".ics"], a[href$=".vcf"]', (links) => links.map((a) => a.href));
  const told = card.trust === 'told' || card.trust === 'stale';
  const contact = files.find((file) => file.endsWith('.vcf')), calendar = files.find((file) => file.endsWith('.ics'));
  if (told) {
    tally.check(!!contact === !!(card.phone || card.mail), `${name}: contact ${contact}`);
    tally.check(!!calendar === (card.coming.length > 0), `${name}: calendar ${calendar}`);
  }
  card.files = {contact, calendar, told};
}

function checkFiles(house, cards, tally) {
  const folder = path.join(web, 'fetched', house);
  fs.mkdirSync(folder, {recursive: true});
  for (const card of cards.filter((one) => one.files)) {
    const name = `${house} ${card.code}`;
    if (card.files.contact) {
      const read = parse([fetchFile(card.files.contact, path.join(folder, card.code + '.vcf'))])[0];
      tally.check(plain(read.name) === plain(card.title), `${name}.vcf: name ${read.name}`);
      tally.check(read.phone === dial(card.phone), `${name}.vcf: phone ${read.phone}`);
      if (card.files.told) tally.check(read.mail === (card.mail || ''), `${name}.vcf: mail ${read.mail}`);
    }
    if (card.files.calendar) {
      const read = parse([fetchFile(card.files.calendar, path.join(folder, card.code + '.ics'))])[0];
      const wrong = sameDates(card, read.events);
      tally.check(!wrong, `${name}.ics: ${wrong}`);
    }
  }
}

// Five cards onto the list by hand, the picture of the list, its code, the page, its calendar of all.
async function checkList(page, house, cards, tally) {
  const activities = cards.filter((card) => card.type === 'activity' && card.files && card.files.calendar).slice(0, 3);
  const five = activities.concat(cards.filter((card) => card.type === 'offer' && card.files && card.files.told && card.phone).slice(0, LIST - activities.length));
  let text = `now ${NOW}\ntap #greet.nl\n`;
  for (const card of five)
    text += `find #topic.${card.where[0]}\ntap #topic.${card.where[0]}\n${card.where[1] === 1 ? 'try #tab.do' : 'try #tab.where'}\n` +
      `find #card.${card.code}\ntap #card.${card.code}\ntap #card.list\ntap #nav.home\n`;
  const said = play(house, 'list', text + 'tap #nav.list\ntry Toon de code\nshot list.png\n');
  const link = decode(path.join(web, 'kiosk', house), ['list.png'])['list.png'];
  tally.check(!said && link === baseOf(house) + '/l/#' + five.map((card) => card.code).join('.'), `${house} list: ${said} ${link}`);
  if (!link) return;
  await visit(page, 'about:blank');
  await visit(page, link);
  await page.waitForSelector('#lijst[data-ready="5"]');
  const shown = plain(await page.textContent('#lijst'));
  for (const card of five) {
    tally.check(shown.includes(plain(card.title)), `${house} list: no "${card.title}"`);
    if (card.phone) tally.check(shown.includes(plain(card.phone)), `${house} list: no ${card.phone}`);
  }
  const calendar = await page.evaluate(() => fetchBlob());
  const file = path.join(web, 'fetched', house, 'list.ics');
  fs.writeFileSync(file, calendar);
  const read = parse([file])[0];
  for (const card of activities) {
    const events = read.events.filter((event) => event.uid.startsWith(card.code + '-')).sort((a, b) => a.start - b.start);
    const now = unix(NOW), left = Object.assign({}, card, {coming: card.coming.filter((date) => (date.all_day ? Date.parse(date.end.slice(0, 10)) / 1000 + 86400 : unix(date.end)) > now)});
    const wrong = sameDates(left, events);
    tally.check(!wrong, `${house} list.ics ${card.code}: ${wrong}`);
    const own = fs.readFileSync(path.join(web, 'fetched', house, card.code + '.ics'), 'utf8'), uids = new Set(own.replace(/\r\n /g, '').match(/^UID:.*$/gm));
    tally.check(events.every((event) => uids.has('UID:' + event.uid)), `${house} list.ics ${card.code}: another UID`);
  }
}

async function main() {
  const tally = new Tally('kiosk to page'), browser = await openBrowser();
  const counts = {kiosk: 0, code: 0};
  fs.rmSync(path.join(web, 'kiosk'), {recursive: true, force: true});
  for (const house of houses) {
    const cards = factsOf(house), base = baseOf(house), seen = reachable(house, cards, tally);
    const links = decode(path.join(web, 'kiosk', house), seen.map((card) => card.code + '.png'));
    const page = await openPhone(browser);
    await page.addInitScript((now) => {
      // The reader's clock stands at the day of the journeys; no policy of the page stands in the way of the test.
      const Real = Date;
      window.Date = class extends Real { constructor(...args) { super(...(args.length ? args : [now])); } };
      const urls = new Map(), make = URL.createObjectURL;
      URL.createObjectURL = (blob) => { const url = make(blob); urls.set(url, blob); return url; };
      window.fetchBlob = () => urls.get(document.getElementById('alles').href).text();
    }, unix(NOW) * 1000);
    for (const card of cards) {
      const link = links[card.code + '.png'];
      if (seen.includes(card)) {
        tally.check(link === `${base}/p/${card.code}/`, `${house} ${card.code}: the picture says ${link}`);
        counts.kiosk++;
      } else {
        tally.check(card.gone || card.unlisted || !card.where || card.trust !== 'told', `${house} ${card.code}: not on the kiosk`);
        counts.code++;
      }
      await checkCard(page, house, card, link || `${base}/p/${card.code}/`, tally);
    }
    checkFiles(house, cards, tally);
    await checkList(page, house, seen, tally);
    const wrong = await visit(page, base + '/p/0000/');
    tally.check(wrong.status() === 404 && plain(await page.textContent('h1')) === 'Deze pagina bestaat niet', `${house}: 404`);
    await page.context().close();
  }
  await browser.close();
  console.log(`${counts.kiosk} cards by the QR code on the kiosk's picture, ${counts.code} by their code alone; ${tally.open} opening hours compared`);
  tally.end();
}

main();
