import { describe, expect, it } from 'vitest';
import { lintText } from '../../src/index.ts';
import { consumerOf } from './other-systems.ts';
import { everythingIn, everythingOut, terraformOf } from './service-system.ts';
import { testProfile } from './test-profile.ts';

const principals = ['arn:aws:iam::111122223333:root'];

testProfile('aws', {
  ready: { principals },
  breaks: { 'allowed-principals': { principals: ['*'] } },
});

testProfile('strict/provider', {
  inputs: { 'strict.cidrs': '10.64.0.0/16' },
  ready: { principals, balancerRules: `${everythingIn}${everythingOut}` },
  breaks: {
    'allowed-principals': { principals: ['*'] },
    'nlb-inbound-rules': { enforcement: 'off' },
  },
});

const consumers = {
  ready: consumerOf(),
  breaks: {
    'endpoint-duplicate': consumerOf({ twice: true }),
    'endpoint-type': consumerOf({ gateway: 'com.amazonaws.us-east-1.sqs' }),
    'endpoint-region': consumerOf({ service: 'com.amazonaws.eu-west-1.sqs' }),
    'endpoint-private-dns': consumerOf({ hostnames: false }),
    'endpoint-policy': consumerOf({ policy: false }),
    'endpoint-availability-zones': consumerOf({ subnets: ['a'] }),
    'endpoint-inbound-rules': consumerOf({ admitted: [] }),
  },
};
testProfile('consumer', consumers);
testProfile('strict/consumer', consumers);

describe('what a preset asks beyond AWS', () => {
  const messagesOf = async (profile: string) => {
    const { findings } = await lintText(terraformOf({ acceptance: false, principals, balancerRules: undefined }), {
      path: '/repository/main.tf',
      profiles: [profile],
      configFile: false,
    });
    return findings.map(({ message }) => message).sort();
  };

  it('is asked in its own name', async () => {
    expect(await messagesOf('strict/provider')).toEqual([
      '`aws_lb.main` has no security group, so whoever has an endpoint reaches its listeners. The `strict` preset requires that one decides; name it in `security_groups`, which AWS takes only when the load balancer is created.',
      '`aws_vpc_endpoint_service.main` accepts every connection of an allowed principal by itself. The `strict` preset recommends that its owner accepts each one first; write `acceptance_required = true`.',
    ]);
  });

  it('is asked by no other preset', async () => {
    expect(await messagesOf('aws')).toEqual([
      '`aws_vpc_endpoint_service.main` accepts every connection of an allowed principal by itself. The `aws` preset recommends that its owner accepts each one first; write `acceptance_required = true`.',
    ]);
  });
});

describe('a service that AWS refuses', () => {
  const refusedBy = async (...profiles: string[]) => {
    const terraform = terraformOf({ acceptance: true, principals }).replace('"network"', '"application"');
    const { findings } = await lintText(terraform, { path: '/repository/main.tf', profiles, configFile: false });
    return findings.filter(({ rule }) => rule === 'endpoint-service-nlb').map(({ message }) => message);
  };
  const refused =
    '`aws_vpc_endpoint_service.main` is backed by `aws_lb.main`, type `application`, which AWS refuses there. A database is reached through a Network Load Balancer; write `load_balancer_type = "network"`.';

  it('is told as that, not as the demand of the preset, which takes gateways too', async () => {
    expect(await refusedBy('aws')).toEqual([refused]);
  });

  it('is told once for a vendor and a preset', async () => {
    expect(await refusedBy('aws', 'materialize')).toEqual([refused]);
  });
});

describe('a service that nobody may connect to', () => {
  it('is told once to those who name no principal', async () => {
    const { findings } = await lintText(terraformOf({ acceptance: true, principals: [] }), {
      path: '/repository/main.tf',
      profiles: ['strict/provider', 'materialize', 'segment/rds-postgres'],
      configFile: false,
    });
    expect(findings.filter(({ rule }) => rule === 'allowed-principals').map(({ message }) => message)).toEqual([
      '`aws_vpc_endpoint_service.main` allows no principal, so no other account can connect to it: AWS refuses every account that `allowed_principals` does not name. Add the principal of Segment and Materialize, an ARN such as `arn:<partition>:iam::<account>:root`, which they tell you.',
    ]);
  });
});
