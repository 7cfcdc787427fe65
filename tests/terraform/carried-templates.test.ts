import { describe, expect, it } from 'vitest';
import { lint } from '../../src/lint.ts';
import type { ParsedUnit, ParseOptions, RawResource } from '../../src/model/resource.ts';
import type { Location } from '../../src/model/source.ts';
import { parse } from '../../src/parsers/index.ts';
import { resolveLocation } from '../../src/parsers/json-locations.ts';
import { memorySources } from '../../src/sources/memory.ts';
import { shown as shownData } from '../cloudformation/reading.ts';
import { parseOptions } from './read.ts';

interface Read {
  readonly units: readonly ParsedUnit[];
  readonly unit: ParsedUnit;
  resource(address: string): RawResource;
  show(address: string, property: string): string;
  /** `file:line:column text` */
  place(address: string, property: string): string;
  diagnostics(): readonly string[];
}

async function read(
  texts: string | Readonly<Record<string, string>>,
  given: Partial<ParseOptions> = {},
): Promise<Read> {
  const files = typeof texts === 'string' ? { '/r/main.tf': texts } : texts;
  const sources = memorySources(files, { workingFolder: '/r', root: '/r' });
  const candidates = Object.keys(files).map((path) => ({ path, named: false }));
  const { units, diagnostics } = await parse(candidates, sources, parseOptions(given));
  const [unit] = units;
  if (!unit) throw new Error('There is no unit.');
  const resource = (address: string): RawResource => {
    const all = units.flatMap(({ resources }) => resources);
    const found = all.find((each) => each.address === address);
    if (!found) throw new Error(`no ${address} among ${all.map((each) => each.address).join(', ')}`);
    return found;
  };
  return {
    units,
    unit,
    resource,
    show: (address, property) => shownData(resource(address).body.read(property)),
    place: (address, property) => placeOf(resource(address).body.read(property).at),
    diagnostics: () =>
      [...diagnostics, ...units.flatMap((each) => each.diagnostics)].map(
        ({ code, at }) => `${code} ${at ? placeOf(at).split(' ')[0] : ''}`,
      ),
  };
}

function placeOf(at: Location): string {
  const { file, start, end } = 'path' in at ? resolveLocation(at) : at;
  const before = file.text.slice(0, start).split('\n');
  const column = (before.at(-1) ?? '').length + 1;
  return `${file.path.replace('/r/', '')}:${before.length}:${column} ${file.text.slice(start, end)}`;
}

const heredoc = `
provider "aws" {
  region = "eu-west-1"
}

resource "aws_security_group" "db" {}

resource "aws_cloudformation_stack" "s" {
  name = "s"
  parameters = {
    Group = aws_security_group.db.id
    Port  = 5400
  }
  template_body = <<-EOT
    Parameters:
      Group: { Type: "AWS::EC2::SecurityGroup::Id" }
      Port: { Type: Number }
    Resources:
      W:
        Type: Test::Cluster
        Properties:
          Port: !Ref Port
          Group: !Ref Group
          Public: true
          Region: !Ref AWS::Region
    Outputs:
      Id: { Value: !Ref W }
      Port: { Value: !Ref Port }
  EOT
}

resource "test_user" "u" {
  id   = aws_cloudformation_stack.s.outputs["Id"]
  port = aws_cloudformation_stack.s.outputs.Port
}
`;

describe('a template in a heredoc', () => {
  it('is part of the configuration', async () => {
    const { units } = await read(heredoc);
    expect(units.map(({ resources }) => resources.map(({ address }) => address))).toEqual([
      ['aws_security_group.db', 'aws_cloudformation_stack.s', 'test_user.u', 'aws_cloudformation_stack.s/W'],
    ]);
  });

  it('has its values where they are written', async () => {
    const { place, resource } = await read(heredoc);
    expect(place('aws_cloudformation_stack.s/W', 'Public')).toBe('main.tf:24:19 true');
    expect(placeOf(resource('aws_cloudformation_stack.s/W').at)).toBe('main.tf:19:7 W');
  });

  it('is given parameters, which lead to what they name', async () => {
    const { show, place } = await read(heredoc);
    expect(show('aws_cloudformation_stack.s/W', 'Group')).toBe('->aws_security_group.db.id');
    expect(show('aws_cloudformation_stack.s/W', 'Port')).toBe('5400');
    expect(place('aws_cloudformation_stack.s/W', 'Port')).toBe('main.tf:12:13 5400');
  });

  it('is deployed where the provider is', async () => {
    const { show } = await read(heredoc);
    expect(show('aws_cloudformation_stack.s/W', 'Region')).toBe('"eu-west-1"');
  });

  it('hands outputs back, which lead to its resources', async () => {
    const { show } = await read(heredoc);
    expect(show('test_user.u', 'id')).toBe('->aws_cloudformation_stack.s/W.Ref');
    expect(show('test_user.u', 'port')).toBe('"5400"');
  });
});

const stack = (body: string, more = '') =>
  `resource "aws_vpc" "v" {}\nvariable "open" {}\nresource "aws_cloudformation_stack" "s" {\n  name = "s"\n  ${more}\n  template_body = ${body}\n}\n`;

const inner = 'Resources:\n  W:\n    Type: Test::Cluster\n    Properties:\n      Port: 5400\n';

describe('where a template comes from', () => {
  it('file()', async () => {
    const { units, place, diagnostics } = await read({
      '/r/main.tf': stack('file("${path.module}/inner.yaml")'),
      '/r/inner.yaml': inner,
    });
    expect(units).toHaveLength(1);
    expect(place('aws_cloudformation_stack.s/W', 'Port')).toBe('inner.yaml:5:13 5400');
    expect(diagnostics()).toEqual([]);
  });

  it('file() of JSON, through a local and a module', async () => {
    const { place } = await read({
      '/r/main.tf': 'locals {\n  t = file("inner.json")\n}\nmodule "m" {\n  source = "./m"\n  t = local.t\n}',
      '/r/m/main.tf': 'variable "t" {}\nresource "aws_cloudformation_stack" "s" {\n  template_body = var.t\n}',
      '/r/inner.json': '{"Resources": {"W": {"Type": "Test::Cluster",\n "Properties": {"Port": 5400}}}}',
    });
    expect(place('module.m.aws_cloudformation_stack.s/W', 'Port')).toBe('inner.json:2:25 5400');
  });

  it('templatefile()', async () => {
    const { place, show } = await read({
      '/r/main.tf': stack('templatefile("inner.yaml.tftpl", { port = 5400, vpc = aws_vpc.v.id })'),
      '/r/inner.yaml.tftpl': `${inner.replace('5400', '${port}')}      Vpc: \${vpc}\n      Name: x\n`,
    });
    expect(show('aws_cloudformation_stack.s/W', 'Port')).toBe('5400');
    expect(place('aws_cloudformation_stack.s/W', 'Port')).toBe('inner.yaml.tftpl:5:13 ${port}');
    expect(show('aws_cloudformation_stack.s/W', 'Vpc')).toBe('->aws_vpc.v.id');
    expect(place('aws_cloudformation_stack.s/W', 'Vpc')).toBe('inner.yaml.tftpl:6:12 ${vpc}');
    expect(place('aws_cloudformation_stack.s/W', 'Name')).toBe('inner.yaml.tftpl:7:13 x');
  });

  it('a heredoc with interpolations', async () => {
    const { place, show } = await read(
      stack(`<<EOT\n${inner}      Vpc: "\${aws_vpc.v.id}"\n      Sub: !Sub "$\${AWS::Region}-x"\n      All: 1\nEOT`),
    );
    expect(show('aws_cloudformation_stack.s/W', 'Vpc')).toBe('->aws_vpc.v.id');
    expect(place('aws_cloudformation_stack.s/W', 'Vpc')).toBe('main.tf:12:12 "${aws_vpc.v.id}"');
    expect(show('aws_cloudformation_stack.s/W', 'Sub')).toBe('<?deployment region+-x>');
    expect(place('aws_cloudformation_stack.s/W', 'All')).toBe('main.tf:14:12 1');
  });

  it.each([
    ['jsonencode', 'jsonencode'],
    ['yamlencode', 'yamlencode'],
  ])('%s()', async (_name, name) => {
    const { place, show, resource } = await read(
      stack(
        `${name}({\n    Resources = {\n      W = {\n        Type = "Test::Cluster"\n        Properties = { Vpc = aws_vpc.v.id, Port = 5400, At = { Ref = "AWS::Region" } }\n      }\n    }\n  })`,
      ),
      { region: 'us-east-1' },
    );
    expect(place('aws_cloudformation_stack.s/W', 'Port')).toBe('main.tf:10:51 5400');
    expect(show('aws_cloudformation_stack.s/W', 'Vpc')).toBe('->aws_vpc.v.id');
    expect(show('aws_cloudformation_stack.s/W', 'At')).toBe('"us-east-1"');
    expect(placeOf(resource('aws_cloudformation_stack.s/W').at)).toBe('main.tf:8:7 W');
  });

  it('a text in quotes', async () => {
    const text = String.raw`"{\"Resources\": {\"W\": {\"Type\": \"Test::Cluster\", \"Properties\": {\"Port\": 5400}}}}"`;
    const { place } = await read(stack(text));
    expect(place('aws_cloudformation_stack.s/W', 'Port')).toMatch(/^main\.tf:6:\d+ 5400$/);
  });

  it('data of template_file', async () => {
    const { place } = await read({
      '/r/main.tf': `${stack('data.template_file.t.rendered')}data "template_file" "t" {\n  template = file("t.yaml")\n  vars = { port = 5400 }\n}`,
      '/r/t.yaml': inner.replace('5400', '${port}'),
    });
    expect(place('aws_cloudformation_stack.s/W', 'Port')).toBe('t.yaml:5:13 ${port}');
  });

  const uploaded = (url: string, object = 'source = "${path.module}/t.yaml"') => ({
    '/r/main.tf': `resource "aws_cloudformation_stack" "s" {\n  template_url = ${url}\n}
variable "open" {}
resource "aws_s3_bucket" "b" {}
resource "aws_s3_object" "t" {
  bucket = aws_s3_bucket.b.id
  key    = "templates/t.yaml"
  ${object}
}`,
    '/r/t.yaml': inner,
  });

  it.each([
    ['its key', '"https://${aws_s3_bucket.b.bucket_regional_domain_name}/${aws_s3_object.t.key}"'],
    ['its ID', 'format("https://s3.amazonaws.com/%s/%s", aws_s3_bucket.b.id, aws_s3_object.t.id)'],
    ['joined', 'join("/", ["https://b.s3.amazonaws.com", (aws_s3_object.t.key)])'],
  ])('a file that the configuration puts behind the URL, which has %s', async (_name, url) => {
    const { place, units } = await read(uploaded(url));
    expect(place('aws_cloudformation_stack.s/W', 'Port')).toMatch(/^t\.yaml:5:13 /);
    expect(units).toHaveLength(1);
  });

  it.each([
    ['a text', 'content = file("t.yaml")', 't.yaml:5:13 '],
    [
      'a text that is written there',
      'content = jsonencode({ Resources = { W = { Type = "T::T", Properties = { Port = 1 } } } })',
      'main.tf:',
    ],
  ])('%s that the configuration puts behind the URL', async (_name, object, place) => {
    const reading = await read(uploaded('"https://x/${aws_s3_object.t.key}"', object));
    expect(reading.place('aws_cloudformation_stack.s/W', 'Port')).toContain(place);
  });

  it.each([
    ['with a file that is not there', '"https://x/${aws_s3_object.t.key}"', 'source = "no.yaml"'],
    ['with a text that nobody knows', '"https://x/${aws_s3_object.t.key}"', 'content = var.open'],
    ['of another resource', '"https://x/${aws_s3_bucket.b.id}/t.yaml"', 'source = "t.yaml"'],
  ])('a URL %s is noted', async (_name, url, object) => {
    expect((await read(uploaded(url, object))).diagnostics()).toContain('unread-template main.tf:1:1');
  });

  it.each([
    ['a variable', stack('var.open')],
    ['a URL', 'resource "aws_cloudformation_stack" "s" {\n  template_url = "https://b.s3.amazonaws.com/t.yaml"\n}'],
    ['a key that is not known', stack('<<EOT\nResources:\n  ${var.open}: { Type: T::T }\nEOT')],
    [
      'a text that is not known in a place where anything may stand',
      stack('<<EOT\nResources:\n  W: { ${var.open} }\n  a: [\nEOT'),
    ],
    ['sections that are not known', stack('jsonencode({ Resources = var.open })')],
    ['nothing', 'resource "aws_cloudformation_stack" "s" {\n  name = "s"\n}'],
  ])('%s is noted', async (_name, text) => {
    const { unit, diagnostics } = await read(text);
    expect(diagnostics()).toEqual([expect.stringMatching(/^unread-template main\.tf:\d:1$/)]);
    expect(unit.resources.some(({ address }) => address.includes('/'))).toBe(false);
  });

  it('a fault stands in its line', async () => {
    expect((await read(stack('<<EOT\nResources:\n  W: [\nEOT'))).diagnostics()[0]).toBe('yaml-syntax main.tf:8:7');
  });
});

describe('instances', () => {
  it('of count, each and modules are stacks of their own', async () => {
    const { resource, show } = await read({
      '/r/main.tf': 'module "m" {\n  source = "./m"\n  for_each = { a = 1, b = 2 }\n  port = each.value\n}',
      '/r/m/main.tf': `variable "port" {}\nresource "aws_cloudformation_stack" "s" {\n  count = 2\n  parameters = { Port = var.port + count.index }\n  template_body = <<EOT\nParameters: { Port: { Type: Number } }\nResources: { W: { Type: T::T, Properties: { P: !Ref Port } } }\nEOT\n}`,
    });
    expect(show('module.m["a"].aws_cloudformation_stack.s[0]/W', 'P')).toBe('1');
    expect(show('module.m["b"].aws_cloudformation_stack.s[1]/W', 'P')).toBe('3');
    expect(resource('module.m["a"].aws_cloudformation_stack.s[0]/W').callers).toHaveLength(1);
  });
});

describe('parameters', () => {
  const parameters = (given: string) =>
    stack(
      '<<EOT\nParameters: { A: { Type: String }, B: { Type: String, Default: b } }\nResources: { W: { Type: T::T, Properties: { A: !Ref A, B: !Ref B } } }\nEOT',
      `parameters = ${given}`,
    );

  it.each([
    ['a name that is not declared', '{ A = 1, Z = 2 }', ['undeclared-parameter main.tf:5:29']],
    ['a value that is missing', '{}', ['missing-parameter main.tf:3:1']],
    ['a map that is not known', 'var.open', []],
    ['a null is none', '{ A = "a", B = null }', []],
  ])('%s', async (_name, given, expected) => {
    expect((await read(parameters(given))).diagnostics()).toEqual(expected);
  });

  it('a null leaves the default, and of a map that is not known nothing is', async () => {
    expect((await read(parameters('{ A = "a", B = null }'))).show('aws_cloudformation_stack.s/W', 'B')).toBe('"b"');
    expect((await read(parameters('var.open'))).show('aws_cloudformation_stack.s/W', 'B')).toBe('?variable open');
  });
});

describe('stack sets', () => {
  it('are read, and where they are deployed is not known', async () => {
    const { show } = await read(
      `provider "aws" {\n  region = "eu-west-1"\n}\nresource "aws_cloudformation_stack_set" "s" {\n  template_body = "{\\"Resources\\": {\\"W\\": {\\"Type\\": \\"T::T\\", \\"Properties\\": {\\"R\\": {\\"Ref\\": \\"AWS::Region\\"}}}}}"\n}`,
    );
    expect(show('aws_cloudformation_stack_set.s/W', 'R')).toBe(
      '?choice the Region of each instance of `aws_cloudformation_stack_set.s`',
    );
  });
});

describe('what a template accepts', () => {
  it('is accepted in the configuration too', async () => {
    const { unit } = await read(
      stack(
        `<<EOT\n${inner}    Metadata: { pl-lint: { disable: [{ rule: redshift-port, reason: moved soon }] } }\nEOT`,
      ),
    );
    expect(unit.suppressions).toMatchObject([{ rules: [{ name: 'redshift-port' }], reason: 'moved soon' }]);
  });
});

describe('secrets and cycles', () => {
  it('what is made with a secret is not shown', async () => {
    const { resource } = await read(
      `variable "p" {\n  sensitive = true\n  default = "s3cret"\n}\n${stack(`<<EOT\n${inner}      Password: \${var.p}\nEOT`)}`,
    );
    expect(resource('aws_cloudformation_stack.s/W').body.read('Password').sensitive).toBe(true);
  });

  it('stacks that need each other end', async () => {
    const one = (name: string, other: string) =>
      `resource "aws_cloudformation_stack" "${name}" {\n  parameters = { P = aws_cloudformation_stack.${other}.outputs["O"] }\n  template_body = <<EOT\nParameters: { P: { Type: String } }\nResources: { W: { Type: T::T, Properties: { P: !Ref P } } }\nOutputs: { O: { Value: !Ref P } }\nEOT\n}\n`;
    const { show, diagnostics } = await read(one('a', 'b') + one('b', 'a'));
    expect(show('aws_cloudformation_stack.a/W', 'P')).toBe('->aws_cloudformation_stack.a.outputs["O"]');
    expect(diagnostics()).toEqual(['reference-cycle main.tf:1:1']);
  });

  it('a long chain of stacks ends', async () => {
    const one = (index: number) =>
      `resource "aws_cloudformation_stack" "s${index}" {\n  parameters = { P = ${index === 0 ? '"first"' : `aws_cloudformation_stack.s${index - 1}.outputs["O"]`} }\n  template_body = <<EOT\nParameters: { P: { Type: String } }\nResources: { W: { Type: T::T, Properties: { P: !Ref P } } }\nOutputs: { O: { Value: !Ref P } }\nEOT\n}\n`;
    const chain = (length: number) => Array.from({ length }, (_each, index) => one(index)).reverse();
    expect((await read(chain(60).join(''))).show('aws_cloudformation_stack.s59/W', 'P')).toBe('"first"');
    expect((await read(chain(400).join(''))).diagnostics()[0]).toMatch(/^evaluation-limit/);
  });
});

describe('a rule', () => {
  it('goes from an endpoint service to the balancer of a template, and back to what Terraform gives it', async () => {
    const text = `
resource "aws_cloudformation_stack" "s" {
  name          = "s"
  parameters    = { Type = "application" }
  template_body = <<-EOT
    Parameters: { Type: { Type: String } }
    Resources:
      Balancer:
        Type: AWS::ElasticLoadBalancingV2::LoadBalancer
        Properties: { Type: !Ref Type, Scheme: internal, Subnets: [subnet-1, subnet-2] }
    Outputs:
      Arn: { Value: !Ref Balancer }
  EOT
}

resource "aws_vpc_endpoint_service" "e" {
  acceptance_required        = true
  network_load_balancer_arns = [aws_cloudformation_stack.s.outputs["Arn"]]
}
`;
    const sources = memorySources({ '/r/main.tf': text }, { workingFolder: '/r', root: '/r' });
    const { findings } = await lint(['/r'], { sources, profiles: ['aws'], region: 'eu-west-1' });
    const found = findings.filter(({ rule }) => rule === 'endpoint-service-nlb');
    expect(
      found.map(({ address, message }) => [address, message.includes('aws_cloudformation_stack.s/Balancer')]),
    ).toEqual([['aws_vpc_endpoint_service.e', true]]);
    expect(found[0]?.place.start).toEqual({ line: 4, column: 28 });
  });
});

describe('together with templates', () => {
  it('imports what a template of the run exports, and the other way round', async () => {
    const { show } = await read({
      '/r/a.yaml':
        'Resources: { A: { Type: T::T, Properties: { I: !ImportValue tf } } }\nOutputs: { O: { Value: !Ref A, Export: { Name: cfn } } }',
      '/r/main.tf': stack(
        '<<EOT\nResources: { W: { Type: T::T, Properties: { I: !ImportValue cfn } } }\nOutputs: { O: { Value: !Ref W, Export: { Name: tf } } }\nEOT',
      ),
    });
    expect(show('aws_cloudformation_stack.s/W', 'I')).toBe('->A.Ref');
    expect(show('A', 'I')).toBe('->aws_cloudformation_stack.s/W.Ref');
  });
});
