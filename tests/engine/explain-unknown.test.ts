import { expect, it } from 'vitest';
import { explainUnknown, explanationText } from '../../src/engine/explain-unknown.ts';
import type { UnknownReason } from '../../src/model/unknown.ts';

const texts: readonly (readonly [UnknownReason, string])[] = [
  [
    { kind: 'deployment', name: 'terraform.workspace' },
    'which workspace is chosen is not in the source; pass `--workspace`',
  ],
  [{ kind: 'parameter', name: 'Port' }, 'parameter `Port` has no default; pass `--parameters`'],
  [
    { kind: 'variable', name: 'ids', module: '' },
    'variable `ids` has no default; pass `--var ids=…` or a `--var-file`',
  ],
  [
    { kind: 'variable', name: 'ids', module: 'module.net' },
    'variable `ids` of `module.net` has no value; set it where the module is called',
  ],
  [
    { kind: 'attribute', address: 'aws_lb.x', attribute: 'arn' },
    'attribute `arn` of `aws_lb.x` exists only after deployment; lint a plan that is made then (`terraform show -json`)',
  ],
  [
    { kind: 'attribute', address: 'module.a["x.y"].confluent_gateway.main', attribute: 'principal_arn' },
    'attribute `principal_arn` of `module.a["x.y"].confluent_gateway.main` exists only after deployment; lint a plan that is made then (`terraform show -json`)',
  ],
  [
    { kind: 'attribute', address: 'Data_Stack/Inner/Db', attribute: 'Endpoint.Address' },
    'attribute `Endpoint.Address` of `Data_Stack/Inner/Db` exists only after deployment',
  ],
  [
    { kind: 'attribute', address: 'module.a.data.aws_lb.b', attribute: 'arn' },
    'attribute `arn` of `module.a.data.aws_lb.b` exists only after deployment',
  ],
  [
    { kind: 'data-source', address: 'data.aws_vpc.v' },
    '`data.aws_vpc.v` is looked up only when Terraform runs; lint a plan (`terraform show -json`), or write the value, or make it a variable and pass it with `--var`',
  ],
  [
    { kind: 'data-source', address: 'module.m.data.terraform_remote_state.network' },
    'no linted configuration surely writes the state that `module.m.data.terraform_remote_state.network` reads; lint the one that does along, with its `backend` written out, or lint a plan (`terraform show -json`)',
  ],
  [
    { kind: 'module', address: 'module.nlb', source: 'terraform-aws-modules/alb/aws' },
    'the source of `module.nlb` (terraform-aws-modules/alb/aws) is not on disk; run `terraform init` first',
  ],
  [
    { kind: 'module', address: 'Network', source: 'https://bucket.s3.amazonaws.com/t.yaml' },
    'the source of `Network` (https://bucket.s3.amazonaws.com/t.yaml) is not on disk; lint a copy of it that is on disk',
  ],
  [
    { kind: 'module', address: 'module.nlb', source: './nlb' },
    'the source of `module.nlb` (./nlb) is not on disk; correct its path, or lint it with the folder around',
  ],
  [
    { kind: 'module', address: 'Network.Outputs.Arn', source: 'its URL is known only at deployment' },
    'the source of `Network.Outputs.Arn` (its URL is known only at deployment) is not on disk; name a file beside the template instead, as `aws cloudformation package` takes it',
  ],
  [
    { kind: 'import', name: '…-Lb' },
    'which export `…-Lb` is depends on what the sources do not show; pass what its name is made of with `--parameters`',
  ],
  [{ kind: 'import', name: 'Lb' }, 'no linted template exports `Lb`; lint the template that exports it along'],
  [
    { kind: 'dynamic-reference', text: '{{resolve:ssm:/port}}' },
    '`{{resolve:ssm:/port}}` is looked up only at deployment; pass its value with `--parameters`',
  ],
  [
    { kind: 'lookup', what: 'vpc-provider' },
    'the CDK has not looked it up yet (`vpc-provider`), and a placeholder stands for it; run `npx cdk synth` with credentials for the account',
  ],
  [
    { kind: 'deployment', name: 'AWS::Region' },
    'the source does not say in which Region it is deployed; pass `--region`',
  ],
  [{ kind: 'deployment', name: 'AWS::AccountId' }, 'the source does not say its account'],
  [{ kind: 'function', name: 'timestamp' }, '`timestamp` gives its result only when it runs'],
  [{ kind: 'input', name: 'acme.vpc' }, 'input `acme.vpc` was not given; set `--input acme.vpc=…`'],
  [{ kind: 'opaque', what: '`Custom::Lookup`' }, 'the sources do not show `Custom::Lookup`'],
  [{ kind: 'choice', of: '`IsProd`' }, 'it depends on `IsProd`'],
  [{ kind: 'cycle', through: 'local.a' }, 'it depends on itself through `local.a`; break the cycle'],
  [{ kind: 'limit', what: '10,000 instances' }, 'reading it stopped at a limit: 10,000 instances'],
  [{ kind: 'invalid', detail: 'no such mapping' }, 'the source is faulty here: no such mapping; correct it'],
  [
    { kind: 'invalid', detail: 'aws_lb.x is not declared. Did you mean "aws_lb.y"?' },
    'the source is faulty here: aws_lb.x is not declared; correct it',
  ],
  [
    { kind: 'invalid', detail: 'aws_lb.x is not declared.' },
    'the source is faulty here: aws_lb.x is not declared; correct it',
  ],
];

it.each(texts)('explains $kind', (reason, text) => {
  expect(explanationText(explainUnknown(reason, []))).toBe(text);
});

it.each([
  ["the vendor's account", 'ID of `account` from the console', "the vendor's account was not given"],
  [
    'the addresses that the vendor connects from',
    'CIDRs',
    'the addresses that the vendor connects from were not given',
  ],
  ['the Availability Zones of your cluster', 'zone IDs', 'the Availability Zones of your cluster were not given'],
])('asks for %s', (what, from, text) => {
  const declared = { name: 'vendor.it', what, from, form: 'text' } as const;
  const { why, decide } = explainUnknown({ kind: 'input', name: 'vendor.it' }, [declared]);
  expect(why).toBe(text);
  expect(decide).toBe(`set \`--input vendor.it=<${from.replaceAll('`', '')}>\``);
});
