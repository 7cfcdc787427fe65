import { testProfile } from './test-profile.ts';

testProfile('redis', {
  inputs: { 'redis.principal': 'arn:aws:iam::111122223333:role/rdi', 'redis.cidrs': '10.64.0.0/16' },
  ready: { principals: ['arn:aws:iam::111122223333:role/rdi'] },
});
