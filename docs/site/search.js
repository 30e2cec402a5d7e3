// Narrows the lists of the front page to what has all the words that were typed. The list itself is plain HTML, so that the page also serves without a script.
(function () {
  var input = document.getElementById('search');
  var status = document.getElementById('found');
  var items = Array.prototype.slice.call(document.querySelectorAll('[data-search]'));
  document.querySelector('.search').hidden = false;
  function narrow() {
    var words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    var count = 0;
    items.forEach(function (item) {
      var text = item.getAttribute('data-search');
      item.hidden = !words.every(function (word) { return text.indexOf(word) >= 0; });
      if (!item.hidden) { count++; }
    });
    Array.prototype.forEach.call(document.querySelectorAll('.list'), function (list) {
      var empty = !list.querySelector('li:not([hidden])');
      list.hidden = empty;
      list.previousElementSibling.hidden = empty;
    });
    status.textContent = words.length ? count + (count === 1 ? ' page' : ' pages') : '';
  }
  input.addEventListener('input', narrow);
  input.addEventListener('keydown', function (event) {
    if (event.key === 'Escape') { input.value = ''; narrow(); }
    if (event.key === 'Enter') {
      var first = items.filter(function (item) { return !item.hidden; })[0];
      if (first && input.value) { location.href = first.querySelector('a').getAttribute('href'); }
    }
  });
  narrow();
})();
