// Runs before anything is drawn, so that a page does not flash in the other colours.
const chosen = localStorage.getItem('theme');
if (chosen !== null) document.documentElement.dataset.theme = chosen;
