// The list: reads the codes behind the #, which no server is told, and shows what their cards say.
(function () {
  'use strict';
  var place = document.getElementById('lijst'), words = JSON.parse(document.getElementById('woorden').textContent);
  var root = place.dataset.root, folder = place.dataset.folder, language = document.documentElement.lang;
  var cards = {}, base = '';
  var MOST = 50;
  // Each data script calls this.
  window.wegwijzer = function (url, found) { base = url; for (var code in found) cards[code] = found[code]; };

  function codes() {
    var seen = {};
    return location.hash.slice(1).toLowerCase().split('.').filter(function (code) {
      var good = /^[a-z0-9]{4}$/.test(code) && !seen[code];
      seen[code] = true;
      return good;
    }).slice(0, MOST);
  }
  function load(starts, done) {
    var left = starts.length;
    if (!left) done();
    starts.forEach(function (start) {
      var script = document.createElement('script');
      script.src = root + 'l/d/' + start + '.js';
      script.onload = script.onerror = function () { if (--left === 0) done(); };
      document.head.appendChild(script);
    });
  }
  function element(name, className, text, parent) {
    var made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    if (parent) parent.appendChild(made);
    return made;
  }
  function dutch(made) { if (language !== 'nl') { made.lang = 'nl'; made.dir = 'ltr'; } return made; }
  function day(text) {
    return new Date(text.slice(0, 10)).toLocaleDateString(language === 'ar' ? 'ar-u-nu-latn' : language + '-u-ca-gregory-nu-latn',
      {weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC'});
  }
  function hour(text) { return language === 'nl' ? text.slice(11).replace(':', '.') : text.slice(11); }
  function until(text) { return hour(text) + (language === 'nl' ? '\u00a0uur' : language === 'de' ? '\u00a0Uhr' : ''); }
  function span(from, to) { return words.tot.replace('%s', from).replace('%s', to); }
  function when(date) {
    if (date[0].length === 10) return day(date[0]) + ', ' + words.dag;
    if (!date[1]) return day(date[0]) + ', ' + until(date[0]);
    return day(date[0]) + ', ' + span(hour(date[0]), until(date[1]));
  }
  function utc(text, ahead) { return new Date(Date.parse(text + (text.length > 10 ? ':00Z' : 'T00:00:00Z')) - ahead * 6e4); }
  function coming(card) {
    return (card.e || []).filter(function (date) { return utc(date[1] || date[0], date[1] ? date[3] : date[2]) > new Date(); });
  }
  function button(parent, main, href, icon, label, name) {
    var link = element('a', 'button' + (main ? ' main' : ''), '', parent);
    link.href = href;
    var inside = element('span', '', '', link);
    element('span', 'i i-' + icon, '', inside).setAttribute('aria-hidden', 'true');
    inside.append(label);
    element('span', 'vh', ': ' + name, inside);
  }
  function link(parent, code, card) {
    var title = card.x && card.x[language], here = element('a', '', title || card.t || code, parent);
    here.href = root + 'p/' + code + '/' + (title ? folder : '') + 'index.html';
    return title ? here : dutch(here);
  }
  function showDate(item, card) {
    if (!card.e) return;
    var next = coming(card)[0];
    var line = element('time', '', next ? when(next) : words.geen, item);
    if (next) line.dateTime = next[0];
    if (next && next[4]) element('strong', 'status', ' ' + [words.volzet, words.verplaatst, words.afgelast][next[4] - 1], item);
    if (next && next[6]) dutch(element('span', 'm', next[6], item));
  }
  function showCard(list, code) {
    var card = cards[code], item = element('li', '', '', list);
    item.id = 'kaart-' + code;
    var name = element('h2', '', '', item);
    if (!card || card.g) {
      name.textContent = words.weg;
      element('span', 'm', code, item);
      if (card && card.r && cards[card.r]) link(element('p', '', words.plaats + ': ', item), card.r, cards[card.r]);
      return;
    }
    link(name, code, card);
    if (card.c) element('p', 'warn', words.eerst, item);
    showDate(item, card);
    if (card.p) element('bdi', '', card.p, element('b', 'm', '', item)).dir = 'ltr';
    if (card.w) dutch(element('span', 'm', card.w + (card.a ? ', ' + card.a : ''), item));
    if (card.f) element('span', 'm', words.vrij, item);
    var row = element('div', 'actions', '', item), title = (card.x && card.x[language]) || card.t;
    if (card.d) button(row, true, 'tel:' + card.d, 'phone', words.bel, title);
    if (coming(card).length) button(row, !card.d, root + 'p/' + code + '/' + code + '.ics', 'calendar', words.agenda, title);
    if (card.v) button(row, false, root + 'p/' + code + '/' + code + '.vcf', 'person', words.contact, title);
  }

  // iCalendar, as the files of the cards have it (RFC 5545): escaped, folded at 75 bytes.
  function escaped(text) { return text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n'); }
  function folded(line) {
    var out = '', bytes = 0, encoder = new TextEncoder();
    Array.from(line).forEach(function (sign) {
      var size = encoder.encode(sign).length;
      if (bytes + size > 74) { out += '\r\n '; bytes = 1; }
      out += sign;
      bytes += size;
    });
    return out + '\r\n';
  }
  function basic(moment) { return moment.toISOString().replace(/[-:]|\.\d+/g, ''); }
  function event(code, card, date) {
    var days = date[0].length === 10, host = base.replace(/^\w+:\/\//, '').replace(/[:\/].*$/, '');
    var name = card.t + (date[4] === 1 ? ' (volzet)' : '');
    var id = (days ? date[0] + 'T00:00' : date[0]).replace(/[-:]/g, '');
    var lines = ['BEGIN:VEVENT', 'UID:' + code + '-' + id + '@' + host.slice(0, 40), 'DTSTAMP:' + basic(new Date())];
    if (days) lines.push('DTSTART;VALUE=DATE:' + date[0].replace(/-/g, ''), 'DTEND;VALUE=DATE:' + date[1].replace(/-/g, ''));
    else lines.push('DTSTART:' + basic(utc(date[0], date[2])));
    if (!days && date[1] > date[0]) lines.push('DTEND:' + basic(utc(date[1], date[3])));
    lines.push('SUMMARY:' + escaped(name));
    if (date[5] || card.o) lines.push('LOCATION:' + escaped(date[5] || card.o));
    lines.push('URL:' + base + '/p/' + code + '/', 'STATUS:' + (date[4] === 3 ? 'CANCELLED' : 'CONFIRMED'));
    if (date[6]) lines.push('DESCRIPTION:' + escaped(date[6]));
    return lines.concat('END:VEVENT').map(folded).join('');
  }
  function calendar(list) {
    var text = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Wegwijzer//NL\r\n';
    list.forEach(function (code) {
      coming(cards[code] || {}).forEach(function (date) { text += event(code, cards[code], date); });
    });
    return text + 'END:VCALENDAR\r\n';
  }
  function show() {
    var list = codes(), starts = {}, more = {};
    document.querySelectorAll('.languages a').forEach(function (a) { a.hash = location.hash; });
    list.forEach(function (code) { starts[code.slice(0, 3)] = true; });
    load(Object.keys(starts), function () {
      list.forEach(function (code) { if (cards[code] && cards[code].r) more[cards[code].r.slice(0, 3)] = true; });
      load(Object.keys(more).filter(function (start) { return !starts[start]; }), function () { draw(list); });
    });
  }
  function draw(list) {
    var lines = element('ul', 'cards', ''), all = document.getElementById('alles');
    list.forEach(function (code) { showCard(lines, code); });
    place.replaceChildren(lines);
    if (!list.length) lines.remove();
    document.getElementById('leeg').hidden = list.length > 0;
    document.getElementById('samen').hidden = list.length === 0;
    all.hidden = !list.some(function (code) { return cards[code] && coming(cards[code]).length; });
    if (!all.hidden) all.href = URL.createObjectURL(new Blob([calendar(list)], {type: 'text/calendar'}));
    document.querySelectorAll('.paper').forEach(function (line) { line.textContent = base.replace(/^\w+:\/\//, '') + '/l/' + location.hash; });
    place.dataset.ready = list.length;
  }
  window.addEventListener('hashchange', show);
  show();
})();
