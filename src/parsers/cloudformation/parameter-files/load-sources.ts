import type { ParseOptions } from '../../../model/resource.ts';
import type { SourceFile, Sources } from '../../../model/source.ts';
import { readDeploymentFile } from './deployment-file.ts';
import type { ParameterSources } from './deployments-of.ts';
import { configReaders } from './deployments-of.ts';
import { samConfigBeside } from './sam-config.ts';

interface Found {
  /** Paths of the templates. */
  readonly templates: readonly string[];
  readonly deploymentFiles: readonly SourceFile[];
}

/** Finds what gives values to parameters, and loads what reads it. */
export async function parameterSources(
  { templates, deploymentFiles: files }: Found,
  sources: Sources,
  options: ParseOptions,
): Promise<ParameterSources> {
  const configs = new Set(templates.flatMap((path) => samConfigBeside(path, sources)?.path ?? []));
  const isToml = (path: string): boolean => path.endsWith('.toml');
  const toml = [...configs].some(isToml) ? await import('smol-toml') : undefined;
  const yaml = files.length > 0 || [...configs].some((path) => !isToml(path)) ? await import('yaml') : undefined;
  const deploymentFiles = yaml ? files.flatMap((file) => readDeploymentFile(file, sources.root, yaml) ?? []) : [];
  return { sources, options, deploymentFiles, readers: configReaders(toml, yaml) };
}
