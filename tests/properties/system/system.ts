/**
 * A system that a user might describe, free of any format. Resources are named `Balancer0`; what is written as an
 * expression may be left to a parameter or to a condition, as in both formats.
 */
export interface System {
  readonly services: readonly Service[];
  readonly balancers: readonly Balancer[];
  readonly listeners: readonly Listener[];
  readonly groups: readonly Group[];
  readonly rules: readonly Rule[];
  readonly prefixLists: readonly PrefixList[];
  readonly clusters: readonly Cluster[];
  readonly subnetGroups: readonly SubnetGroup[];
  readonly subnets: readonly Subnet[];
}

export type Scalar = string | number | boolean;

export type Expression =
  | { readonly is: 'literal'; readonly value: Scalar }
  /** Whatever other resources call it by: its ARN, ID or name. */
  | { readonly is: 'reference'; readonly resource: string }
  | Parameter
  /** A condition that only the deployment decides. */
  | { readonly is: 'choice'; readonly flag: string; readonly yes: Expression; readonly no: Expression }
  /** A condition that the source itself decides, for `yes`. */
  | { readonly is: 'decided'; readonly yes: Expression; readonly no: Expression }
  | { readonly is: 'absent' };

export interface Parameter {
  readonly is: 'parameter';
  readonly name: string;
  readonly type: 'string' | 'number' | 'bool';
  /** Its default. */
  readonly value?: Scalar;
}

export type List =
  | { readonly is: 'items'; readonly items: readonly Item[] }
  | { readonly is: 'list-parameter'; readonly name: string; readonly values?: readonly string[] }
  | { readonly is: 'list-choice'; readonly flag: string; readonly yes: List; readonly no: List }
  | { readonly is: 'absent' };

/** There only when its flag is set. */
export interface Item extends Conditional {
  readonly value: Expression;
}

interface Conditional {
  readonly flag?: string;
}

export interface Resource extends Conditional {
  readonly name: string;
}

export interface Service extends Resource {
  readonly balancers: List;
  readonly gateways: List;
  readonly supportedRegions: List;
  readonly principals: List;
  /** Whether Terraform writes them in the service or in resources of their own. */
  readonly principalStyle: 'inline' | 'standalone';
}

export interface Balancer extends Resource {
  readonly generation: 'current' | 'classic';
  readonly type: Expression;
  readonly groups: List;
  readonly enforcement: Expression;
}

export interface Listener extends Resource {
  readonly balancer: Expression;
  readonly port: Expression;
  readonly protocol: Expression;
}

export type Group = Resource;

export interface Rule extends Resource {
  /** CloudFormation has one kind of rule that stands alone. */
  readonly style: 'inline' | 'legacy' | 'current';
  readonly group: Expression;
  readonly protocol: Expression;
  readonly from: Expression;
  readonly to: Expression;
  readonly peers: readonly Peer[];
}

export interface Peer {
  readonly type: 'ipv4' | 'ipv6' | 'prefix-list' | 'group' | 'self';
  readonly value: Expression;
}

export interface PrefixList extends Resource {
  readonly entries: readonly Item[];
  readonly style: 'inline' | 'standalone';
}

export interface Cluster extends Resource {
  readonly nodeType: Expression;
  readonly port: Expression;
  readonly relocation: Expression;
  readonly multiAz: Expression;
  readonly subnetGroup: Expression;
}

export interface SubnetGroup extends Resource {
  readonly subnets: List;
}

export interface Subnet extends Resource {
  readonly zone: Expression;
}

export const absent = { is: 'absent' } as const;

export function literal(value: Scalar): Expression {
  return { is: 'literal', value };
}

export function reference(resource: string): Expression {
  return { is: 'reference', resource };
}
