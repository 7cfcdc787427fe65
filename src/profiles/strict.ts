import { aws } from './aws.ts';
import { consumer } from './consumer.ts';
import type { Profile } from './profile.ts';

/** The demand that takes the place of the one in `aws`. */
const inbound = 'nlb-inbound-rules';

/** AWS leaves it to the owner of the load balancer who decides, its security group or nobody: the demand is ours. */
const asker = 'the `strict` preset';

export const strictProvider: Profile = {
  ...aws,
  name: 'strict/provider',
  description: 'What AWS asks of an endpoint service, with inbound rules that name who connects',
  inputs: [
    {
      name: 'strict.cidrs',
      what: 'the addresses of your service consumers',
      from: 'CIDRs that they connect from',
      form: 'cidrs',
    },
  ],
  requirements: [
    ...aws.requirements
      .filter((requirement) => requirement.rule !== inbound)
      .map((requirement) => (requirement.asker === undefined ? requirement : { ...requirement, asker })),
    {
      rule: inbound,
      level: 'required',
      asker,
      options: { enforcement: 'on', cidrs: ['strict.cidrs'] },
      evidence: {
        source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html',
        readOn: '2026-11-21',
        read: 'excerpt',
        basis: 'With enforcement on, the security group decides which addresses reach the load balancer.',
      },
    },
  ],
};

export const strictConsumer: Profile = { ...consumer, name: 'strict/consumer' };
