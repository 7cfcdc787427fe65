import prism from 'prismjs';
import loadLanguages from 'prismjs/components/index.js';

// Names that fences use, and what the highlighter calls them.
const languages = {
  yaml: 'yaml',
  hcl: 'hcl',
  ts: 'typescript',
  js: 'javascript',
  json: 'json',
  jsonc: 'json5',
  sh: 'bash',
  console: 'shell-session',
  sql: 'sql',
  toml: 'toml',
};
loadLanguages.silent = true;
loadLanguages(Object.values(languages));

/** The code as HTML with a class for each kind of word; as it is where the language is not told. */
export function highlight(code, language) {
  const name = languages[language];
  return name === undefined ? prism.util.encode(code) : prism.highlight(code, prism.languages[name], name);
}
