import { testProfile } from './test-profile.ts';

testProfile('materialize', {
  inputs: {
    'materialize.principal': 'arn:aws:iam::664411391173:role/mz_0_u1',
    'materialize.cidrs': '10.64.0.0/16',
  },
  ready: { principals: ['arn:aws:iam::664411391173:role/mz_0_u1'], acceptance: false },
});
