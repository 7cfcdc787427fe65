import type { LintOptions, LintReport } from '../../src/index.ts';
import { lint, memorySources } from '../../src/index.ts';

/** A cluster whose port is outside of the ranges and whose node type is too small for Segment. */
export const cluster = (name: string, more = ''): string => `
Resources:
  ${name}:
    Type: AWS::Redshift::Cluster
    Properties: { NodeType: dc2.large, Port: 6000${more} }
`;

export async function lintConfigured(
  texts: Readonly<Record<string, string>>,
  options: LintOptions & { readonly paths?: readonly string[] } = {},
): Promise<LintReport> {
  const sources = memorySources(texts, { workingFolder: '/repo', root: '/repo' });
  const { paths = ['/repo'], ...rest } = options;
  return lint(paths, { sources, ...rest });
}

const watched = ['redshift-node-type', 'redshift-port', 'redshift-relocation'];

/** What the rules say that the tests set; a profile asks more and may ask more still. */
export const said = ({ findings }: LintReport): readonly string[] =>
  findings
    .filter(({ rule }) => watched.includes(rule))
    .map(({ severity, rule, address }) => `${severity} ${rule} ${address}`);
