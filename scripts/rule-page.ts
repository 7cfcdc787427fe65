import type { RuleModule } from '../src/engine/rule.ts';
import { profiles } from '../src/profiles/index.ts';
import { otherLintersOf } from './other-linters.ts';

/** Blocks of a page that are written by `npm run docs`, in the order in which they stand. */
const block = /(<!-- generated[^>]*: begin -->\n)[\s\S]*?(<!-- generated: end -->)/g;

/** The page with its generated blocks replaced; it must have exactly as many. */
export function withGenerated(page: string, blocks: readonly string[]): string {
  let index = 0;
  const updated = page.replace(
    block,
    (_, begin: string, end: string) => `${begin}\n${blocks[index++] ?? ''}\n\n${end}`,
  );
  if (index !== blocks.length) throw new Error(`${blocks.length} generated blocks are due, and the page has ${index}`);
  return updated;
}

/**
 * As it is written here. Laid out in columns, a tenth of all pages would be blanks, in the package and in every SARIF
 * report, and one more row would change all rows.
 */
const asWritten = '<!-- prettier-ignore -->\n';

/** What the rule asks, who asks for it, and which pages state the fact. */
function headOf({ name, meta }: RuleModule): string {
  const asking = profiles
    .flatMap((profile) =>
      profile.requirements
        .filter((requirement) => requirement.rule === name)
        .map((requirement) => ({ profile, ...requirement })),
    )
    .sort((one, other) => orderOf(one).localeCompare(orderOf(other), 'en'));
  const rows = asking.map(
    ({ profile, level, evidence }) =>
      `| \`${profile.name}\` | ${level} | ${evidence.basis.replaceAll('|', '\\|')} | [${hostOf(evidence.source)}](${evidence.source}), read ${evidence.readOn} |`,
  );
  const table = ['| Profile | Level | What its source says | Source |', '| --- | --- | --- | --- |', ...rows];
  const facts = meta.docs.references.map((reference) => `- <${reference}>`);
  return [
    `> ${meta.docs.description}.`,
    ...(rows.length > 0 ? [asWritten + table.join('\n')] : []),
    meta.docs.references.some(isOfVendor) ? 'Where the facts stand:' : 'What AWS says about it:',
    facts.join('\n'),
  ].join('\n\n');
}

function isOfVendor(reference: string): boolean {
  return (
    !/\.amazon\.com$|^registry\.terraform\.io$/.test(hostOf(reference)) ||
    /\/providers\/(?!hashicorp\/)/.test(reference)
  );
}

/** Those that require it first, then by name. */
function orderOf({ profile, level }: { readonly profile: { readonly name: string }; readonly level: string }): string {
  return `${level === 'required' ? 0 : 1} ${profile.name}`;
}

/** The blocks in the order in which a page has them. */
export function blocksOf(rule: RuleModule): readonly string[] {
  const others = otherLintersOf(rule.name);
  return [headOf(rule), others === '' ? optionsOf(rule) : `${optionsOf(rule)}\n\n${others}`];
}

function optionsOf({ meta }: RuleModule): string {
  const options = Object.entries(meta.schema.properties);
  if (options.length === 0) return 'None.';
  const rows = options.map(
    ([name, schema]) => `| \`${name}\` | ${typeOf(schema)} | ${defaultOf(schema)} | ${described(schema)} |`,
  );
  return ['| Option | Type | Default | Meaning |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function hostOf(address: string): string {
  return new URL(address).host;
}

function typeOf(schema: object): string {
  if ('enum' in schema && Array.isArray(schema.enum))
    return schema.enum.map((one) => `\`${JSON.stringify(one)}\``).join(' or ');
  if ('type' in schema && schema.type === 'array') return listType(schema);
  return 'type' in schema ? `\`${String(schema.type)}\`` : '';
}

function listType(schema: object): string {
  const items = 'items' in schema ? schema.items : undefined;
  if (typeof items !== 'object' || items === null || !('type' in items)) return 'list';
  return items.type === 'array' ? 'list of pairs of integers' : `list of ${String(items.type)}s`;
}

function defaultOf(schema: object): string {
  return 'default' in schema ? `\`${JSON.stringify(schema.default)}\`` : 'none';
}

function described(schema: object): string {
  return 'description' in schema ? String(schema.description).replaceAll('|', '\\|') : '';
}
