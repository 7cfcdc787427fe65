import { posix } from 'node:path';
import markdownIt from 'markdown-it';
import { highlight } from './highlight.js';
import { anchorNames } from './links.ts';
import { addressOf, relativeAddress } from './pages.ts';

/**
 * Plain Markdown as GitHub shows it. The pages know nothing of the site: links to `.md` files become links to its pages,
 * headings get GitHub's anchors, and wide tables scroll by themselves.
 */
export function createMarkdown() {
  const markdown = markdownIt({ html: true, highlight: undefined });
  markdown.core.ruler.push('anchors', (state) => nameHeadings(state.tokens));
  const { rules } = markdown.renderer;
  rules.heading_open = (tokens, at) => `<${tokens[at].tag} id="${tokens[at].attrGet('id')}">`;
  rules.heading_close = (tokens, at) => {
    const { tag } = tokens[at];
    if (tag === 'h1') return '</h1>\n';
    const anchor = tokens[at - 2].attrGet('id');
    return ` <a class="anchor" href="#${anchor}" aria-label="Link to this section">#</a></${tag}>\n`;
  };
  rules.table_open = () => '<div class="table" tabindex="0"><table>\n';
  rules.table_close = () => '</table></div>\n';
  rules.fence = (tokens, at) => codeBlock(tokens[at]);
  rules.link_open = leading('href', rules.link_open);
  const image = rules.image;
  rules.image = leading('src', image);
  return markdown;
}

function nameHeadings(tokens) {
  const nameOf = anchorNames();
  for (const [at, token] of tokens.entries()) {
    if (token.type === 'heading_open') token.attrSet('id', nameOf(tokens[at + 1].content));
  }
}

/** The renderer of a token with its address turned into one of the site. */
function leading(attribute, render) {
  return (tokens, at, options, env, self) => {
    const link = tokens[at].attrGet(attribute);
    tokens[at].attrSet(attribute, siteLink(link, env.page.inputPath.replace(/^\.\//, '')));
    return render === undefined ? self.renderToken(tokens, at, options) : render(tokens, at, options, env, self);
  };
}

function siteLink(link, page) {
  if (/^(?:[a-z]+:|#)/.test(link)) return link;
  const [file, anchor] = link.split('#');
  const address = relativeAddress(addressOf(page), addressOf(posix.join(posix.dirname(page), file)));
  return anchor === undefined ? address : `${address}#${anchor}`;
}

const verdicts = { fail: 'Fails', pass: 'Passes', unknown: 'Stays undecided' };

/** What stands behind the language is a verdict, or the name of the file that the block is. */
function codeBlock({ info, content }) {
  const [language = '', about = ''] = info.split(' ');
  const verdict = about in verdicts ? ` data-verdict="${about}" aria-label="${verdicts[about]}"` : '';
  const file = about.includes('.') ? `<p class="file">${about}</p>` : '';
  const code = `<pre tabindex="0"><code class="language-${language}">${highlight(content, language)}</code></pre>`;
  return `<div class="code"${verdict}>${file}${code}</div>\n`;
}
