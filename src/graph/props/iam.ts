import type { ListOf, Value } from '../../model/value.ts';
import type { PolicyDocument } from './policy.ts';

/** Who deploys: roles and the policies that say what they may do. */
export interface IamKinds {
  IamRole: {
    /** Written in it or attached alone, by resources that belong to no other role. */
    readonly policies: ListOf<PolicyDocument>;
    /** Policies with an ARN of their own that are attached to it. */
    readonly managedPolicies: ListOf<string>;
    /** The ARN of a policy beyond which it may do nothing, whatever the others allow. */
    readonly boundary: Value<string>;
  };
  /** A managed policy. */
  IamPolicy: {
    readonly policy: Value<PolicyDocument>;
  };
}
