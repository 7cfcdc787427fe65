import { guessOf } from '../model/nearest-name.ts';
import { UsageError } from '../errors.ts';
import { profiles } from '../profiles/index.ts';
import { namesOf, profilesNamed } from '../profiles/names.ts';
import { createPainter } from '../reporters/text/painter.ts';
import { readRulePage, rulePageUrl } from '../rule-pages.ts';
import { rules } from '../rules/index.ts';
import type { Host } from './host.ts';
import { colorFor } from './host.ts';
import { forTerminal } from './markdown-page.ts';
import { profilePage } from './profile-page.ts';

/** What a rule or a profile asks and why, for a terminal. */
export function explanation(name: string, { stdout, env }: Host): string {
  const page = rulePage(name) ?? profilePages(name);
  if (page === undefined) throw new UsageError(unknown(name));
  return forTerminal(page, {
    paint: createPainter(colorFor(stdout, env, true)),
    width: Math.max(60, Math.min(stdout.columns ?? 100, 120)),
  });
}

function rulePage(name: string): string | undefined {
  const rule = rules.find((each) => each.name === name);
  if (!rule) return undefined;
  return readRulePage(name) ?? `# ${name}\n\n${rule.meta.docs.description}.\n\n${rulePageUrl(name)}\n`;
}

/** A vendor's name stands for all of its connections. */
function profilePages(name: string): string | undefined {
  const named = profilesNamed(name, profiles);
  return named.length === 0 ? undefined : named.map(profilePage).join('\n');
}

function unknown(name: string): string {
  const { vendors } = namesOf(profiles);
  const names = [...rules.map((rule) => rule.name), ...profiles.map((profile) => profile.name), ...vendors];
  return `There is no rule or profile "${name}".${guessOf(name, names)} \`pl-lint rules\` and \`pl-lint profiles\` list them.`;
}
