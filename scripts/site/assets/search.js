// Searches the sections of all pages, which are loaded before this file. `page.js` opens the dialog.
{
  const { root } = document.body.dataset;
  const dialog = document.querySelector('#search');
  const input = dialog.querySelector('input');
  const list = dialog.querySelector('ol');
  const index = new MiniSearch({
    fields: ['page', 'heading', 'text'],
    storeFields: ['address', 'page', 'heading', 'text'],
    // Names of rules and flags are found as a whole and by their words.
    tokenize: (text) => text.split(/[^\p{L}\p{N}_-]+/u).flatMap((word) => [word, ...word.split(/[-_]+/)]),
    searchOptions: { boost: { page: 4, heading: 3 }, prefix: true, fuzzy: 0.15, combineWith: 'AND' },
  });
  index.addAll(window.sections.map((section, id) => ({ id, ...section })));

  function show() {
    const found = index.search(input.value).slice(0, 12);
    list.replaceChildren(...found.map(itemOf));
    choose(list.firstElementChild);
    if (found.length === 0 && input.value !== '') list.textContent = 'Nothing found.';
  }

  function itemOf({ address, page, heading, text, terms }) {
    const link = Object.assign(document.createElement('a'), { href: root + address });
    const title = Object.assign(document.createElement('strong'), {
      textContent: [page, heading].filter(Boolean).join(' › '),
    });
    const part = Object.assign(document.createElement('span'), { textContent: around(text, terms) });
    link.append(title, part);
    link.addEventListener('click', () => dialog.close());
    const item = document.createElement('li');
    item.append(link);
    return item;
  }

  /** The text from a little before the first word that was found. */
  function around(text, terms) {
    const places = terms.map((term) => text.toLowerCase().indexOf(term)).filter((place) => place >= 0);
    const start = Math.max(0, Math.min(...places, text.length) - 40);
    const from = places.length === 0 || start === 0 ? 0 : text.indexOf(' ', start) + 1;
    return `${from > 0 ? '… ' : ''}${text.slice(from, from + 140)}${text.length > from + 140 ? ' …' : ''}`;
  }

  function choose(item) {
    list.querySelector('.chosen')?.classList.remove('chosen');
    item?.classList.add('chosen');
    item?.scrollIntoView({ block: 'nearest' });
  }

  input.addEventListener('input', show);
  input.addEventListener('keydown', (event) => {
    const chosen = list.querySelector('.chosen');
    if (event.key === 'ArrowDown') choose(chosen?.nextElementSibling ?? list.firstElementChild);
    else if (event.key === 'ArrowUp') choose(chosen?.previousElementSibling ?? list.lastElementChild);
    else if (event.key === 'Enter') chosen?.querySelector('a').click();
    else return;
    event.preventDefault();
  });
  // What was typed while the index was loaded.
  show();
}
