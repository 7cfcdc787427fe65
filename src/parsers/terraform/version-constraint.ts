/** A version as far as constraints compare it. */
export interface Version {
  readonly numbers: readonly [number, number, number];
  readonly prerelease?: string;
}

type Operator = '=' | '!=' | '>' | '>=' | '<' | '<=' | '~>';

interface Bound {
  readonly operator: Operator;
  readonly version: Version;
  /** How many of the three numbers are written; `~>` lets the last of them grow. */
  readonly written: number;
}

export type Constraint = readonly Bound[];

const form = /^(=|!=|>=?|<=?|~>)?\s*(\d+)(?:\.(\d+))?(?:\.(\d+))?(?:-([0-9A-Za-z.-]+))?(?:\+[0-9A-Za-z.-]+)?$/;

/**
 * Reads a constraint of a provider's version; undefined when Terraform refuses it
 * (https://developer.hashicorp.com/terraform/language/expressions/version-constraints). `~> 5` holds for providers to
 * version 5, as `~> 5.0` does; `= 5` is 5.0.0.
 */
export function parseConstraint(text: string): Constraint | undefined {
  const bounds: Bound[] = [];
  for (const part of text.split(',')) {
    const match = form.exec(part.trim());
    if (!match) return undefined;
    const [, operator = '=', major, minor, patch, prerelease] = match;
    const written = patch !== undefined ? 3 : minor !== undefined ? 2 : 1;
    const numbers = [Number(major), Number(minor ?? 0), Number(patch ?? 0)] as const;
    const version = { numbers, ...(prerelease !== undefined && { prerelease }) };
    bounds.push({ operator: operator as Operator, version, written });
  }
  return bounds;
}

/** A pre-release is met only by the constraint that names it. */
export function meets(version: Version, constraint: Constraint): boolean {
  if (version.prerelease !== undefined && !constraint.some((bound) => isExactly(bound, version))) return false;
  return constraint.every((bound) => meetsBound(version, bound));
}

function isExactly(bound: Bound, version: Version): boolean {
  return bound.operator === '=' && compare(bound.version, version) === 0;
}

function meetsBound(version: Version, { operator, version: wanted, written }: Bound): boolean {
  const order = compare(version, wanted);
  switch (operator) {
    case '=':
      return order === 0;
    case '!=':
      return order !== 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '~>': {
      const kept = Math.max(1, written - 1);
      return order >= 0 && wanted.numbers.slice(0, kept).every((number, index) => version.numbers[index] === number);
    }
  }
}

function compare(one: Version, other: Version): number {
  for (const [index, number] of one.numbers.entries()) {
    const difference = number - (other.numbers[index] ?? 0);
    if (difference !== 0) return difference;
  }
  if (one.prerelease === other.prerelease) return 0;
  if (one.prerelease === undefined || other.prerelease === undefined) return one.prerelease === undefined ? 1 : -1;
  return one.prerelease < other.prerelease ? -1 : 1;
}

/**
 * Whether some version of the major meets all constraints. Between the versions that they name nothing changes, so that
 * it is enough to try those, each with the one after it, and the first of the major.
 */
export function leavesMajor(major: number, constraints: readonly Constraint[]): boolean {
  const all = constraints.flat();
  const named = all.flatMap(({ version, written }) => [version, next(version, written), next(version, 3)]);
  const candidates: readonly Version[] = [{ numbers: [major, 0, 0] }, ...named];
  return candidates.some((version) => version.numbers[0] === major && meets(version, all));
}

function next({ numbers: [major, minor, patch], prerelease }: Version, written: number): Version {
  if (prerelease !== undefined) return { numbers: [major, minor, patch] };
  return { numbers: written === 3 ? [major, minor, patch + 1] : [major, minor + 1, 0] };
}
