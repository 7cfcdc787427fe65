import { testProfile } from './test-profile.ts';

testProfile('snowflake/openflow', {
  inputs: { 'snowflake.principal': 'arn:aws:iam::111122223333:user/openflow', 'snowflake.region': 'us-east-1' },
  ready: { principals: ['arn:aws:iam::111122223333:user/openflow'] },
});
