// What a page can do better with the reader's own browser: all of it reads well without.
(function () {
  'use strict';
  function brussels() {
    var parts = {};
    new Intl.DateTimeFormat('en-GB', {timeZone: 'Europe/Brussels', year: 'numeric', month: '2-digit', day: '2-digit',
      hour: '2-digit', minute: '2-digit', hourCycle: 'h23'}).formatToParts(new Date()).forEach(function (part) {
      parts[part.type] = part.value;
    });
    return {day: parts.year + '-' + parts.month + '-' + parts.day, minute: parts.hour * 60 + +parts.minute};
  }
  function two(number) { return (number < 10 ? '0' : '') + number; }
  function dayBefore(day) { return new Date(Date.parse(day) - 864e5).toISOString().slice(0, 10); }
  function blocksOf(rules, day) {
    var weekday = new Date(day).getUTCDay() || 7, text = day in rules ? rules[day] : rules[weekday];
    return (text || '').split(',').filter(Boolean).map(function (block) { return block.split('-').map(Number); });
  }
  // Until which minute it is open, or 0; a block may run past midnight.
  function openUntil(rules, now) {
    var until = 0;
    blocksOf(rules, now.day).forEach(function (b) { if (b[0] <= now.minute && now.minute < b[1]) until = b[1]; });
    blocksOf(rules, dayBefore(now.day)).forEach(function (b) { if (now.minute + 1440 < b[1]) until = b[1]; });
    return until;
  }
  function sayOpen(element) {
    var rules = {}, parts = element.dataset.hours.split(';'), last = parts.shift(), now = brussels();
    if (now.day > last) return;
    parts.forEach(function (part) { var at = part.indexOf(':'); rules[part.slice(0, at)] = part.slice(at + 1); });
    var open = openUntil(rules, now), until = open % 1440, dot = document.documentElement.lang === 'nl' ? '.' : ':';
    if (open) element.classList.add('yes');
    element.textContent = open
      ? element.dataset.open.replace('%s', Math.floor(until / 60) + dot + two(until % 60)) : element.dataset.closed;
    element.hidden = false;
  }
  function start() {
    var now = brussels(), stamp = now.day + 'T' + two(Math.floor(now.minute / 60)) + ':' + two(now.minute % 60);
    document.querySelectorAll('[data-hours]').forEach(sayOpen);
    document.querySelectorAll('[data-end]').forEach(function (item) { if (item.dataset.end < stamp) item.hidden = true; });
    var share = document.getElementById('deel'), print = document.getElementById('druk'),
      leave = document.querySelector('.leave a');
    if (share && navigator.share) {
      share.hidden = false;
      share.addEventListener('click', function () {
        navigator.share({title: document.title, url: location.href}).catch(function () {});
      });
    }
    if (print) print.addEventListener('click', function () { window.print(); });
    // The button to go back must not lead here again.
    if (leave) leave.addEventListener('click', function (event) { event.preventDefault(); location.replace(leave.href); });
  }
  try { start(); } catch (error) { /* an old browser keeps the page as it is */ }
})();
