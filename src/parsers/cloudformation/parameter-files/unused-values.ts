import { guessOf } from '../../../model/nearest-name.ts';
import type { Diagnostic } from '../../../model/report.ts';
import type { ParseOptions } from '../../../model/resource.ts';
import type { Sources } from '../../../model/source.ts';
import { isWithin, nameOf, pathBelow } from '../paths.ts';
import type { Template } from '../template.ts';
import type { DeploymentFile } from './deployment-file.ts';
import type { Environment } from './sam-config.ts';

/** Values that the user gives, and that no template of the run has a parameter for. */
export function undeclaredValues({ parameters }: ParseOptions, templates: readonly Template[]): readonly Diagnostic[] {
  if (templates.length === 0 || templates.some(({ unread }) => unread)) return [];
  const undeclared = [...parameters].filter(([name]) => !templates.some((template) => template.parameters.has(name)));
  return undeclared.map(([name, { at }]): Diagnostic => {
    const declared = templates.flatMap((template) => [...template.parameters.keys()]);
    const message = `No template that is linted declares the parameter \`${name}\`, so that its value is not used.${guessOf(name, declared)}`;
    return { code: 'undeclared-parameter', severity: 'warning', message, at };
  });
}

/** Values that the configuration of the SAM CLI gives, and that the template has no parameter for: `sam` leaves them out. */
export function undeclaredOverrides(
  environments: readonly Environment[],
  { file, parameters, unread }: Template,
): readonly Diagnostic[] {
  if (unread) return [];
  const template = nameOf(file.path);
  return environments.flatMap(({ values }) => {
    const undeclared = [...values].filter(([name]) => !parameters.has(name));
    return undeclared.map(([name, { at }]): Diagnostic => {
      const message = `${template} declares no parameter \`${name}\`, so that its value is not used.${guessOf(name, [...parameters.keys()])}`;
      return { code: 'undeclared-parameter', severity: 'warning', message, at };
    });
  });
}

/** Deployment files of templates that are not there, or not linted. */
export function unusedFiles(
  files: readonly DeploymentFile[],
  templates: readonly Template[],
  sources: Sources,
): readonly Diagnostic[] {
  const linted = new Set(templates.map(({ file }) => file.path));
  return files.flatMap(({ templates: places, at }): readonly Diagnostic[] => {
    if (places.some((path) => linted.has(path))) return [];
    const there = places.find((path) => sources.exists(path) === 'file');
    const message = there === undefined ? notThere(places, sources) : notLinted(there, sources);
    return [{ code: 'unread-template', severity: there === undefined ? 'warning' : 'note', message, at }];
  });
}

function notLinted(path: string, sources: Sources): string {
  return `\`${fromRoot(path, sources)}\`, which this file deploys, is not linted in this run. Name it as well.`;
}

function notThere(places: readonly string[], sources: Sources): string {
  const inside = new Set(places.filter((place) => isWithin(place, sources.root)));
  const [path, beside] = [...inside].map((place) => `\`${fromRoot(place, sources)}\``);
  if (path === undefined) return 'The path of the template that this file deploys leads out of the repository.';
  const nor = beside === undefined ? '' : `, nor is ${beside} beside this file`;
  return `The template that this file deploys is not there: ${path} from the root of the repository is no file${nor}.`;
}

function fromRoot(path: string, { root }: Sources): string {
  return isWithin(path, root) ? pathBelow(path, root) : nameOf(path);
}
