import type { Diagnostic } from '../../model/report.ts';
import type { Location, Sources } from '../../model/source.ts';
import type { Value } from '../../model/value.ts';
import { known, unknown } from '../../model/value.ts';
import type { Expression } from './hcl/syntax.ts';
import type { Module } from './load/declarations.ts';
import { attributeNamed, literalText } from './load/declarations.ts';
import { resolvePath } from './load/paths.ts';
import { readBody } from './load/read-folder.ts';
import { entryOf, providerNamed } from './provider-names.ts';
import type { Constraint } from './version-constraint.ts';
import { leavesMajor, parseConstraint } from './version-constraint.ts';

const aws = 'hashicorp/aws';

/** The newest major there is (https://github.com/hashicorp/terraform-provider-aws/releases). */
const newestMajor = 6;

/** The last major whose defaults pl-lint tells from those of the ones after it. */
const lastOfOldDefaults = 5;

/** The AWS provider's major version: as locked, else as far as the constraints of all modules decide it. */
export function providerMajor(
  root: string,
  modules: readonly Module[],
  sources: Sources,
  report: (diagnostic: Diagnostic) => void,
): Value<number> | undefined {
  return lockedMajor(root, sources, report) ?? constrainedMajor(modules);
}

/** Only the root module's lock file counts (https://developer.hashicorp.com/terraform/language/files/dependency-lock). */
function lockedMajor(
  root: string,
  sources: Sources,
  report: (diagnostic: Diagnostic) => void,
): Value<number> | undefined {
  const path = resolvePath(root, '.terraform.lock.hcl');
  if (sources.exists(path) !== 'file') return undefined;
  const body = readBody(path, sources, report);
  const provider = body?.blocks.find((block) => block.type === 'provider' && block.labels[0]?.text.endsWith(`/${aws}`));
  const version = provider && attributeNamed(provider.body, 'version');
  const major = /^\d+/.exec(literalText(version) ?? '')?.[0];
  return version && major !== undefined ? known(Number(major), { at: version }) : undefined;
}

function constrainedMajor(modules: readonly Module[]): Value<number> | undefined {
  const written = modules.flatMap(awsConstraints);
  const asked = written.map(({ text }) => text).join('\n');
  // The roots of one repository ask for the same few versions.
  if (!majors.has(asked)) majors.set(asked, majorLeftBy(written.map((each) => each.constraint)));
  const major = majors.get(asked);
  const at = major === undefined ? undefined : decisive(written, major);
  return major !== undefined && at ? known(major, { at }) : undefined;
}

/**
 * Where constraints leave several majors with equal defaults, the newest of them: without a lock file it is what
 * `terraform init` takes.
 */
export function majorLeftBy(constraints: readonly Constraint[]): number | undefined {
  const named = constraints.flat().map(({ version }) => version.numbers[0]);
  const isLeft = (major: number): boolean => leavesMajor(major, constraints);
  const existing = Array.from({ length: newestMajor + 1 }, (_, major) => major).filter(isLeft);
  const left = existing.length > 0 ? existing : named.filter(isLeft);
  const newest = Math.max(...left);
  const alike = left.every((major) => major <= lastOfOldDefaults === newest <= lastOfOldDefaults);
  return left.length > 0 && alike ? newest : undefined;
}

const majors = new Map<string, number | undefined>();

interface WrittenConstraint {
  readonly text: string;
  readonly constraint: Constraint;
  readonly at: Location;
}

/** The constraint to point at: the first that shuts out a major of other defaults. */
function decisive(written: readonly WrittenConstraint[], major: number): Location | undefined {
  const other = major <= lastOfOldDefaults ? newestMajor : lastOfOldDefaults;
  return written.find(({ constraint }) => !leavesMajor(other, [constraint]))?.at ?? written[0]?.at;
}

/** In `required_providers` under whichever name, and in the provider's own block, as it was before Terraform 0.13. */
function awsConstraints(module: Module): readonly WrittenConstraint[] {
  const isAws = (local: string): boolean => providerNamed(module, local) === aws;
  const versions: (Expression | undefined)[] = [];
  for (const [name, requirement] of module.requiredProviders) {
    if (isAws(name)) versions.push(requirement.type === 'object' ? entryOf(requirement, 'version') : requirement);
  }
  for (const block of module.providers.values()) {
    if (isAws(block.name)) versions.push(attributeNamed(block.body, 'version'));
  }
  return versions.flatMap((version) => {
    const text = literalText(version) ?? '';
    const constraint = parseConstraint(text);
    return version && constraint ? [{ text, constraint, at: version }] : [];
  });
}

export function unknownMajor(at: Location): Value<number> {
  return unknown({ kind: 'deployment', name: 'version of the AWS provider' }, { at });
}
