/** What the search finds: a page, or a section of it. */
interface Section {
  readonly address: string;
  readonly page: string;
  readonly heading: string;
  readonly text: string;
}

interface Rendered {
  readonly address: string;
  readonly title: string;
  readonly html: string;
}

/** A page by its headings. Samples are left out: they repeat each other, and nobody searches for them. */
export function sectionsOf({ address, title, html }: Rendered): readonly Section[] {
  const [top = '', ...rest] = html.replace(/<pre[\s\S]*?<\/pre>/g, ' ').split(/(?=<h[23] )/);
  const first: Section = { address, page: title, heading: '', text: plain(top.replace(/<h1[\s\S]*?<\/h1>/, '')) };
  const others = rest.map((part) => {
    const [heading = '', anchor = '', inner = ''] = /^<h\d id="([^"]*)">([\s\S]*?) <a class="anchor"/.exec(part) ?? [];
    const text = plain(part.slice(heading.length).replace(/^[\s\S]*?<\/h\d>/, ''));
    return { address: `${address}#${anchor}`, page: title, heading: plain(inner), text };
  });
  return [first, ...others];
}

function plain(html: string): string {
  return html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .trim();
}
