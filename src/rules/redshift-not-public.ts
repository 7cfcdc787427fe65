import type { Resource, RuleContext } from '../engine/rule.ts';
import { createRule } from '../engine/rule.ts';
import { decide } from '../model/verdict.ts';

const messages = {
  public:
    '{{on}} is publicly accessible: it has a public address, though {{vendor}} would reach it over a private endpoint. Write {{set(private)}}, once nobody else connects to it over the internet.',
  unknown:
    'Whether {{on}} is publicly accessible is unknown: {{why(public)}}. {{vendor}} would reach it over a private endpoint; write {{set(private)}}.',
} as const;

export default createRule({
  name: 'redshift-not-public',
  meta: {
    securitySeverity: '5.0',
    docs: {
      description: 'Disallow a public address for a Redshift warehouse that a vendor reaches over a managed endpoint',
      references: [
        'https://docs.aws.amazon.com/redshift/latest/mgmt/managing-clusters-vpc.html',
        'https://docs.aws.amazon.com/redshift/latest/mgmt/behavior-changes.html',
      ],
    },
    messages,
    schema: {
      type: 'object',
      additionalProperties: false,
      properties: {
        serverless: {
          type: 'boolean',
          default: false,
          description: 'Whether it is asked of serverless workgroups as well.',
        },
      },
    },
  },
  create(context) {
    return {
      RedshiftCluster: (cluster) => checkPublic(cluster, context),
      ...(context.options.serverless && {
        RedshiftServerlessWorkgroup: (workgroup: Resource<'RedshiftServerlessWorkgroup'>) =>
          checkPublic(workgroup, context),
      }),
    };
  },
});

function checkPublic(
  warehouse: Resource<'RedshiftCluster'> | Resource<'RedshiftServerlessWorkgroup'>,
  { check }: Pick<RuleContext<typeof messages, object>, 'check'>,
): void {
  const { publiclyAccessible } = warehouse.props;
  const setting = { property: publiclyAccessible, set: false };
  check(
    decide(publiclyAccessible, (is) => !is, 'unknown'),
    {
      on: warehouse,
      fail: { message: 'public', at: publiclyAccessible, data: { private: setting } },
      unknown: {
        message: 'unknown',
        at: publiclyAccessible,
        data: { public: publiclyAccessible, private: setting },
      },
    },
  );
}
