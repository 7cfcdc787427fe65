import { brokeredSaid, brokeredUnsaid } from './parity-brokered.ts';
import { waysSaid, waysUnsaidInPlans, waysUnsaidInTemplates } from './parity-ways.ts';

export type Form = 'cloudformation' | 'terraform' | 'plan' | 'cdk';

/** What some forms of a scenario say where CloudFormation says something else, and why that must be so. */
export interface Difference {
  readonly because: string;
  readonly forms: readonly Form[];
  readonly says: readonly string[];
  readonly instead: readonly string[];
}

/** By scenario. A difference that is gone fails as a new one does. */
export const differences: Readonly<Record<string, readonly Difference[]>> = {
  'asked-by-aws': [
    {
      because: 'a plan is made with a value for each variable',
      forms: ['plan'],
      says: [],
      instead: ['unknown warning nlb-availability-zones unknownCount closed'],
    },
  ],
  brokered: [brokeredSaid],
  conditional: [
    {
      because: 'a plan is made for one value of the variable',
      forms: ['plan'],
      says: [
        'fail error allowed-principals everyone service',
        'fail error endpoint-service-nlb wrongType service',
        'fail error redshift-node-type oldNodes warehouse',
        'fail error redshift-port outOfRange warehouse',
        'fail error redshift-relocation oldNodes warehouse',
      ],
      instead: [
        'unknown error allowed-principals everyone service under a condition',
        'unknown error endpoint-service-nlb wrongType service under a condition',
        'unknown error redshift-node-type oldNodes warehouse under a condition',
        'unknown error redshift-port outOfRange warehouse under a condition',
      ],
    },
  ],
  'other-paths': [
    {
      because: 'the provider refuses a resource configuration without a gateway',
      forms: ['terraform', 'plan'],
      says: [],
      instead: [
        'fail error lattice-resource-share noGateway gateless',
        'unknown error lattice-resource-share notShared gateless',
        'unknown error lattice-resource-share notShared gateless',
      ],
    },
  ],
  'own-rules': [
    {
      because: 'a plan is made with a value for each variable',
      forms: ['plan'],
      says: [],
      instead: ['unknown warning nlb-availability-zones unknownCount balancer'],
    },
  ],
  'postgres-undecided': [
    {
      because: 'a plan is made with a value for each variable: an ARN tells the type, and not the security group',
      forms: ['plan'],
      says: [
        'unknown error endpoint-service-reachable unseen service',
        'unknown error nlb-inbound-rules unseen service',
      ],
      instead: [
        'unknown error endpoint-service-nlb unknownBalancer service',
        'unknown error nlb-inbound-rules unseen service',
      ],
    },
  ],
  'redshift-in-every-way': [
    {
      because: 'the provider sends its default port with a restore too, where CloudFormation leaves it to the snapshot',
      forms: ['terraform', 'plan'],
      says: [],
      instead: ['unknown error redshift-port restoredPort restored'],
    },
  ],
  'service-settings': [
    {
      because: 'the provider refuses a service that does not say whether connections must be accepted',
      forms: ['terraform', 'plan'],
      says: ['fail error acceptance-required byItself silent'],
      instead: [
        'unknown error acceptance-required notWritten silent',
        'unknown error acceptance-required notWritten silent',
      ],
    },
  ],
  'ways-in-every-way': waysSaid,
};

export interface Unsaid {
  readonly rule: string;
  readonly message: string;
  readonly because: string;
}

/** Messages that no form can say. */
const ofScenarios: readonly Unsaid[] = [
  { rule: 'endpoint-limit', message: 'elsewhere', because: 'a scenario is one unit of one Region in each form' },
];

/** Messages that a form cannot say. */
const ofTerraform: readonly Unsaid[] = [
  ...ofScenarios,
  {
    rule: 'acceptance-required',
    message: 'notWritten',
    because: 'the provider refuses a service that does not say it',
  },
  {
    rule: 'lattice-resource-share',
    message: 'noGateway',
    because: 'the provider refuses a resource configuration without a gateway',
  },
  { rule: 'redshift-port', message: 'restoredPort', because: 'the provider sends its default port with a restore too' },
];

export const unsaid: Readonly<Record<Form, readonly Unsaid[]>> = {
  cloudformation: [...ofScenarios, ...brokeredUnsaid, ...waysUnsaidInTemplates],
  terraform: ofTerraform,
  plan: [...ofTerraform, ...waysUnsaidInPlans],
  cdk: [...ofScenarios, ...brokeredUnsaid, ...waysUnsaidInTemplates],
};
