import { profilePage } from '../src/cli/profile-page.ts';
import type { Profile } from '../src/profiles/profile.ts';
import { profiles } from '../src/profiles/index.ts';

/** Profiles that one page shows: those of a vendor, or the presets, which are of nobody. */
interface Family {
  readonly file: string;
  readonly title: string;
  readonly members: readonly Profile[];
}

const familyOf = ({ name, vendor }: Profile): string => (vendor === 'AWS' ? 'presets' : (name.split('/')[0] ?? name));

/** By title; the presets last. */
const families: readonly Family[] = [...new Set(profiles.map(familyOf))]
  .map((file) => {
    const members = profiles.filter((profile) => familyOf(profile) === file);
    return { file, members, title: file === 'presets' ? 'Presets' : (members[0]?.vendor ?? file) };
  })
  .sort((one, other) => orderOf(one).localeCompare(orderOf(other), 'en'));

function orderOf({ file, title }: Family): string {
  return `${file === 'presets' ? 1 : 0} ${title}`;
}

/** The list of docs/profiles.md: every vendor with its connections. */
export function profilesList(): string {
  return families
    .map(({ file, title, members }) => {
      const names = members.map((profile) => `\`${profile.name}\` (${askedOf(profile)})`);
      return `- [${title}](profiles/${file}.md): ${names.join(', ')}`;
    })
    .join('\n');
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

/** What `pl-lint explain` says of each vendor, as a page with links to the rules. */
export const vendorPages: ReadonlyMap<string, string> = new Map(
  families.map(({ file, title, members }) => [
    `docs/profiles/${file}.md`,
    `# ${title}\n\n${members.map(partOf).join('\n')}`,
  ]),
);

function partOf(profile: Profile): string {
  return (
    profilePage(profile)
      .replace(/^#/gm, '##')
      .replace(/^## (.+)$/m, '## `$1`')
      .replace(/\(`([a-z-]+)`(?=[,)])/g, '([`$1`](../rules/$1.md)')
      .replace(/, (\{.*\})\)$/gm, ', `$1`)')
      // Outside of code a bracket would begin a tag.
      .replace(/(?<=^[^`]*(?:`[^`]*`[^`]*)*)<(?=[a-z]+>)/gm, '&lt;')
      .replace(/(?<=^- |\()(https:[^\s)]+)/gm, '<$1>')
  );
}
