import { groupBy } from '../../../model/group-by.ts';
import type { Diagnostic } from '../../../model/report.ts';
import type { Sources } from '../../../model/source.ts';
import type { Module } from './declarations.ts';
import type { Declaration, Tables } from './declare.ts';
import { declarationsOf, emptyTables } from './declare.ts';
import { directivesIn } from './comments.ts';
import type { Body } from '../hcl/syntax.ts';
import type { Repeated } from './duplicates.ts';
import { duplicateDeclarations } from './duplicates.ts';
import { readFolder } from './read-folder.ts';
import { checkTopLevel } from './top-level.ts';

export interface ModuleReader {
  load(folder: string): Module | undefined;
  files(): number;
}

/** Reads each folder once in a run; what is wrong with its text is said once, whoever calls it. */
export function moduleReader(sources: Sources, report: (diagnostic: Diagnostic) => void): ModuleReader {
  const read = new Map<string, Module | undefined>();
  return {
    load(folder) {
      if (!read.has(folder)) read.set(folder, loadModule(folder, sources, report));
      return read.get(folder);
    },
    files: () => [...read.values()].reduce((total, module) => total + (module?.files ?? 0), 0),
  };
}

/** Reads the module in a folder; undefined when the folder holds no configuration. */
function loadModule(folder: string, sources: Sources, report: (diagnostic: Diagnostic) => void): Module | undefined {
  const text = readFolder(folder, sources, report);
  if (!text) return undefined;
  for (const body of [...text.bodies, ...text.overrides]) checkTopLevel(body, report);
  const tables = emptyTables();
  enterAll(text.bodies, tables, report);
  const { incomplete } = text;
  overrideAll(text.overrides, tables, (missing) => {
    if (!incomplete) report(missing);
  });
  const directives = [...text.bodies, ...text.overrides].map(directivesIn);
  for (const { diagnostics } of directives) for (const each of diagnostics) report(each);
  const suppressions = directives.flatMap((each) => each.suppressions);
  return { folder, ...tables, incomplete, files: text.files, suppressions };
}

/** Of what is declared more than once, the first declaration counts. */
function enterAll(bodies: readonly Body[], tables: Tables, report: (diagnostic: Diagnostic) => void): void {
  const firsts = new Map<string, Declaration>();
  const surplus: Declaration[] = [];
  for (const declaration of allDeclarations(bodies, tables)) {
    if (firsts.has(declaration.name)) surplus.push(declaration);
    else {
      firsts.set(declaration.name, declaration);
      declaration.enter();
    }
  }
  if (surplus.length === 0) return;
  const again = groupBy(surplus, ({ name }) => name);
  const repeated = [...firsts].flatMap(([name, { at: first }]): readonly Repeated[] => {
    const [second, ...others] = again.get(name) ?? [];
    return second ? [{ name, first, again: [second.at, ...others.map(({ at }) => at)] }] : [];
  });
  for (const diagnostic of duplicateDeclarations(repeated)) report(diagnostic);
}

/** In the order of the files, the last one winning. What overrides nothing is an error, and is read all the same. */
function overrideAll(bodies: readonly Body[], tables: Tables, report: (diagnostic: Diagnostic) => void): void {
  for (const { name, at, exists, mayStandAlone, override } of allDeclarations(bodies, tables)) {
    if (!exists() && !mayStandAlone) {
      const message = `${name} is declared in no other file, so that there is nothing to override. Rename this file, or declare it first.`;
      report({ code: 'override-of-nothing', severity: 'error', message, at });
    }
    override();
  }
}

function* allDeclarations(bodies: readonly Body[], tables: Tables): Iterable<Declaration> {
  for (const body of bodies) for (const block of body.blocks) yield* declarationsOf(block, tables);
}
