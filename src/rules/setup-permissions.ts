import type { Resource, ResourceGraph, Statement } from '../engine/rule.ts';
import { createRule } from '../engine/rule.ts';
import { leadsOf } from '../graph/questions/leads-of-list.ts';
import { and, never, not, or } from '../model/guard.ts';
import type { ListOf, Value } from '../model/value.ts';
import { casesOf, whenState } from '../model/cases.ts';
import { openPartOf } from './endpoints/full-access.ts';
import type { Openness } from './endpoints/openness.ts';
import type { Said as SaidOfAction } from './permissions/grants.ts';
import { allowedBy, maybeAnything, saidOf } from './permissions/grants.ts';

type Role = Resource<'IamRole'>;

const messages = {
  notAllowed:
    '{{on}} is to set up the connection, but its policies do not allow {{missing}}. Allow it in a policy of the role, or the deployment stops where it is needed.',
  undecided:
    'Whether {{on}} may do all that setting up the connection needs is unknown: {{why(doubt)}}. It needs {{missing}}.',
  managedOutside:
    'Whether {{on}} may do all that setting up the connection needs is unknown: the policy `{{policy}}` is not in the sources. It needs {{missing}}.',
  bounded:
    'Whether {{on}} may do all that setting up the connection needs is unknown, because {{name(boundary)}} may take away what its policies allow. Both must allow {{missing}}.',
  narrowed:
    'Whether {{on}} may do all that setting up the connection needs is unknown: its policies allow {{missing}} only under a condition, or on some resources, or deny a part of it. Allow it on `*` in a statement of its own to be certain.',
} as const;

type Said = Statement<typeof messages>;

/**
 * AWS's own policies that allow all that is asked here.
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AdministratorAccess.html
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/PowerUserAccess.html
 */
const ofAws = /^arn:aws[\w-]*:iam::aws:policy\/(?:AdministratorAccess|PowerUserAccess)$/;

export default createRule({
  name: 'setup-permissions',
  meta: {
    docs: {
      description: 'Require the role that deploys to be allowed what setting up a connection needs',
      references: [
        'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html',
        'https://docs.aws.amazon.com/service-authorization/latest/reference/list_awselasticloadbalancingv2.html',
        'https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-share-your-services.html',
      ],
    },
    messages,
    schema: {
      type: 'object',
      additionalProperties: false,
      properties: {
        roles: {
          type: 'array',
          items: { type: 'string' },
          default: [],
          description:
            'Addresses of the roles that deploy: `Deployer`, `aws_iam_role.deployer`. With none, nothing is checked.',
        },
        actions: {
          type: 'array',
          items: { type: 'string' },
          default: [
            'ec2:CreateVpcEndpointServiceConfiguration',
            'ec2:ModifyVpcEndpointServicePermissions',
            'ec2:DescribeVpcEndpointServiceConfigurations',
            'elasticloadbalancing:CreateLoadBalancer',
            'elasticloadbalancing:CreateTargetGroup',
            'elasticloadbalancing:RegisterTargets',
          ],
          description:
            'What it must be allowed. For a consumer `ec2:CreateVpcEndpoint`, across Regions `vpce:AllowMultiRegion` as well.',
        },
      },
    },
    scope: 'every',
  },
  create({ check, graph, options: { roles, actions } }) {
    return {
      IamRole(role) {
        if (!roles.includes(role.address)) return;
        const judged = actions.map((action) => ({ action, allowed: mayDo(role, action, graph) }));
        const unbounded = whenState(role.props.boundary, 'absent');
        const surely = and(unbounded, ...judged.map(({ allowed }) => allowed.surely));
        const fail = or(...judged.map(({ allowed }) => not(allowed.possibly)));
        const lacking = judged.filter(({ allowed }) => and(role.when, not(allowed.possibly)) !== never);
        const open = judged.filter(({ allowed }) => and(role.when, not(allowed.surely)) !== never);
        const textOf = (some: typeof judged): string => some.map(({ action }) => `\`${action}\``).join(', ');
        check(
          { pass: surely, fail, because: [role.props.policies] },
          {
            on: role,
            fail: { message: 'notAllowed', at: role.props.policies, data: { missing: textOf(lacking) } },
            unknown: openQuestion(role, graph, textOf(open.length > 0 ? open : judged)),
          },
        );
      },
    };
  },
});

function mayDo({ props }: Role, action: string, graph: ResourceGraph): Openness {
  const { policies, managedPolicies } = props;
  const documents = policies.items.flatMap(({ when, value }) => saidOf(value, action, when));
  const managed = leadsOf(graph, managedPolicies, 'IamPolicy').flatMap(({ when, target }): readonly SaidOfAction[] => {
    if (target.leads === 'here') return saidOf(target.resource.props.policy, action, when);
    if (target.leads !== 'outside' || !ofAws.test(target.value)) return [maybeAnything(when)];
    return [{ allows: { surely: when, possibly: when }, denies: { surely: never, possibly: never } }];
  });
  const open = [...policies.rest, ...managedPolicies.rest].map(({ when }) => maybeAnything(when));
  return allowedBy([...documents, ...managed, ...open]);
}

function openQuestion(role: Role, graph: ResourceGraph, missing: string): Said {
  const { policies, managedPolicies, boundary } = role.props;
  const outside = leadsOf(graph, managedPolicies, 'IamPolicy').find(
    ({ target }) => target.leads === 'outside' && !ofAws.test(target.value),
  );
  if (outside?.target.leads === 'outside') {
    return { message: 'managedOutside', at: outside.value, data: { policy: outside.target.shown, missing } };
  }
  const doubt = openIn(policies) ?? unknownIn(managedPolicies);
  if (doubt) return { message: 'undecided', at: doubt, data: { doubt, missing } };
  if (and(role.when, whenState(boundary, 'absent')) !== role.when) {
    return { message: 'bounded', at: boundary, data: { boundary, missing } };
  }
  return { message: 'narrowed', at: policies, data: { missing } };
}

function openIn(policies: Role['props']['policies']): Value<unknown> | undefined {
  const parts = policies.items.map(({ value }) =>
    casesOf(value).some((each) => each.value.state === 'unknown') ? value : openPartOf(value),
  );
  return parts.find((part) => part !== undefined) ?? policies.rest[0]?.value;
}

function unknownIn(list: ListOf<string>): Value<unknown> | undefined {
  return list.items.find(({ value }) => whenState(value, 'unknown') !== never)?.value ?? list.rest[0]?.value;
}
