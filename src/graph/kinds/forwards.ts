import type { ListOf } from '../../model/value.ts';
import { known } from '../../model/value.ts';
import { orDefault } from '../defaults.ts';
import { expand, joinLists, listOfValue } from '../list-of.ts';
import type { Forward } from '../props/balancing.ts';
import type { PropertyReader } from '../property-reader.ts';
import { only } from './unset.ts';

export interface ActionNames {
  readonly targetGroup: string;
  /** A weighted forward: its block, the groups in it, and ARN and weight in each. */
  readonly forward: readonly [block: string, groups: string, arn: string, weight: string];
}

export const templateActions: ActionNames = {
  targetGroup: 'TargetGroupArn',
  forward: ['ForwardConfig', 'TargetGroups', 'TargetGroupArn', 'Weight'],
};

export const terraformActions: ActionNames = {
  targetGroup: 'target_group_arn',
  forward: ['forward', 'target_group', 'arn', 'weight'],
};

/**
 * Terraform's provider sets it. For templates the CDK documents the same, which leaves the property out then; the
 * template reference gives a range only.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lb_listener
 * https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_elasticloadbalancingv2.NetworkWeightedTargetGroup.html
 */
const defaultWeight = 1;

/** What the actions forward to, with a single target group or with weighted ones. */
export function forwardsOf(actions: ListOf<PropertyReader>, names: ActionNames): ListOf<Forward> {
  return expand(actions, (action) => joinLists([single(action, names), weighted(action, names)]));
}

export function targetGroupsOf(actions: ListOf<PropertyReader>, names: ActionNames): ListOf<string> {
  const [block, groups, arn] = names.forward;
  return expand(actions, (action) => {
    const several = expand(action.blocks(block), (each) =>
      expand(each.blocks(groups), (group) => listOfValue(group.string(arn))),
    );
    return joinLists([listOfValue(action.string(names.targetGroup)), several]);
  });
}

/** The only group of an action receives all. */
function single(action: PropertyReader, { targetGroup }: ActionNames): ListOf<Forward> {
  const list = listOfValue(action.string(targetGroup));
  const items = list.items.map(({ when, value }) => {
    const forward: Forward = { ...action.written, targetGroup: value, weight: known(defaultWeight, action.written) };
    return { when, value: known(forward, action.written) };
  });
  return { ...list, items };
}

function weighted(action: PropertyReader, { forward }: ActionNames): ListOf<Forward> {
  const [block, groups, arn, weight] = forward;
  return expand(action.blocks(block), (each) =>
    expand(each.blocks(groups), (group) =>
      only(
        {
          ...group.written,
          targetGroup: group.string(arn),
          weight: orDefault(group.number(weight), defaultWeight),
        },
        group.written,
      ),
    ),
  );
}
