import { posix } from 'node:path';

/** What a text in Markdown leads to, and what can be led to in it. */
interface Places {
  readonly links: readonly string[];
  readonly anchors: ReadonlySet<string>;
}

/** As GitHub names the heading, so that a link holds there as well as on the site. */
function anchorOf(heading: string): string {
  const text = heading
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[`*]/g, '')
    .trim();
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}_ -]/gu, '')
    .replaceAll(' ', '-');
}

/** Names headings one after the other: the second one of a name gets a number. */
export function anchorNames(): (heading: string) => string {
  const taken = new Map<string, number>();
  return (heading) => {
    const anchor = anchorOf(heading);
    const before = taken.get(anchor) ?? 0;
    taken.set(anchor, before + 1);
    return before === 0 ? anchor : `${anchor}-${before}`;
  };
}

function placesIn(text: string): Places {
  const prose = text.replace(/^( *)(`{3,}|~{3,}).*\n[\s\S]*?^\1\2$/gm, '').replace(/<!--[\s\S]*?-->/g, '');
  const nameOf = anchorNames();
  const anchors = Array.from(prose.matchAll(/^#{1,6} (.+)$/gm), ([, heading]) => nameOf(heading ?? ''));
  const links = Array.from(prose.replace(/`[^`\n]*`/g, '').matchAll(/\]\(([^)\s]+)\)/g), ([, target]) => target ?? '');
  return { links, anchors: new Set(anchors) };
}

/** Texts by their path in the repository, and whether another file is there. */
export interface Linked {
  readonly texts: ReadonlyMap<string, string>;
  readonly exists: (path: string) => boolean;
}

/** A sentence for each link that leads to nothing, with the page on which it stands. */
export function deadLinks({ texts, exists }: Linked): readonly string[] {
  const places = new Map(Array.from(texts, ([path, text]) => [path, placesIn(text)]));
  const fault = (from: string, link: string): string | undefined => {
    if (/^[a-z]+:/.test(link)) return undefined;
    const [file = '', anchor] = link.split('#');
    const path = file === '' ? from : posix.join(posix.dirname(from), file);
    const page = places.get(path);
    if (page === undefined) return exists(path) ? undefined : `${from}: ${link} leads to a file that is not there`;
    if (anchor === undefined || page.anchors.has(anchor)) return undefined;
    return `${from}: ${link} leads to a heading that ${path} does not have`;
  };
  return Array.from(places, ([from, { links }]) => links.flatMap((link) => fault(from, link) ?? [])).flat();
}
