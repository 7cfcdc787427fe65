/** What one reading says and the other does not, and why that must be so. */
export interface Difference {
  readonly because: string;
  readonly configuration: readonly string[];
  readonly plan: readonly string[];
}

interface Differences {
  /** Of the plan alone from the configuration alone. */
  readonly alone?: readonly Difference[];
  /** Of the plan together with the configuration from the configuration alone. */
  readonly together?: readonly Difference[];
}

const lookedUp: Difference = {
  because: 'only the plan knows what the data sources found: the subnets, their keys, the address range, the account',
  configuration: [
    'unknown allowed-principals unknownPrincipals module.service["?"].aws_vpc_endpoint_service.this',
    'unknown endpoint-service-reachable nowhere module.service["?"].aws_vpc_endpoint_service.this',
    'unknown endpoint-service-reachable unseen module.service["?"].aws_vpc_endpoint_service.this',
    'unknown nlb-inbound-rules undecided aws_lb.by_zone["?"]',
  ],
  plan: [
    'fail allowed-principals notAllowed module.service["subnet-0a"].aws_vpc_endpoint_service.this',
    'fail allowed-principals notAllowed module.service["subnet-0b"].aws_vpc_endpoint_service.this',
    'fail nlb-inbound-rules notAdmitted aws_lb.by_zone["subnet-0a"]',
    'fail nlb-inbound-rules notAdmitted aws_lb.by_zone["subnet-0b"]',
    'unknown endpoint-service-reachable unseen module.service["subnet-0a"].aws_vpc_endpoint_service.this',
    'unknown endpoint-service-reachable unseen module.service["subnet-0b"].aws_vpc_endpoint_service.this',
  ],
};

const relocationIsOff: Difference = {
  because: 'only the plan knows that the cluster is there already, with relocation off',
  configuration: ['unknown redshift-relocation notSaid aws_redshift_cluster.warehouse'],
  plan: ['fail redshift-relocation turnedOff aws_redshift_cluster.warehouse'],
};

const odd = `module.endpoint["it's/\\"odd\\""]`;

/** By plan. A difference that is gone fails as a new one does. */
export const differences: Readonly<Record<string, Differences>> = {
  'endpoints-by-team/plan.json': {
    alone: [
      {
        because: 'a plan records which resources a conditional is made of, and not which result was taken',
        configuration: [
          `fail nlb-inbound-rules notAdmitted ${odd}.aws_lb.this[0]`,
          `fail nlb-inbound-rules notAdmitted ${odd}.aws_lb.this[1]`,
        ],
        plan: [
          'unknown endpoint-service-nlb unknownBalancer module.far[0].aws_vpc_endpoint_service.this',
          'unknown nlb-inbound-rules unseen module.far[0].aws_vpc_endpoint_service.this',
          `unknown nlb-inbound-rules notAdmitted ${odd}.aws_lb.this[0]`,
          `unknown nlb-inbound-rules notAdmitted ${odd}.aws_lb.this[1]`,
        ],
      },
    ],
  },
  'existing/plan.json': {
    alone: [
      relocationIsOff,
      {
        because: 'only the plan knows the security group that was given to the load balancer by hand',
        configuration: [],
        plan: ['unknown nlb-inbound-rules groupOutside aws_lb.warehouse'],
      },
    ],
    together: [
      relocationIsOff,
      {
        because: 'the plan deletes something, so that lists of what is there may be shorter afterwards',
        configuration: [],
        plan: ['unknown nlb-inbound-rules undecided aws_lb.warehouse'],
      },
    ],
  },
  'looked-up/plan.json': { alone: [lookedUp], together: [lookedUp] },
  'optional-parts/plan.json': {
    alone: [
      {
        because: 'a plan does not tell a null that AWS replaces from what is not known yet',
        configuration: [],
        plan: ['unknown nlb-inbound-rules undecided aws_lb.open[0]'],
      },
    ],
  },
  'rules-in-all-ways/plan.json': {
    alone: [
      {
        because: 'a plan records of a for expression the resource that it goes over, and not which instances it takes',
        configuration: [
          'fail nlb-inbound-rules notAdmitted aws_lb.balancer["attribute"]',
          'fail nlb-inbound-rules notAdmitted aws_lb.balancer["older"]',
        ],
        plan: ['attribute', 'blocks', 'newer', 'older'].map(
          (key) => `unknown nlb-inbound-rules undecided aws_lb.balancer["${key}"]`,
        ),
      },
    ],
  },
};
