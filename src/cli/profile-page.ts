import { labelOf } from '../checklist/labels.ts';
import type { Profile, Requirement } from '../profiles/profile.ts';
import { capital, readingOf, whoAndWhen } from '../reporters/checklist/words.ts';

/** A profile as a page of Markdown: what the vendor asks, what it must be asked for, and where all that was read. */
export function profilePage(profile: Profile): string {
  const { name, vendor, description, inputs, requirements, manual, send } = profile;
  return [
    `# ${name}`,
    `${description}.`,
    ...section('What it requires', ofLevel(requirements, 'required')),
    ...section('What it recommends', ofLevel(requirements, 'recommended')),
    ...section(
      // A preset has nobody who could tell.
      vendor === 'AWS' ? 'What only you know' : `What ${vendor} tells you`,
      inputs.map((input) => `- ${capital(input.what)}: \`--input ${input.name}=…\` (${input.from})`),
    ),
    ...section(
      'What is done by hand',
      manual.map((step) => `- ${step.text} (${whoAndWhen(step, profile)})`),
    ),
    ...section(
      `What to send to ${vendor}`,
      send.map((value) => `- ${capital(labelOf(value))}`),
    ),
    ...section('Sources', sourcesOf(profile)),
    `\`pl-lint checklist --profile ${name}\` shows how far your sources are.\n`,
  ].join('\n\n');
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`## ${title}`, lines.join('\n')];
}

function ofLevel(requirements: readonly Requirement[], wanted: Requirement['level']): readonly string[] {
  return requirements
    .filter(({ level }) => level === wanted)
    .map(({ rule, options, evidence }) => {
      const set = options === undefined ? '' : `, ${JSON.stringify(options)}`;
      return `- ${evidence.basis} (\`${rule}\`${set})`;
    });
}

function sourcesOf({ requirements, manual }: Profile): readonly string[] {
  const read = requirements.map(({ evidence }) => {
    const { source, readOn, read: how, sourceDate: date } = evidence;
    return `- ${source} (${readingOf({ readOn, read: how, ...(date !== undefined && { date }) })})`;
  });
  const named = new Set(requirements.map(({ evidence }) => evidence.source));
  const others = manual.flatMap(({ url }) => (named.has(url) ? [] : [`- ${url}`]));
  return [...new Set([...read, ...others])];
}
