import { stringify } from 'yaml';
import type { Tree } from './template-values.ts';

export const spellings = ['json', 'block', 'flow'] as const;
export type Spelling = (typeof spellings)[number];

/** The same template in one of the spellings that CloudFormation reads. */
export function templateText(tree: Tree, spelling: Spelling): string {
  if (spelling === 'json') return JSON.stringify(tree, null, 2);
  // The same value under two keys would become an alias.
  if (spelling === 'block') return stringify(tree, { aliasDuplicateObjects: false, version: '1.1' });
  const sections = Object.entries(tree).map(([key, section]: [string, Tree]) => `${key}: ${flow(section)}\n`);
  return sections.join('');
}

/** YAML in brackets, with the short forms of functions. */
function flow(tree: Tree): string {
  if (Array.isArray(tree)) return `[${tree.map(flow).join(', ')}]`;
  if (typeof tree !== 'object') return JSON.stringify(tree);
  const entries = Object.entries(tree);
  const [name = '', argument = ''] = entries[0] ?? [];
  if (entries.length === 1 && name === 'Ref') return `!Ref ${JSON.stringify(argument)}`;
  if (entries.length === 1 && name.startsWith('Fn::')) return `!${name.slice(4)} ${flow(argument)}`;
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}: ${flow(each)}`).join(', ')}}`;
}
