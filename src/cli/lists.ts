import { profiles } from '../profiles/index.ts';
import { createPainter } from '../reporters/text/painter.ts';
import { indent, wrap } from '../reporters/text/wrap.ts';
import { rulePageUrl } from '../rule-pages.ts';
import { rules } from '../rules/index.ts';
import type { Host } from './host.ts';
import { colorFor } from './host.ts';

interface Listed {
  readonly name: string;
  readonly text: string;
}

/** What there is, as a table for people or as JSON for programs. */
export function listText(
  asked: { readonly what: 'rules' | 'profiles'; readonly format: 'text' | 'json' },
  host: Host,
): string {
  if (asked.format === 'json') {
    const listed = asked.what === 'rules' ? rulesForPrograms() : profiles;
    return `${JSON.stringify(listed, undefined, 2)}\n`;
  }
  const listed: readonly Listed[] =
    asked.what === 'rules'
      ? rules.map(({ name, meta }) => ({ name, text: `${meta.docs.description}.` }))
      : profiles.map(({ name, description }) => ({ name, text: description }));
  return table(listed, host);
}

function rulesForPrograms() {
  return rules.map(({ name, meta }) => ({
    name,
    description: meta.docs.description,
    references: meta.docs.references,
    options: meta.schema,
    url: rulePageUrl(name),
  }));
}

function table(listed: readonly Listed[], { stdout, env }: Host): string {
  const { strong } = createPainter(colorFor(stdout, env, true));
  const widest = Math.max(...listed.map(({ name }) => name.length));
  const room = Math.max(40, (stdout.columns ?? 100) - widest - 2);
  const lines = listed.flatMap(({ name, text }) => {
    const [first = '', ...rest] = wrap(text, room);
    return [`${strong(name.padEnd(widest))}  ${first}`, ...indent(rest, ' '.repeat(widest + 2))];
  });
  return `${lines.join('\n')}\n`;
}
