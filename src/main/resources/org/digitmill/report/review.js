'use strict';
(function () {
  var header = document.documentElement.dataset.header;
  var cards = Array.from(document.querySelectorAll('#queue li'));
  var panel = document.querySelector('div.review');
  if (!panel || cards.length === 0) return;
  var given = [];
  var current = 0;
  var unsaved = false;

  function answers() {
    return cards.filter(function (card) { return card.dataset.answer !== undefined; });
  }

  function show(scroll) {
    cards.forEach(function (card, index) {
      var answer = card.dataset.answer;
      card.classList.toggle('current', index === current);
      card.classList.toggle('answered', answer !== undefined);
      card.querySelector('.given').textContent = answer === undefined ? ''
        : answer === card.dataset.read ? '✓' : '→ ' + answer;
    });
    document.getElementById('state').textContent = answers().length + ' of ' + cards.length + ' checked'
      + (unsaved ? ', not saved yet' : '');
    if (scroll && cards[current]) cards[current].scrollIntoView({ block: 'center' });
  }

  function move(to) {
    current = Math.max(0, Math.min(cards.length - 1, to));
    show(true);
  }

  function answer(value) {
    given.push({ index: current, before: cards[current].dataset.answer });
    cards[current].dataset.answer = value;
    unsaved = true;
    move(current + 1);
  }

  function undo() {
    var last = given.pop();
    if (!last) return;
    if (last.before === undefined) delete cards[last.index].dataset.answer;
    else cards[last.index].dataset.answer = last.before;
    unsaved = true;
    move(last.index);
  }

  // The start of each line comes as bytes, made where the tables were read, so that no name is ever taken apart here.
  function bytes(encoded) {
    return Uint8Array.from(atob(encoded), function (letter) { return letter.charCodeAt(0); });
  }

  function save() {
    var parts = [bytes(header)];
    answers().forEach(function (card) {
      parts.push(bytes(card.dataset.row), card.dataset.answer + '\r\n');
    });
    var link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob(parts, { type: 'text/csv' }));
    link.download = 'corrections.csv';
    document.body.appendChild(link);
    link.click();
    link.remove();
    unsaved = false;
    show(false);
  }

  function button(text, does, main) {
    var made = document.createElement('button');
    made.type = 'button';
    made.textContent = text;
    if (main) made.className = 'main';
    made.addEventListener('click', does);
    document.getElementById('keys').appendChild(made);
  }

  '0123456789'.split('').forEach(function (digit) { button(digit, function () { answer(digit); }); });
  button('none', function () { answer('none'); });
  button('undo', undo);
  button('Save corrections', save, true);

  document.addEventListener('keydown', function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    var key = event.key;
    if (key >= '0' && key <= '9' && key.length === 1) answer(key);
    else if (key === 'n') answer('none');
    else if (key === 'u' || key === 'Backspace') undo();
    else if (key === 'ArrowRight' || key === 'ArrowDown') move(current + 1);
    else if (key === 'ArrowLeft' || key === 'ArrowUp') move(current - 1);
    else return;
    event.preventDefault();
  });
  cards.forEach(function (card, index) {
    card.addEventListener('click', function () { current = index; show(false); });
  });
  window.addEventListener('beforeunload', function (event) { if (unsaved) event.preventDefault(); });
  panel.hidden = false;
  show(false);
})();
