import type { Resource, ResourceGraph } from '../../engine/rule.ts';
import type { PolicyDocument } from '../../graph/props/policy.ts';
import { and, not } from '../../model/guard.ts';
import { oneOf, whenState } from '../../model/cases.ts';
import type { Value } from '../../model/value.ts';
import type { Verdict } from '../../model/verdict.ts';
import { verdict } from '../../model/verdict.ts';
import { lets } from './policy-grants.ts';

/** https://docs.aws.amazon.com/redshift/latest/mgmt/serverless-connecting.html */
const action = 'redshift-serverless:CreateEndpointAccess';

export interface WorkgroupJudgement {
  readonly verdict: Verdict;
  readonly policy: Value<PolicyDocument>;
  /** What keeps it undecided, if it is. */
  readonly open: 'noPolicy' | 'accountMissing' | 'unknownPolicy';
}

/** Whether the resource policy of a workgroup or of its namespace lets the account make a managed endpoint. */
export function judgeWorkgroup(
  workgroup: Resource<'RedshiftServerlessWorkgroup'>,
  account: Value<string>,
  graph: ResourceGraph,
): WorkgroupJudgement {
  const policy = policyOf(workgroup, graph);
  if (policy.state === 'absent') return { verdict: verdict('unknown', [policy]), policy, open: 'noPolicy' };
  if (account.state !== 'known') return { verdict: verdict('unknown', [account]), policy, open: 'accountMissing' };
  const allowed = lets(policy, account.value, action);
  const fail = and(whenState(policy, 'known'), not(allowed.possibly));
  return { verdict: { pass: allowed.surely, fail, because: [policy] }, policy, open: 'unknownPolicy' };
}

function policyOf(
  { props: { resourcePolicy: own, namespace } }: Resource<'RedshiftServerlessWorkgroup'>,
  graph: ResourceGraph,
): Value<PolicyDocument> {
  if (own.state !== 'absent') return own;
  const ofNamespace = graph
    .follow(namespace, 'RedshiftServerlessNamespace')
    .map(({ when, target }) => ({ when, value: target.leads === 'here' ? target.resource.props.resourcePolicy : own }));
  return oneOf(ofNamespace, own);
}
