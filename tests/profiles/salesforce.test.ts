import { testProfile } from './test-profile.ts';

testProfile('salesforce/private-connect', {
  inputs: { 'salesforce.principal': 'arn:aws:iam::111122223333:role/private-connect' },
  ready: { principals: ['arn:aws:iam::111122223333:role/private-connect'] },
});

testProfile('salesforce/data-360', { ready: {} });
