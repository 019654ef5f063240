// axe-core over ten pages of each kind in Dutch, French and Arabic, by day and in the dark.
'use strict';
const fs = require('node:fs');
const path = require('node:path');
const {web, houses, ask, baseOf, openBrowser, openPhone, visit, Tally} = require('./common.cjs');

const MOST = 10, languages = ['nl', 'fr', 'ar'];
const source = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

// Folders of the made site below `folder` that hold a page in the language, spread over all there are.
function pages(house, folder, language) {
  const top = path.join(web, 'site', house, folder), below = language === 'nl' ? '' : language + '/';
  const found = fs.readdirSync(top, {withFileTypes: true}).filter((entry) => entry.isDirectory())
    .map((entry) => `${folder}/${entry.name}/${below}`).filter((name) => fs.existsSync(path.join(web, 'site', house, name, 'index.html')));
  return found.filter((name, i) => i % Math.ceil(found.length / MOST) === 0);
}


function goneCodes(house) {
  return ask(house, `SELECT c.code FROM card c LEFT JOIN offer o ON o.card = c.id LEFT JOIN partner p ON p.card = c.id
    WHERE o.stage = 'ended' OR p.status = 'stopped'`).map((row) => row.code);
}

function addressesOf(house, language) {
  const below = language === 'nl' ? '' : language + '/', gone = goneCodes(house);
  const codes = pages(house, 'p', 'nl').map((name) => name.split('/')[1]);
  return {
    card: pages(house, 'p', language).filter((name) => !gone.includes(name.split('/')[1])),
    ended: gone.map((code) => `p/${code}/${below}`),
    topic: pages(house, 't', language),
    agenda: [`agenda/${below}`, ...pages(house, 'agenda', language).filter((name) => /\d{4}-/.test(name))],
    list: codes.slice(0, 3).map((code, i) => `l/${below}#` + codes.slice(i, i + 5).concat(gone.slice(0, 1)).join('.')),
    index: [below],
    '404': [`${below}404.html`],
  };
}

async function main() {
  const tally = new Tally('axe-core'), browser = await openBrowser(), counts = {};
  const phones = [await openPhone(browser, {colorScheme: 'light'}), await openPhone(browser, {colorScheme: 'dark'})];
  for (const language of languages) {
    const kinds = {};
    for (const house of houses)
      for (const [kind, addresses] of Object.entries(addressesOf(house, language)))
        (kinds[kind] ??= []).push(...addresses.map((address) => `${baseOf(house)}/${address}`));
    for (const [kind, urls] of Object.entries(kinds)) {
      const chosen = urls.filter((url, i) => i % Math.ceil(urls.length / MOST) === 0 || urls.length <= MOST + 2);
      for (const [i, url] of chosen.entries()) {
        const page = phones[i % 2];
        await visit(page, 'about:blank');
        await visit(page, url);
        if (kind === 'list') await page.waitForSelector('#lijst[data-ready]');
        await page.evaluate(source);
        const result = await page.evaluate(() => axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}));
        const said = result.violations.map((one) => `${one.id} (${one.nodes.length}): ${one.nodes[0].html.slice(0, 140)}`);
        tally.check(said.length === 0, `${language} ${kind} ${url}: ${said.join(' | ')}`);
        tally.check(page.faults.length === 0, `${url}: ${page.faults.join('; ')}`);
        page.faults = [];
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        tally.check(wide <= 0, `${url}: ${wide} pixels wider than a phone`);
        counts[`${kind} ${language}`] = (counts[`${kind} ${language}`] || 0) + 1;
      }
    }
  }
  await browser.close();
  console.log(Object.entries(counts).map(([kind, count]) => `${kind} ${count}`).join(', '));
  tally.end();
}

main();
