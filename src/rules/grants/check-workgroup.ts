import type { Resource, RuleContext } from '../../engine/rule.ts';
import type { Value } from '../../model/value.ts';
import { accountText } from './account.ts';
import { judgeWorkgroup } from './judge-workgroup.ts';
import type { messages, Said } from './messages.ts';

type Workgroup = Resource<'RedshiftServerlessWorkgroup'>;
type Context = Pick<RuleContext<typeof messages, object>, 'check' | 'graph'>;

/** Whether the resource policy of a serverless workgroup lets the account make an endpoint. */
export function checkWorkgroup(
  workgroup: Workgroup,
  account: Value<string> | undefined,
  { check, graph }: Context,
): void {
  if (!account) return;
  const { verdict: judged, policy, open } = judgeWorkgroup(workgroup, account, graph);
  const data = { account: accountText(account) };
  const unknown: Said =
    open === 'accountMissing'
      ? { message: open, at: policy, data: { account } }
      : { message: open, ...(open === 'unknownPolicy' && { at: policy }), data };
  check(judged, { on: workgroup, fail: { message: 'notAllowed', at: policy, data }, unknown });
}
