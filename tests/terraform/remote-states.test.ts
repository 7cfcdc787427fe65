import { describe, expect, it } from 'vitest';
import type { Data } from '../../src/model/value.ts';
import { parse, placeText, resource } from './read.ts';

const place = (backend: string, settings: string): string => `backend = "${backend}"\n  config = { ${settings} }`;
const reader = (settings: string, value: string): string => `
data "terraform_remote_state" "other" {
  ${settings}
}
resource "aws_y" "y" { name = ${value} }
`;
const writer = (backend: string, outputs: string): string => `${backend}
variable "stage" {}
resource "aws_lb" "x" { name = "n" }
${outputs}
`;
const s3 = 'terraform {\n  backend "s3" {\n    bucket = "states"\n    key = "net"\n    region = "eu-west-1"\n  }\n}';
const inS3 = place('s3', 'bucket = "states", key = "net"');
const output = (value: string): string => `output "o" {\n  value = ${value}\n}`;

function read(texts: Readonly<Record<string, string>>, workspace?: string): Data {
  const from = '/app';
  const unit = parse(texts, workspace === undefined ? {} : { workspace }).units.find((one) => one.unit.id === from);
  if (!unit) throw new Error('There is no such unit.');
  return resource(unit, 'aws_y.y').body.read('name');
}

function readOutput(value: string, expression = 'data.terraform_remote_state.other.outputs.o'): Data {
  return read({ '/net/main.tf': writer(s3, output(value)), '/app/main.tf': reader(inS3, expression) });
}

describe('an output in the state of another configuration of the run', () => {
  it('is known where it is known there, with the way that it came', () => {
    const value = readOutput('aws_lb.x.name');
    expect(value).toMatchObject({ state: 'known', value: 'n' });
    expect([value.at, ...(value.via ?? [])].map(placeText)).toEqual([
      'net/main.tf:11 aws_lb.x.name',
      'net/main.tf:9 "n"',
      'app/main.tf:6 data.terraform_remote_state.other.outputs.o',
    ]);
  });

  it('stands for what it stands for there', () => {
    expect(readOutput('aws_lb.x.arn')).toMatchObject({
      state: 'unknown',
      origin: { unit: '/net', address: 'aws_lb.x', attribute: 'arn' },
    });
  });

  it.each([
    ['[aws_lb.x.arn]', 'data.terraform_remote_state.other.outputs.o[0]'],
    ['{ lb = aws_lb.x.arn }', 'data.terraform_remote_state.other.outputs.o.lb'],
    ['aws_lb.x', 'data.terraform_remote_state.other.outputs.o.arn'],
    ['aws_lb.x.arn', 'data.terraform_remote_state.other.outputs["o"]'],
    ['aws_lb.x.arn', 'one(data.terraform_remote_state.other[*].outputs.o)'],
    ['aws_lb.x.arn', 'try(data.terraform_remote_state.other.outputs.o, null)'],
  ])('%s is read as %s', (value, expression) => {
    expect(readOutput(value, expression).origin).toMatchObject({ unit: '/net', address: 'aws_lb.x', attribute: 'arn' });
  });

  it('that hangs on a condition there is unknown here, where that condition means nothing', () => {
    expect(readOutput('var.stage == "test" ? "a" : "b"')).toMatchObject({
      state: 'unknown',
      reason: { kind: 'choice' },
    });
    expect(readOutput('[for one in ["a", "b"] : one if var.stage == one]')).toMatchObject({
      state: 'known',
      value: { items: [], rest: [{}, {}] },
    });
  });

  it('is not the same as a variable of that name here', () => {
    const expression = 'data.terraform_remote_state.other.outputs.o == var.stage ? "same" : "other"';
    const value = read({
      '/net/main.tf': writer(s3, output('var.stage')),
      '/app/main.tf': `${reader(inS3, expression)}variable "stage" {}`,
    });
    expect(value.state).toBe('one-of');
  });

  it('that is secret stays so', () => {
    expect(readOutput('aws_lb.x.name\n sensitive = true')).toMatchObject({ sensitive: true });
  });

  it('that is not there is unknown and no fault', () => {
    const { units } = parse({
      '/net/main.tf': writer(s3, output('1')),
      '/app/main.tf': reader(inS3, 'data.terraform_remote_state.other.outputs.gone'),
    });
    for (const { resources } of units) for (const { body } of resources) body.read('name');
    expect(units.flatMap(({ diagnostics }) => diagnostics)).toEqual([]);
  });

  it('that reads back what the reader hands out ends', () => {
    const chain = Array.from({ length: 40 }, (_, index) => {
      const own = s3.replace('"net"', `"${index}"`);
      const next = place('s3', `bucket = "states", key = "${index + 1}"`);
      const text = `${own}\n${reader(next, '"n"')}${output('data.terraform_remote_state.other.outputs.o')}`;
      return [`/r${index}/main.tf`, text] as const;
    });
    const value = read({
      ...Object.fromEntries(chain),
      '/app/main.tf': reader(
        place('s3', 'bucket = "states", key = "0"'),
        'data.terraform_remote_state.other.outputs.o',
      ),
    });
    expect(value).toMatchObject({ state: 'unknown', reason: { kind: 'data-source' } });
  });
});

describe('the state of a configuration', () => {
  const linked = (
    backend: string,
    settings: string,
    { more = {}, workspace }: { more?: Readonly<Record<string, string>>; workspace?: string } = {},
  ): boolean => {
    const texts = {
      '/net/main.tf': writer(backend, output('"found"')),
      '/app/main.tf': `terraform {\n backend "s3" {}\n}\n${reader(settings, 'data.terraform_remote_state.other.outputs.o')}`,
      ...more,
    };
    return read(texts, workspace).state === 'known';
  };
  const cloud = (settings: string) => `terraform {\n  cloud {\n    ${settings}\n  }\n}`;
  const inCloud = cloud('organization = "acme"\n    workspaces {\n      name = "net"\n    }');
  const remote = inCloud.replace('cloud', 'backend "remote"');
  const ofAcme = place('remote', 'organization = "acme", workspaces = { name = "net" }');
  const gcs = 'terraform {\n  backend "gcs" {\n    bucket = "b"\n    prefix = "p"\n  }\n}';

  it.each([
    ['in a bucket', s3, inS3],
    ['in a bucket, read with a role', s3, inS3.replace('}', ', role_arn = "r" }')],
    ['in a bucket, in the default workspace', s3, `workspace = "default"\n${inS3}`],
    ['in a bucket of Google', gcs, place('gcs', 'bucket = "b", prefix = "p"')],
    ['beside it', '', place('local', 'path = "../net/terraform.tfstate"')],
    [
      'in a file',
      'terraform {\n  backend "local" {\n    path = "../states/n"\n  }\n}',
      place('local', 'path = "../states/n"'),
    ],
    ['of HCP Terraform', inCloud, ofAcme],
    ['of HCP Terraform, in a backend', remote, ofAcme],
    [
      'of HCP Terraform, with the settings in blocks',
      inCloud,
      'backend = "remote"\n  config {\n    organization = "acme"\n    workspaces {\n      name = "net"\n    }\n  }',
    ],
    [
      'of Terraform Enterprise',
      inCloud.replace('organization', 'hostname = "tfe.example.com"\n    organization'),
      ofAcme.replace('organization', 'hostname = "tfe.example.com", organization'),
    ],
    ['in the workspace that the reader is in', s3, `workspace = terraform.workspace\n${inS3}`],
    ['with the settings in a block', s3, 'backend = "s3"\n  config {\n    bucket = "states"\n    key = "net"\n  }'],
  ])('%s is found', (_, backend, settings) => {
    expect(linked(backend, settings)).toBe(true);
  });

  it.each([
    ['under another key', s3, inS3.replace('net', 'net2')],
    ['of a workspace', s3, `workspace = "prod"\n${inS3}`],
    ['whose key is a variable', s3, inS3.replace('"net"', 'var.key')],
    ['that the command line names', 'terraform {\n  backend "s3" {\n    bucket = "states"\n  }\n}', inS3],
    ['of another kind', s3, place('gcs', 'bucket = "states", prefix = "net"')],
    ['beside another configuration', '', place('local', 'path = "../other/terraform.tfstate"')],
    ['of another organization', inCloud, ofAcme.replace('acme', 'other')],
    ['of another host', inCloud, ofAcme.replace('organization', 'hostname = "tfe.example.com", organization')],
    ['of workspaces with tags', inCloud.replace('name = "net"', 'tags = ["net"]'), ofAcme],
    ['of workspaces by their prefix', inCloud, ofAcme.replace('name = "net"', 'prefix = "n"')],
    ['whose workspace is a variable', inCloud, ofAcme.replace('"net"', 'var.key')],
    ['whose organization the environment names', inCloud.replace('organization = "acme"', ''), ofAcme],
    ['beside it, when it is in HCP Terraform', inCloud, place('local', 'path = "../net/terraform.tfstate"')],
    ['of a kind that is not known', s3, place('http', 'address = "https://example.com"')],
  ])('%s is not found', (_, backend, settings) => {
    expect(linked(backend, settings, { more: { '/app/variables.tf': 'variable "key" {}' } })).toBe(false);
  });

  it.each([
    ['the one of that workspace', s3, `workspace = "prod"\n${inS3}`, true],
    ['the one of the same workspace', s3, `workspace = terraform.workspace\n${inS3}`, true],
    ['not that of the default one', s3, inS3, false],
    ['not that of another one', s3, `workspace = "test"\n${inS3}`, false],
    ['the one of HCP Terraform that is named', inCloud, ofAcme, true],
    ['not the one beside it', '', place('local', 'path = "../net/terraform.tfstate"'), false],
    ['none beside it', '', `workspace = "prod"\n${place('local', 'path = "../net/terraform.tfstate"')}`, false],
  ])('that is read in a workspace is %s', (_, backend, settings, expected) => {
    expect(linked(backend, settings, { workspace: 'prod' })).toBe(expected);
  });

  const prefixed = remote.replace('name = "net"', 'prefix = "net-"');
  const named = ofAcme.replace('"net"', '"net-prod"');
  const byPrefix = ofAcme.replace('name = "net"', 'prefix = "net-"');

  it.each([
    ['by its name', prefixed, named, true],
    ['by the prefix and its own name', prefixed, `workspace = "prod"\n${byPrefix}`, true],
    ['as the one of the run', prefixed, `workspace = terraform.workspace\n${byPrefix}`, true],
    ['as the one of another name', remote.replace('"net"', '"net-prod"'), `workspace = "prod"\n${byPrefix}`, true],
    ['not under another name', prefixed, named.replace('prod', 'test'), false],
    ['not under the prefix alone', prefixed, byPrefix, false],
    ['not as another one of the prefix', prefixed, `workspace = "test"\n${byPrefix}`, false],
    ['not in another organization', prefixed, named.replace('acme', 'other'), false],
    ['not in a cloud block, which has no prefix', inCloud.replace('name = "net"', 'prefix = "net-"'), named, false],
    ['not by tags', inCloud.replace('name = "net"', 'tags = ["net-prod"]'), named, false],
  ])('in the workspace of the run, of several with a prefix, is found %s', (_, backend, settings, expected) => {
    expect(linked(backend, settings, { workspace: 'prod' })).toBe(expected);
  });

  it.each([
    ['that is not told', undefined, 'net-prod'],
    ['that is the default one, which those with a prefix have not', 'default', 'net-default'],
  ])('in a workspace %s is not found by the name of one', (_, workspace, name) => {
    const settings = ofAcme.replace('"net"', `"${name}"`);
    expect(linked(prefixed, settings, workspace === undefined ? {} : { workspace })).toBe(false);
  });

  it.each([
    ['s3', { backend: { s3: { bucket: 'states', key: 'net' } } }, inS3],
    ['cloud', { cloud: { organization: 'acme', workspaces: { name: 'net' } } }, ofAcme],
    ['remote', { backend: { remote: { organization: 'acme', workspaces: [{ name: 'net' }] } } }, ofAcme],
  ])('in JSON is found in %s', (_, terraform, settings) => {
    expect(linked('', settings, { more: { '/net/backend.tf.json': JSON.stringify({ terraform }) } })).toBe(true);
  });

  it('in JSON is found by its prefix', () => {
    const terraform = { backend: { remote: { organization: 'acme', workspaces: { prefix: 'n' } } } };
    const more = { '/net/backend.tf.json': JSON.stringify({ terraform }) };
    expect(linked('', ofAcme, { more, workspace: 'et' })).toBe(true);
  });

  it('is where an override file says', () => {
    const local = 'terraform {\n  backend "local" {\n    path = "l"\n  }\n}';
    expect(linked(s3, inS3, { more: { '/net/backend_override.tf': local } })).toBe(false);
    expect(linked(local, inS3, { more: { '/net/backend_override.tf': s3 } })).toBe(true);
  });

  it('is not told by several backends, which are no fault', () => {
    const texts = { '/net/main.tf': writer(s3, output('"found"')), '/net/prod.tf': s3.replace('"net"', '"prod"') };
    expect(linked(s3, inS3, { more: texts })).toBe(false);
    expect(parse(texts).units.flatMap(({ diagnostics }) => diagnostics)).toEqual([]);
    expect(parse(texts).diagnostics).toEqual([]);
  });

  it('that two configurations write belongs to neither', () => {
    expect(linked(s3, inS3, { more: { '/net2/main.tf': writer(s3, output('"found"')) } })).toBe(false);
  });
});

describe('the outputs that tfe_outputs reads', () => {
  const inCloud =
    'terraform {\n  cloud {\n    organization = "acme"\n    workspaces {\n      name = "net"\n    }\n  }\n}';
  const outputs = `
output "o" { value = aws_lb.x.name }
output "arn" { value = aws_lb.x.arn }
output "ids" { value = toset(["b", "a"]) }
output "secret" {
  value     = aws_lb.x.name
  sensitive = true
}`;
  const reading = (value: string, settings = 'organization = "acme"\n  workspace = "net"') => `
data "tfe_outputs" "other" {
  ${settings}
}
resource "aws_y" "y" { name = ${value} }
`;
  const readTfe = (value: string, backend = inCloud, settings?: string, more = {}): Data =>
    read({ '/net/main.tf': writer(backend, outputs), '/app/main.tf': reading(value, settings), ...more });

  it('are known where they are no secrets', () => {
    const value = readTfe('data.tfe_outputs.other.nonsensitive_values.o');
    expect(value).toMatchObject({ state: 'known', value: 'n' });
    expect(value.sensitive).toBeUndefined();
  });

  it('are all secrets as values, and stand for what they stand for', () => {
    expect(readTfe('data.tfe_outputs.other.values.o')).toMatchObject({ state: 'known', value: 'n', sensitive: true });
    expect(readTfe('data.tfe_outputs.other.values.arn')).toMatchObject({
      sensitive: true,
      origin: { unit: '/net', address: 'aws_lb.x', attribute: 'arn' },
    });
    expect(readTfe('data.tfe_outputs.other.values.gone').sensitive).toBe(true);
    expect(readTfe('nonsensitive(data.tfe_outputs.other.values.o)')).toMatchObject({ state: 'known', value: 'n' });
  });

  it('that are secrets are among the values only', () => {
    expect(readTfe('data.tfe_outputs.other.values.secret')).toMatchObject({ value: 'n', sensitive: true });
    expect(readTfe('data.tfe_outputs.other.nonsensitive_values.secret')).toMatchObject({
      state: 'unknown',
      reason: { kind: 'data-source' },
    });
  });

  it('are no sets, which JSON does not know', () => {
    expect(readTfe('data.tfe_outputs.other.nonsensitive_values.ids[0]')).toMatchObject({ state: 'known', value: 'a' });
  });

  const remote = inCloud.replace('cloud', 'backend "remote"');
  const enterprise = inCloud.replace('organization', 'hostname = "tfe.example.com"\n    organization');

  it.each([
    ['in a cloud block', inCloud],
    ['in a backend', remote],
    ['on a host of its own, which the provider names', enterprise],
  ])('are those of the workspace that is named %s', (_, backend) => {
    expect(readTfe('data.tfe_outputs.other.nonsensitive_values.o', backend).state).toBe('known');
  });

  it.each([
    ['of another organization', inCloud, 'organization = "other"\n  workspace = "net"'],
    ['of another workspace', inCloud, 'organization = "acme"\n  workspace = "app"'],
    ['of the organization of the provider', inCloud, 'workspace = "net"'],
    ['of a workspace that is not known', inCloud, 'organization = "acme"\n  workspace = terraform.workspace'],
    ['in a bucket', s3, undefined],
  ])('are unknown %s', (_, backend, settings) => {
    expect(readTfe('data.tfe_outputs.other.nonsensitive_values.o', backend, settings).state).toBe('unknown');
  });

  it("are nobody's where two hosts have the same organization and workspace", () => {
    const more = { '/net2/main.tf': writer(enterprise, outputs) };
    expect(readTfe('data.tfe_outputs.other.nonsensitive_values.o', inCloud, undefined, more).state).toBe('unknown');
  });
});
