import type { Profile } from '../src/profiles/profile.ts';
import { profiles } from '../src/profiles/index.ts';

/** The table of docs/profiles.md: every profile with its path, what the user passes on, and how surely it was read. */
export function profilesTable(): string {
  const rows = profiles.map((profile) =>
    [`\`${profile.name}\``, `\`${profile.path}\``, inputsOf(profile), askedOf(profile), evidenceOf(profile)].join(
      ' | ',
    ),
  );
  return [
    '| Profile | Path | Pass on with `--input` | Asks | Read |',
    '| --- | --- | --- | --- | --- |',
    ...rows.map((row) => `| ${row} |`),
  ].join('\n');
}

function inputsOf({ inputs }: Profile): string {
  return inputs.map(({ name, from }) => `\`${name}\`: ${from.replaceAll('|', '\\|')}`).join('<br>') || 'nothing';
}

function askedOf({ requirements, manual }: Profile): string {
  const required = requirements.filter(({ level }) => level === 'required').length;
  const counted = [
    [required, 'required'],
    [requirements.length - required, 'recommended'],
    [manual.length, 'by hand'],
  ] as const;
  return counted.flatMap(([amount, what]) => (amount === 0 ? [] : [`${amount} ${what}`])).join(', ');
}

const surely = { page: 'whole', excerpt: 'in part', code: "vendor's code" } as const;

/** The sources of the requirements, each once; of a profile without any, those of its manual steps. */
function evidenceOf({ requirements, manual }: Profile): string {
  const read = requirements.map(
    ({ evidence: { source, readOn, read: how } }) => `[${new URL(source).host}](${source}), ${surely[how]}, ${readOn}`,
  );
  const linked = manual.map(({ url }) => `[${new URL(url).host}](${url})`);
  return [...new Set(read.length > 0 ? read : linked)].join('<br>');
}
