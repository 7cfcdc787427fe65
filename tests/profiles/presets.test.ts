import { consumerOf } from './other-systems.ts';
import { everythingIn, everythingOut } from './service-system.ts';
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
