import type * as Yaml from 'yaml';
import type { Diagnostic } from '../../../model/report.ts';
import type { Location, SourceFile } from '../../../model/source.ts';
import type { Data } from '../../../model/value.ts';
import type { Arguments } from '../../embedded/carried.ts';
import { folderOf, resolvePath } from '../paths.ts';
import { readTree } from '../read-template.ts';
import { child, entriesOf, textOf } from '../tree.ts';
import { givenValue, wrongValue } from './given-value.ts';

/** A file from which a stack is kept in step with its repository, or the trouble with it. */
export interface DeploymentFile {
  readonly file: SourceFile;
  /** The places where the template may lie: its path starts from the repository's root. */
  readonly templates: readonly string[];
  readonly at: Location;
  readonly values: ReadonlyMap<string, Data>;
  readonly arguments: Arguments;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads a deployment file of Git sync
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/git-sync-concepts-terms.html).
 */
export function readDeploymentFile(file: SourceFile, root: string, yaml: typeof Yaml): DeploymentFile | undefined {
  const { root: tree, diagnostics } = readTree(file, yaml);
  const named = entriesOf(tree).get('template-file-path');
  const path = textOf(named?.value);
  if (!named || path === undefined) return undefined;
  const values = new Map<string, Data>();
  const places = new Map<string, { at: Location; value: () => Data }>();
  const trouble = [...diagnostics];
  for (const [name, { key, value }] of entriesOf(child(tree, 'parameters'))) {
    const given = givenValue(name, value);
    if (!given) {
      const { message, at } = wrongValue(name, key);
      trouble.push({ code: 'parameter-file', severity: 'warning', message, at });
      continue;
    }
    values.set(name, given);
    places.set(name, { at: key, value: () => given });
  }
  return {
    file,
    templates: [resolvePath(root, path.replace(/^\/+/, '')), resolvePath(folderOf(file.path), path)],
    at: named.value.at,
    values,
    arguments: { named: places },
    diagnostics: trouble,
  };
}
