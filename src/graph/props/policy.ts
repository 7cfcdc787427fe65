import type { ListOf, Value, Written } from '../../model/value.ts';

/** A policy of a resource: who may do what with it. */
export interface PolicyDocument extends Written {
  readonly statements: ListOf<PolicyStatement>;
}

/**
 * One statement, with single values and lists alike as lists. What it exempts (`NotAction`) is a list of its own:
 * everything else is meant then.
 */
export interface PolicyStatement extends Written {
  /** `Allow` or `Deny`. */
  readonly effect: Value<string>;
  /** Account IDs, ARNs and service names of any type, `*` for everyone. */
  readonly principals: ListOf<string>;
  readonly notPrincipals: ListOf<string>;
  readonly actions: ListOf<string>;
  readonly notActions: ListOf<string>;
  readonly resources: ListOf<string>;
  readonly notResources: ListOf<string>;
  /** Whether conditions narrow it. */
  readonly conditional: Value<boolean>;
}
