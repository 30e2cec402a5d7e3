'use strict';

// The page's own words come with it, in attributes of the body; what became of a click comes from the server. Text is only ever set as text.
(() => {
  const say = document.body.dataset;
  const said = document.getElementById('said');
  const failed = document.getElementById('failed');
  const count = document.getElementById('count');
  const wait = document.getElementById('wait');
  const search = document.getElementById('search');
  const group = document.getElementById('group');
  const buttons = [...document.querySelectorAll('button.send')];
  // How a click is known again: one whose answer got lost is told again as the same.
  const clicks = new WeakMap();
  let isSending = false;
  let freeAt = 0;
  let timer = 0;

  const fold = (text) => text.normalize('NFKC').toLowerCase();
  const entries = [...document.querySelectorAll('article')].map((article) => ({
    article,
    text: fold(`${article.dataset.id} ${article.textContent} ${article.parentElement.querySelector('h2').textContent}`),
  }));

  function filter() {
    const words = fold(search ? search.value : '').split(/\s+/).filter(Boolean);
    const wanted = group ? group.value : '';
    let shown = 0;
    for (const { article, text } of entries) {
      const fits = (!wanted || article.parentElement.id === wanted) && words.every((word) => text.includes(word));
      article.hidden = !fits;
      shown += fits ? 1 : 0;
    }
    for (const section of document.querySelectorAll('section')) {
      section.hidden = !section.querySelector('article:not([hidden])');
    }
    const isFiltered = words.length > 0 || wanted;
    count.textContent = !isFiltered ? '' : shown === 0 ? say.sayNone : say.sayCount.replace('{0}', shown);
  }

  function tick() {
    clearTimeout(timer);
    const left = freeAt - Date.now();
    const isHeld = isSending || left > 0;
    for (const button of buttons) {
      // Not disabled: that would take the focus away from whoever uses the keyboard.
      if (isHeld) {
        button.setAttribute('aria-disabled', 'true');
      } else {
        button.removeAttribute('aria-disabled');
      }
    }
    wait.textContent = !isSending && left > 0 ? say.sayWait.replace('{0}', Math.ceil(left / 1000)) : '';
    if (!isSending && left > 0) {
      timer = setTimeout(tick, Math.min(left, 200));
    }
  }

  function tell(good, bad) {
    said.textContent = good;
    failed.textContent = bad;
  }

  function newClick() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    return [...bytes].map((one) => one.toString(16).padStart(2, '0')).join('');
  }

  async function send(button) {
    if (isSending || Date.now() < freeAt) {
      return;
    }
    isSending = true;
    tick();
    tell(say.saySending, '');
    const patience = setTimeout(() => tell(say.sayQueued, ''), 1500);
    const { id, version } = button.closest('article').dataset;
    const click = clicks.get(button) || newClick();
    clicks.set(button, click);
    try {
      const response = await fetch('?send', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ token: say.token, id, version, click }),
      });
      const answer = await response.json();
      clearTimeout(patience);
      clicks.delete(button);
      freeAt = Date.now() + answer.wait;
      tell(answer.outcome === 'sent' ? answer.text : '', answer.outcome === 'sent' ? '' : answer.text);
    } catch {
      clearTimeout(patience);
      freeAt = Date.now() + 2000;
      tell('', say.sayOffline);
    }
    isSending = false;
    tick();
  }

  for (const button of buttons) {
    button.addEventListener('click', () => send(button));
  }
  for (const image of document.images) {
    const hide = () => image.classList.add('broken');
    if (image.complete && image.naturalWidth === 0 && image.loading !== 'lazy') {
      hide();
    }
    image.addEventListener('error', hide);
  }
  if (search) {
    search.addEventListener('input', filter);
    search.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && search.value) {
        search.value = '';
        filter();
      }
    });
  }
  if (group) {
    group.addEventListener('change', filter);
  }
  filter();
})();
