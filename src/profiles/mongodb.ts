import type { Evidence, Profile } from './profile.ts';

const provider = {
  source:
    'https://registry.terraform.io/providers/mongodb/mongodbatlas/latest/docs/resources/stream_privatelink_endpoint',
  readOn: '2026-11-21',
  read: 'code',
} satisfies Omit<Evidence, 'basis'>;

export const mongodbStreams: Profile = {
  name: 'mongodb/streams-msk',
  vendor: 'MongoDB Atlas',
  description: 'Stream processing of MongoDB Atlas reaches an MSK cluster over multi-VPC connectivity',
  path: 'msk-multi-vpc',
  inputs: [
    {
      name: 'mongodb.account',
      what: 'the AWS account of MongoDB Atlas',
      from: '`provider_account_id` of the private link endpoint',
      form: 'account',
    },
  ],
  requirements: [
    {
      rule: 'msk-multi-vpc',
      level: 'required',
      options: { account: 'mongodb.account' },
      evidence: {
        ...provider,
        basis:
          "Multi-VPC connectivity is on for the client authentication, and the cluster's policy lets the account of Atlas create a VPC connection, get the bootstrap brokers and describe the cluster.",
      },
    },
  ],
  manual: [],
  send: [{ value: 'cluster-arn' }],
};
