import { majorLeftBy } from '../terraform/provider-version.ts';
import type { Constraint } from '../terraform/version-constraint.ts';
import { parseConstraint } from '../terraform/version-constraint.ts';
import { isObject } from './json.ts';
import type { PlanFile } from './plan-file.ts';

/** Types that had no argument `region` before version 6 of the provider gave it to all regional ones. */
const regionalSinceSix = /^aws_(?:alb|elb|lb|redshift|security_group|subnet|vpc|vpc_endpoint)(?:_|$)/;

/**
 * The AWS provider's major version. A plan lists all attributes of a resource, so it shows in them which provider made
 * the plan: only 6 and later have `region` on every regional resource. Without such a resource, what the
 * configuration allows. https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides/enhanced-region-support
 */
export function plannedMajor(plan: PlanFile): number | undefined {
  for (const { type, values, unknown: mask } of plan.resources.values()) {
    if (!regionalSinceSix.test(type)) continue;
    return [values, mask].some((each) => isObject(each) && Object.hasOwn(each, 'region')) ? 6 : 5;
  }
  return majorLeftBy(constraintsOf(plan));
}

function constraintsOf({ configuration }: PlanFile): readonly Constraint[] {
  const providers = [...(configuration?.providers.values() ?? [])];
  return providers
    .filter(({ fullName }) => fullName?.endsWith('/hashicorp/aws') === true)
    .flatMap(({ versionConstraint }) => {
      const constraint = versionConstraint === undefined ? undefined : parseConstraint(versionConstraint);
      return constraint ? [constraint] : [];
    });
}
