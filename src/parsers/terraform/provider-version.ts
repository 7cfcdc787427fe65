import type { Diagnostic } from '../../model/report.ts';
import type { Location, Sources } from '../../model/source.ts';
import type { Value } from '../../model/value.ts';
import { known, unknown } from '../../model/value.ts';
import type { Expression } from './hcl/syntax.ts';
import type { Module } from './load/declarations.ts';
import { attributeNamed, blocksNamed, literalText } from './load/declarations.ts';
import { resolvePath } from './load/paths.ts';
import { readBody } from './load/read-folder.ts';

/** Majors of hashicorp/aws up to this one are told apart; a constraint that leaves open what comes later pins none. */
const latestMajor = 20;

/** The AWS provider's major version: as locked, else as far as the constraints of all modules leave only one. */
export function providerMajor(
  root: string,
  modules: readonly Module[],
  sources: Sources,
  report: (diagnostic: Diagnostic) => void,
): Value<number> | undefined {
  return lockedMajor(root, sources, report) ?? constrainedMajor(modules);
}

function lockedMajor(
  root: string,
  sources: Sources,
  report: (diagnostic: Diagnostic) => void,
): Value<number> | undefined {
  const path = resolvePath(root, '.terraform.lock.hcl');
  if (sources.exists(path) !== 'file') return undefined;
  const body = readBody(path, sources, report);
  const provider = body?.blocks.find((block) => block.labels[0]?.text.endsWith('/hashicorp/aws'));
  const version = provider && attributeNamed(provider.body, 'version');
  const major = /^\d+/.exec(literalText(version) ?? '')?.[0];
  return version && major !== undefined ? known(Number(major), { at: version }) : undefined;
}

function constrainedMajor(modules: readonly Module[]): Value<number> | undefined {
  let majors = Array.from({ length: latestMajor + 1 }, (_, major) => major);
  let at: Location | undefined;
  for (const { text, at: place } of modules.flatMap(awsConstraints)) {
    const allowed = majors.filter((major) => text.split(',').every((part) => allows(part.trim(), major)));
    if (allowed.length < majors.length) at = place;
    majors = allowed;
  }
  const [only] = majors;
  return only !== undefined && majors.length === 1 && at ? known(only, { at }) : undefined;
}

function awsConstraints({ settings }: Module): readonly { readonly text: string; readonly at: Location }[] {
  return settings
    .flatMap((body) => blocksNamed(body, 'required_providers'))
    .flatMap((block) => {
      const aws = attributeNamed(block.body, 'aws');
      const version = aws && versionOf(aws);
      const text = literalText(version);
      return version && text !== undefined ? [{ text, at: version }] : [];
    });
}

function versionOf(requirement: Expression): Expression | undefined {
  if (requirement.type !== 'object') return requirement;
  return requirement.entries.find((entry) => literalText(entry.key) === 'version')?.value;
}

/** Whether some version of the major satisfies the constraint. */
function allows(constraint: string, major: number): boolean {
  const match = /^(=|!=|>=|<=|>|<|~>)?\s*v?(\d+)((?:\.\d+)*)/.exec(constraint);
  if (!match) return true;
  const [, operator = '=', digits = '0', minor = ''] = match;
  const wanted = Number(digits);
  switch (operator) {
    case '>=':
    case '>':
      return major >= wanted;
    case '<=':
      return major <= wanted;
    case '<':
      return /^(\.0)*$/.test(minor) ? major < wanted : major <= wanted;
    case '!=':
      return true;
    case '~>':
      // "~> 5" alone allows every later major.
      return minor === '' ? major >= wanted : major === wanted;
    default:
      return major === wanted;
  }
}

export function unknownMajor(at: Location): Value<number> {
  return unknown({ kind: 'deployment', name: 'version of the AWS provider' }, { at });
}
