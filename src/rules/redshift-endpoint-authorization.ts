import type { Resource } from '../engine/rule.ts';
import { createRule } from '../engine/rule.ts';
import { once } from '../model/remember.ts';
import type { Value } from '../model/value.ts';
import { known, writtenOf } from '../model/value.ts';
import { accountMeant, accountOption } from './grants/account.ts';
import { checkCluster, checkWidth } from './grants/check-cluster.ts';
import { checkWorkgroup } from './grants/check-workgroup.ts';
import { grantedTo } from './grants/judge-grants.ts';
import { messages } from './grants/messages.ts';

type Workgroup = Resource<'RedshiftServerlessWorkgroup'>;

export default createRule({
  name: 'redshift-endpoint-authorization',
  meta: {
    docs: {
      description:
        "Require a Redshift warehouse to be granted to the vendor's account, from which its endpoint is made",
      references: [
        'https://docs.aws.amazon.com/redshift/latest/mgmt/managing-cluster-cross-vpc.html',
        'https://docs.aws.amazon.com/redshift/latest/mgmt/serverless-connecting.html',
      ],
    },
    messages,
    schema: {
      type: 'object',
      additionalProperties: false,
      properties: {
        account: accountOption,
        vpcs: {
          type: 'array',
          items: { type: 'string' },
          default: [],
          description: 'The VPCs that the vendor names, each by its ID or by the name of the input that holds it.',
        },
        narrow: {
          type: 'boolean',
          default: false,
          description:
            'Whether it asks only that a grant to the account names VPCs, and does not let in all others of the account.',
        },
        serverless: {
          type: 'boolean',
          default: false,
          description: 'Whether it is asked of serverless workgroups as well.',
        },
      },
    },
  },
  create(context) {
    const { options, input } = context;
    const vpcs = options.vpcs.flatMap((vpc): readonly Value<string>[] => {
      const given = input(vpc);
      const text = vpc.startsWith('vpc-') ? vpc : given.state === 'known' ? given.value : undefined;
      return text?.split(/[\s,]+/).map((id) => known(id, writtenOf(given))) ?? [given];
    });
    const account = accountMeant(options.account, context);
    const granted = once(() => (account?.state === 'known' ? grantedTo(account.value, context.graph) : []));
    const demand = { account, vpcs, granted };
    if (options.narrow) return { RedshiftCluster: (cluster) => checkWidth(cluster, demand, context) };
    return {
      RedshiftCluster: (cluster) => checkCluster(cluster, demand, context),
      ...(options.serverless && {
        RedshiftServerlessWorkgroup: (workgroup: Workgroup) => checkWorkgroup(workgroup, demand.account, context),
      }),
    };
  },
});
