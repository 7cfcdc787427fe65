import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rules } from '../src/rules/index.ts';
import { subjectOf, subjects } from '../src/rules/subjects.ts';

/** The rules under what they are about, for docs/rules/README.md. */
export function rulesList(): string {
  return subjects
    .map((subject) => {
      const about = rules.filter(({ name }) => subjectOf(name) === subject);
      const lines = about.map(({ name, meta }) => `- [\`${name}\`](${name}.md): ${meta.docs.description}.`);
      return `## ${subject.title}\n\n${lines.join('\n')}`;
    })
    .join('\n\n');
}

/** The decisions in the order in which they were taken, for docs/decisions/README.md. */
export function decisionsList(): string {
  const folder = fileURLToPath(new URL('../docs/decisions/', import.meta.url));
  const files = readdirSync(folder).filter((file) => /^\d{4}-.*\.md$/.test(file) && !file.startsWith('0000'));
  const lines = files.sort().map((file) => {
    const title = /^# \d+: (.+)$/m.exec(readFileSync(`${folder}${file}`, 'utf8'))?.[1] ?? file;
    return `- [${title}](${file})`;
  });
  return `## What was decided\n\n${lines.join('\n')}`;
}
