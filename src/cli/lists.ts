import type { Profile } from '../profiles/profile.ts';
import { profiles } from '../profiles/index.ts';
import { createPainter } from '../reporters/text/painter.ts';
import { indent, wrap } from '../reporters/text/wrap.ts';
import { rulePageUrl } from '../rule-pages.ts';
import { rules } from '../rules/index.ts';
import { subjectOf, subjects } from '../rules/subjects.ts';
import type { ListCommand } from './commands/list.ts';
import type { Host } from './host.ts';
import { colorFor } from './host.ts';

interface Listed {
  readonly name: string;
  readonly text: string;
  /** The heading that it stands under. */
  readonly group: string;
}

/** What there is, as a table for people or as JSON for programs. */
export function listText(asked: ListCommand, host: Host): string {
  if (asked.format === 'json') {
    const listed = asked.what === 'rules' ? rulesForPrograms() : profiles;
    return `${JSON.stringify(listed, undefined, 2)}\n`;
  }
  return asked.what === 'rules'
    ? table(
        rules.map(({ name, meta }) => ({ name, text: `${meta.docs.description}.`, group: titleOf(name) })),
        subjects.map(({ title }) => title),
        host,
      )
    : table(
        profiles.map(({ name, description, ...profile }) => ({ name, text: description, group: pathOf(profile) })),
        [...Object.values(paths), presets],
        host,
      );
}

function rulesForPrograms() {
  return rules.map(({ name, meta }) => ({
    name,
    subject: titleOf(name),
    description: meta.docs.description,
    references: meta.docs.references,
    options: meta.schema,
    url: rulePageUrl(name),
  }));
}

function titleOf(name: string): string {
  return subjectOf(name)?.title ?? '';
}

const paths: Readonly<Record<Profile['path'], string>> = {
  'endpoint-service': 'Through an endpoint service on a Network Load Balancer',
  'redshift-managed': 'Over an endpoint that Redshift manages',
  'vpc-lattice': 'Through a VPC Lattice resource',
  'msk-multi-vpc': "Over Kafka's multi-VPC connectivity",
  brokered: 'Brokered by Snowflake, Databricks or the vendor',
  consumer: 'Your own endpoints',
};

const presets = 'Presets: whoever connects';

function pathOf({ path, vendor }: Pick<Profile, 'path' | 'vendor'>): string {
  return vendor === 'AWS' ? presets : paths[path];
}

/** Under headings, in alphabetic order; all names take as many columns as the longest. */
function table(listed: readonly Listed[], groups: readonly string[], { stdout, env }: Host): string {
  const { strong, dim } = createPainter(colorFor(stdout, env, true));
  const widest = Math.max(...listed.map(({ name }) => name.length));
  const room = Math.max(40, (stdout.columns ?? 100) - widest - 2);
  const sections = groups.map((group) => {
    const those = listed.filter((one) => one.group === group).sort((one, other) => (one.name < other.name ? -1 : 1));
    const lines = those.flatMap(({ name, text }) => {
      const [first = '', ...rest] = wrap(text, room);
      return [`${strong(name.padEnd(widest))}  ${first}`, ...indent(rest, ' '.repeat(widest + 2))];
    });
    return those.length === 0 ? '' : `${dim(group)}\n${lines.join('\n')}\n`;
  });
  return sections.filter((section) => section !== '').join('\n');
}
