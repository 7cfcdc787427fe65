import type { Objection } from '../src/rules/other-linters/objections.ts';
import { objections } from '../src/rules/other-linters/objections.ts';
import { skipsOf } from '../src/rules/other-linters/skips.ts';

/** The part of a rule's page on other linters that object to what it asks for; empty when none does. */
export function otherLintersOf(rule: string): string {
  const those = objections[rule] ?? [];
  if (those.length === 0) return '';
  return [
    '## Other linters on a ready set-up',
    'What meets this rule may make other linters complain:',
    those.map(sentenceOf).join('\n'),
    ...new Set(those.map(({ because }) => because)),
    those.length === 1
      ? 'Accept its finding with the reason:'
      : 'Accept the findings of those that you use with the reason:',
    ...those.flatMap(skipTexts),
  ].join('\n\n');
}

function sentenceOf({ tool, id, name, says, source }: Objection): string {
  const called = name === undefined ? '' : ` (${name})`;
  return `- [${tool}](${source}) \`${id}\`${called}: ${says}`;
}

function skipTexts(objection: Objection): readonly string[] {
  return skipsOf(objection).map(
    ({ where, language, text }) => `\`${objection.id}\`, ${where}:\n\n\`\`\`${language}\n${text}\n\`\`\``,
  );
}
