import { unknownName } from '../model/nearest-name.ts';
import { UsageError } from '../errors.ts';
import type { Painter } from '../reporters/text/painter.ts';
import { createPainter } from '../reporters/text/painter.ts';
import { readRulePage, rulePageUrl } from '../rule-pages.ts';
import { rules } from '../rules/index.ts';
import type { Host } from './host.ts';
import { colorFor } from './host.ts';

/** A rule's page of documentation, for a terminal. */
export function explanation(name: string, { stdout, env }: Host): string {
  const rule = rules.find((each) => each.name === name);
  if (!rule) {
    throw new UsageError(
      unknownName(
        'rule',
        name,
        rules.map((each) => each.name),
      ),
    );
  }
  const page = readRulePage(name) ?? `# ${name}\n\n${rule.meta.docs.description}.\n\n${rulePageUrl(name)}\n`;
  return forTerminal(page, createPainter(colorFor(stdout, env, true)));
}

/** Markdown reads well as it is; only what is meant for browsers goes. */
function forTerminal(page: string, paint: Painter): string {
  let fenced = false;
  const lines = page
    .replace(/<!--.*?-->\n*/gs, '')
    .split('\n')
    .map((line) => {
      if (line.startsWith('```')) fenced = !fenced;
      else if (fenced) return `    ${line}`.trimEnd();
      else if (line.startsWith('#')) return paint.strong(line.replace(/^#+ /, ''));
      else return paint.code(line.replace(/\[([^\]]+)\]\((https?:[^)]+)\)/g, '$1 ($2)'));
      return undefined;
    });
  return lines.filter((line) => line !== undefined).join('\n');
}
