// Pictures to look at: the pages on a phone of 390 points, by day, in the dark, from right to left, and on a sheet of A4.
'use strict';
const {execFileSync} = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const {web, baseOf, openBrowser, openPhone, visit, Tally} = require('./common.cjs');

const folder = path.join(web, 'pictures');
const shots = [
  ['card', 'p/ello/'], ['card-dark', 'p/ello/', 'dark'], ['card-ar', 'p/ello/ar/'], ['card-fr', 'p/ello/fr/'],
  ['activity', 'p/ebbb/'], ['partner', 'p/ebip/'], ['sensitive', 'p/ehlp/'], ['home', ''], ['home-fa', 'fa/', 'dark'],
  ['agenda', 'agenda/'], ['topic', 't/kinderopvang/'], ['list', 'l/#ello.ebbb.e106.ebip.zzzz'], ['list-ar', 'l/ar/#ello.ebbb.e106.ebip.zzzz'],
  ['ended', 'p/emol/'], ['404', '404.html'],
];
const sheets = [['sheet-card', 'p/ello/'], ['sheet-activity', 'p/ebbb/'], ['sheet-list', 'l/#ello.ebbb.e106.ebip.eopv']];

async function main() {
  const tally = new Tally('pictures'), browser = await openBrowser(), base = baseOf('essen');
  fs.mkdirSync(folder, {recursive: true});
  for (const [name, address, scheme] of shots) {
    const page = await openPhone(browser, {colorScheme: scheme || 'light'});
    await visit(page, `${base}/${address}`);
    if (address.startsWith('l/')) await page.waitForSelector('#lijst[data-ready]');
    await page.screenshot({path: path.join(folder, name + '.png'), fullPage: true});
    tally.check(fs.statSync(path.join(folder, name + '.png')).size > 10000, name);
    await page.context().close();
  }
  for (const [name, address] of sheets) {
    const page = await openPhone(browser, {});
    await visit(page, `${base}/${address}`);
    if (address.startsWith('l/')) await page.waitForSelector('#lijst[data-ready]');
    const file = path.join(folder, name + '.pdf');
    await page.pdf({path: file, preferCSSPageSize: true});
    const pages = +/Pages:\s+(\d+)/.exec(execFileSync('pdfinfo', [file]).toString())[1];
    tally.check(pages === 1, `${name}: ${pages} sheets`);
    execFileSync('pdftoppm', ['-r', '90', '-png', '-singlefile', file, path.join(folder, name)]);
    await page.context().close();
  }
  await browser.close();
  console.log('pictures in ' + folder);
  tally.end();
}

main();
