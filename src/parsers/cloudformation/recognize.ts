import type { Node } from './tree.ts';
import { child, entriesOf, isLoop, textAt } from './tree.ts';

export function isJson(text: string): boolean {
  return /^\s*(\{\s*["}]|\[)/.test(text);
}

const versionKey = /^[ \t{"']*AWSTemplateFormatVersion["']?[ \t]*:/m;
const yamlResources = /^(["']?)Resources\1[ \t]*:/m;
const jsonResources = /"Resources"\s*:/;
const anyType = /["']?Type["']?[ \t]*:\s*["']?[A-Za-z0-9]+::[A-Za-z0-9]+/;

/**
 * A cheap look, without parsing: whether the text may be a template. It decides what is parsed at all, and whether a
 * text that cannot be parsed is worth a word.
 */
export function mayBeTemplate(text: string): boolean {
  if (versionKey.test(text)) return true;
  const named = isJson(text) ? jsonResources.test(text) : yamlResources.test(text);
  return named && anyType.test(text);
}

/** A cheap look: whether the text is a file that Git sync deploys a template by. */
export function isDeploymentFile(text: string): boolean {
  return text.includes('template-file-path') && /^[ \t{]*["']?template-file-path["']?[ \t]*:/m.test(text);
}

/** Whether a tree is a template: it says so, or it has resources of native types or loops that make some. */
export function isTemplate(root: Node): boolean {
  const sections = entriesOf(root);
  if (sections.has('AWSTemplateFormatVersion')) return sections.has('Resources') || sections.has('Parameters');
  for (const [name, { value }] of entriesOf(child(root, 'Resources'))) {
    if (isLoop(name)) return true;
    if (/^[A-Za-z0-9]+::[A-Za-z0-9]+/.test(textAt(value, 'Type') ?? '')) return true;
  }
  return false;
}

/**
 * Whether a text that cannot be read is a template of a template (Jinja, Go, ERB): only what it renders to can be linted.
 * What CloudFormation resolves itself stands in texts.
 */
export function isTemplated(text: string): boolean {
  const statement = /^\s*(\{%|\{\{[-\s]?(if|range|end|define|include|with)\b|<%)/m;
  return statement.test(text) || /[:,[\]}]\s*\{\{(?!resolve:)/.test(text);
}
