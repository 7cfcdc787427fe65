import { createHash } from 'node:crypto';
import { always, never } from '../../../model/guard.ts';
import type { SourceFile } from '../../../model/source.ts';
import type { Data, Unknown } from '../../../model/value.ts';
import { rewritten } from '../../../model/provenance.ts';
import { known } from '../../../model/value.ts';
import { isText } from '../../../model/source.ts';
import { distribute } from '../evaluate/alternatives.ts';
import type { Entries } from '../evaluate/collections.ts';
import { entriesOf } from '../evaluate/collections.ts';
import { evaluate } from '../evaluate/evaluate.ts';
import { toText } from '../evaluate/scalars.ts';
import { callIdentity, computedAt, unknownResult } from '../evaluate/symbolic.ts';
import { parseHclTemplate } from '../hcl/parse.ts';
import { relativePath, resolvePath } from '../load/paths.ts';
import { fileset } from './fileset.ts';
import type { CallSite, MovingFunction } from './function-types.ts';
import { rememberFile } from './text-files.ts';
import { liesOutside, unreadFile } from './unread-files.ts';

/** Runs a function for the path in the first argument; relative ones start from the folder that Terraform runs in. */
function onPath(compute: (path: string, call: CallSite, args: readonly Data[]) => Data): MovingFunction {
  return (args, call) => {
    const [path] = args;
    if (!path) return call.run.fault(call.at, `${call.name} takes a path.`);
    return distribute([path], computedAt(call.at, args), ([single]) => {
      if (!single) return call.run.fault(call.at, `${call.name} takes a path.`);
      const text = toText(single, call.at, call.run);
      if (typeof text !== 'string')
        return unknownResult(text, computedAt(call.at, args), callIdentity(call.name, [single]));
      return compute(resolvePath(call.run.unit.root, text), call, args);
    });
  };
}

function fileAt(path: string, call: CallSite): SourceFile | Unknown {
  const file = call.run.sources.read(path);
  if (isText(file)) return file;
  if (file.problem !== 'missing' && file.problem !== 'not-a-file') return unreadFile(path, file.problem, call);
  return call.run.fault(call.at, `There is no file ${relativePath(call.run.unit.root, path)}.`);
}

const wholeFile = onPath((path, call, args) => {
  const file = fileAt(path, call);
  if ('state' in file) return file;
  const text = known(file.text, computedAt(call.at, args));
  rememberFile(text, file, call.run);
  return text;
});

function ofText(compute: (text: string) => string): MovingFunction {
  return onPath((path, call, args) => {
    const file = fileAt(path, call);
    return 'state' in file ? file : known(compute(file.text), computedAt(call.at, args));
  });
}

const templatefile = onPath((path, call, args) => {
  const file = fileAt(path, call);
  if ('state' in file) return file;
  if (call.scope.inTemplate) return call.run.fault(call.at, 'A template cannot use templatefile.');
  const text = rendered(file, call, args);
  rememberFile(text, file, call.run);
  return text;
});

/** The template is a string that stands elsewhere; one written in the call would be evaluated there. */
function templatestring(args: readonly Data[], call: CallSite): Data {
  const [template] = args;
  const [written] = call.at.args;
  const isReference = written?.type === 'get-attribute' || written?.type === 'index' || written?.type === 'variable';
  if (!template || !isReference) return call.run.fault(call.at, 'templatestring takes a reference to a template.');
  return distribute([template], computedAt(call.at, args), ([single]) => {
    const text = single ? toText(single, call.at, call.run) : '';
    if (typeof text !== 'string') return unknownResult(text, computedAt(call.at, args));
    return rendered({ path: call.at.file.path, text }, call, args);
  });
}

/** The text of a template for the variables in the second argument. */
function rendered(file: SourceFile, call: CallSite, args: readonly Data[]): Data {
  const [, variables] = args;
  const { entries, rest, wrong } = variables ? entriesOf(variables) : noEntries;
  if (wrong === always) return call.run.fault(call.at, `${call.name} takes a map of variables.`);
  const names = new Map<string, Data>([...entries].map(([name, entry]) => [name, entry.value]));
  const read = (reference: readonly string[]): Data => {
    const [open] = rest;
    if (open) return unknownResult(open.value, { at: call.at });
    return call.run.fault(call.at, `The template uses ${reference[0] ?? ''}, which it is not given.`);
  };
  const { expression, problems } = parseHclTemplate(file);
  const [problem] = problems;
  if (problem) return call.run.fault(call.at, `The template cannot be read: ${problem.message}.`);
  const scope = { ...call.scope, names, references: { read }, inTemplate: true as const };
  return rewritten(evaluate(expression, scope), computedAt(call.at, args));
}

const noEntries: Entries = { entries: new Map(), rest: [], absent: never, wrong: never };

function hash(algorithm: 'md5' | 'sha1' | 'sha256' | 'sha512', encoding: 'hex' | 'base64'): MovingFunction {
  return ofText((text) => createHash(algorithm).update(text).digest(encoding));
}

function fileExists(path: string, call: CallSite): Data {
  if (liesOutside(path, call)) return unreadFile(path, 'outside', call);
  return known(call.run.sources.exists(path) === 'file', { at: call.at });
}

export const fileFunctions: ReadonlyMap<string, MovingFunction> = new Map([
  ['file', wholeFile],
  ['filebase64', ofText((text) => Buffer.from(text).toString('base64'))],
  ['filemd5', hash('md5', 'hex')],
  ['filesha1', hash('sha1', 'hex')],
  ['filesha256', hash('sha256', 'hex')],
  ['filesha512', hash('sha512', 'hex')],
  ['filebase64sha256', hash('sha256', 'base64')],
  ['filebase64sha512', hash('sha512', 'base64')],
  ['fileexists', onPath(fileExists)],
  ['abspath', onPath((path, call) => known(path, { at: call.at }))],
  ['pathexpand', ([path], call) => path ?? call.run.fault(call.at, 'pathexpand takes a path.')],
  ['templatefile', templatefile],
  ['fileset', fileset],
  ['templatestring', templatestring],
]);
