// What the tests of the pages share: the houses, their facts, a browser that finds their hosts on loopback.
'use strict';
const {execFileSync} = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const {chromium} = require('playwright-core');

const web = process.env.WEB, port = process.env.PORT;
const houses = fs.readdirSync(web).filter((name) => name.endsWith('.sqlite')).map((name) => name.slice(0, -7)).sort();

function ask(house, sql) {
  const text = execFileSync('sqlite3', ['-json', path.join(web, house + '.sqlite'), sql], {maxBuffer: 1 << 28}).toString();
  return text.trim() ? JSON.parse(text) : [];
}

function baseOf(house) { return ask(house, 'SELECT base_url FROM house')[0].base_url; }

async function openBrowser() {
  return chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync', '--ignore-certificate-errors',
      `--host-resolver-rules=MAP * 127.0.0.1:${port}`],
  });
}

// The page of a visitor's phone; it remembers what it asked of any other host, and every error.
async function openPhone(browser, more) {
  const context = await browser.newContext(Object.assign({viewport: {width: 390, height: 844}, deviceScaleFactor: 2,
    ignoreHTTPSErrors: true, locale: 'nl-BE', timezoneId: 'Europe/Brussels'}, more));
  const page = await context.newPage();
  page.faults = [];
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (/^https?:$/.test(url.protocol) && page.host && url.host !== page.host) page.faults.push('asked ' + request.url());
  });
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 404/.test(message.text())) page.faults.push(message.text());
  });
  page.on('pageerror', (error) => page.faults.push(String(error)));
  return page;
}

async function visit(page, url) {
  page.host = new URL(url).host;
  return page.goto(url, {waitUntil: 'load'});
}

// As nginx serves it.
function fetchFile(url, file) {
  const host = new URL(url).host;
  execFileSync('curl', ['-ksS', '--fail', '--connect-to', `${host}:443:127.0.0.1:${port}`, '-o', file, url]);
  return file;
}

function parse(files) {
  if (!files.length) return [];
  return execFileSync(path.join(web, 'parse'), files, {maxBuffer: 1 << 28}).toString().trim().split('\n').map((line) => JSON.parse(line));
}

class Tally {
  constructor(name) { this.name = name; this.passed = 0; this.failed = []; }
  check(good, what) { if (good) this.passed++; else this.failed.push(what); }
  end() {
    this.failed.slice(0, 30).forEach((what) => console.log('  ' + what));
    console.log(`${this.name}: ${this.passed} passed, ${this.failed.length} failed`);
    if (this.failed.length) process.exitCode = 1;
  }
}

module.exports = {web, houses, ask, baseOf, openBrowser, openPhone, visit, fetchFile, parse, Tally};
