import type { Data } from '../../model/value.ts';
import type { CarriedBody } from '../embedded/carried.ts';
import { twinOf } from './nested/twin.ts';
import { folderOf, isWithin, resolvePath } from './paths.ts';
import type { Dialect, NestedTemplate, Scope } from './scope.ts';
import type { Node } from './tree.ts';
import { child } from './tree.ts';

/** Plain templates: logical IDs are addresses, and nested templates lie where a relative path says. */
export const plainDialect: Dialect = {
  addressOf: (scope, logicalId) => `${scope.prefix}${logicalId}`,
  nestedTemplate: localTemplate,
};

/**
 * `TemplateURL` (for SAM `Location`) as `aws cloudformation package` takes it: a path from the template's folder, also
 * as a `file:` URL. A stack set may have the template itself as `TemplateBody`.
 */
function localTemplate(scope: Scope, logicalId: string): NestedTemplate {
  const properties = child(scope.template.resources.get(logicalId)?.value, 'Properties');
  const body = child(properties, 'TemplateBody');
  if (body) return { body: carriedBody(body, scope) };
  const written = child(properties, 'TemplateURL') ?? child(properties, 'Location');
  if (!written) return { source: 'it names none' };
  if (child(written, 'ApplicationId')) return { source: 'in the Serverless Application Repository' };
  const url = scope.evaluate(written);
  if (url.state !== 'known' || typeof url.value !== 'string')
    return { source: describe(url), twin: twinOf(url, scope) };
  const local = url.value.replace(/^file:(\/\/)?/i, '');
  if (/^[a-z][a-z0-9+.-]+:/i.test(local)) return { source: url.value, twin: twinOf(url, scope) };
  const path = resolvePath(folderOf(scope.template.file.path), local);
  const { sources, options } = scope.state.run;
  if (!options.allowOutside && !isWithin(path, sources.root)) return { source: `${url.value}, outside the repository` };
  return { path };
}

function carriedBody(written: Node, scope: Scope): CarriedBody {
  return written.type === 'call' && written.name === 'Fn::ToJsonString'
    ? { type: 'values', values: scope.evaluate(written.argument) }
    : { type: 'text', text: scope.evaluate(written) };
}

function describe(url: Data): string {
  if (url.state !== 'unknown' || !url.parts) return 'its URL is known only at deployment';
  return url.parts.map((part) => (typeof part === 'string' ? part : '…')).join('');
}
