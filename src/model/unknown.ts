import type { ReadProblem } from './source.ts';

/** Why a value cannot be read from the sources. The texts for people are made in engine/explain-unknown.ts. */
export type UnknownReason =
  /** A CloudFormation parameter without default that no parameter file sets. */
  | { readonly kind: 'parameter'; readonly name: string }
  /** A Terraform variable without default that nothing sets; `module` is its address, empty for the root module. */
  | { readonly kind: 'variable'; readonly name: string; readonly module: string }
  /** An attribute that AWS fills in when the resource is created. */
  | { readonly kind: 'attribute'; readonly address: string; readonly attribute: string }
  /** What `terraform plan` knew but its file does not record: how an argument came about, or an output of a module. */
  | { readonly kind: 'plan-reference'; readonly address: string }
  /** Literals that a set may hold beside the references that it is known to hold: a plan shows neither. */
  | { readonly kind: 'unshown'; readonly address: string; readonly argument: string }
  /** A Terraform data source, by address. */
  | { readonly kind: 'data-source'; readonly address: string }
  /** An output of a module or nested stack whose source is not on disk. */
  | { readonly kind: 'module'; readonly address: string; readonly source: string }
  /** A value that another stack exports and no template of this run does. */
  | { readonly kind: 'import'; readonly name: string }
  /** A dynamic reference, `{{resolve:ssm:…}}`, or a parameter of an SSM type. */
  | { readonly kind: 'dynamic-reference'; readonly text: string }
  /** What the CDK looks up in an account while it synthesizes, and could not. */
  | { readonly kind: 'lookup'; readonly what: string }
  /** A pseudo parameter or another fact of the place of deployment: region, account, partition. */
  | { readonly kind: 'deployment'; readonly name: string }
  /** A function whose result exists only when it runs (`timestamp`), or that pl-lint does not evaluate. */
  | { readonly kind: 'function'; readonly name: string }
  /** What a function reads from a file that pl-lint does not read, by its path from the root module. */
  | { readonly kind: 'unread-file'; readonly path: string; readonly problem: ReadProblem['problem'] }
  /** An input that the vendor gives and the user has not passed on. */
  | { readonly kind: 'input'; readonly name: string }
  /** What no source shows: the doing of a custom resource, macro or service, or a snapshot. Worded to follow “the sources do not show”. */
  | { readonly kind: 'opaque'; readonly what: string }
  /** The condition or index that chooses between several values is unknown. */
  | { readonly kind: 'choice'; readonly of: string }
  | { readonly kind: 'cycle'; readonly through: string }
  | { readonly kind: 'limit'; readonly what: string }
  /** The source is faulty here; a diagnostic says how. */
  | { readonly kind: 'invalid'; readonly detail: string };
