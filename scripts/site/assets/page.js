// What a page can do besides being read: colours, copying, and the search, which is loaded when it is first asked for.
const { root } = document.body.dataset;

document.querySelector('[data-theme-switch]').addEventListener('click', () => {
  const { dataset } = document.documentElement;
  const dark = dataset.theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
  dataset.theme = dark === 'dark' ? 'light' : 'dark';
  localStorage.setItem('theme', dataset.theme);
});

// The list of pages is long: it begins where this page is.
const pages = document.querySelector('#pages');
const current = pages.querySelector('[aria-current]');
if (current !== null) pages.scrollTop = current.offsetTop - pages.clientHeight / 2;

for (const block of document.querySelectorAll('.code')) {
  const button = Object.assign(document.createElement('button'), {
    type: 'button',
    className: 'copy',
    textContent: 'Copy',
  });
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(toCopy(block.querySelector('code')));
    button.textContent = 'Copied';
    setTimeout(() => (button.textContent = 'Copy'), 1500);
  });
  block.append(button);
}

/** Of a transcript only what was typed. */
function toCopy(code) {
  if (!code.classList.contains('language-console')) return code.textContent;
  const typed = code.textContent.split('\n').filter((line) => line.startsWith('$ '));
  return typed.map((line) => line.slice(2)).join('\n');
}

const dialog = document.querySelector('#search');
let loaded;

async function open() {
  if (dialog.open) return;
  dialog.showModal();
  loaded ??= ['minisearch', 'sections', 'search'].reduce(
    (before, name) => before.then(() => load(`${root}assets/${name}.js`)),
    Promise.resolve(),
  );
  await loaded;
}

function load(src) {
  return new Promise((resolve, reject) => {
    const script = Object.assign(document.createElement('script'), { src, onload: resolve, onerror: reject });
    document.head.append(script);
  });
}

document.querySelector('[data-search]').addEventListener('click', open);
document.addEventListener('keydown', (event) => {
  const writing = /^(?:INPUT|TEXTAREA)$/.test(event.target.tagName);
  if ((event.key === '/' && !writing) || (event.key === 'k' && (event.metaKey || event.ctrlKey))) {
    event.preventDefault();
    open();
  }
});
