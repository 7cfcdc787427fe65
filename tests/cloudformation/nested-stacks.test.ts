import { describe, expect, it } from 'vitest';
import { conditionsOf, read } from './reading.ts';

const inner = `
Parameters:
  Port: { Type: Number, Default: 1 }
  Subnets: { Type: CommaDelimitedList }
Resources:
  Deep:
    Type: Test::Deep
    Properties: { Port: !Ref Port, Subnets: !Ref Subnets }
Outputs:
  Deep: { Value: !Ref Deep }
  Port: { Value: !Ref Port }
`;
const outer = `
Parameters: { Stage: {} }
Conditions: { Prod: !Equals [!Ref Stage, prod] }
Resources:
  Subnet: { Type: Test::Subnet }
  Nested:
    Type: AWS::CloudFormation::Stack
    Condition: Prod
    Properties:
      TemplateURL: ./inner.yaml
      Parameters: { Port: 5400, Subnets: !Join [',', [!Ref Subnet, subnet-1]] }
  User:
    Type: Test::User
    Properties: { Deep: !GetAtt Nested.Outputs.Deep, Port: !GetAtt [Nested, Outputs.Port], No: !GetAtt Nested.Outputs.No }
Outputs:
  Deep: { Value: !GetAtt Nested.Outputs.Deep }
`;
const both = { '/repo/stacks/outer.yaml': outer, '/repo/stacks/inner.yaml': inner };

describe('nested stacks', () => {
  it('belong to the unit of the outer template and are none of their own', async () => {
    const { parsed } = await read(both);
    expect(parsed.units.map((unit) => [unit.unit.id, unit.resources.map((one) => one.address)])).toEqual([
      ['/repo/stacks/outer.yaml', ['Subnet', 'Nested', 'User', 'Nested/Deep']],
    ]);
  });

  it('arguments come in, placed where the outer template writes them', async () => {
    const reading = await read(both);
    expect([reading.show('Nested/Deep', 'Port'), reading.places('Nested/Deep', 'Port')]).toEqual([
      '5400',
      '5400 < !Ref Port',
    ]);
  });

  it('a list handed in as joined text still leads to what was joined', async () => {
    const reading = await read(both);
    expect(reading.show('Nested/Deep', 'Subnets')).toBe('[->Subnet.Ref, "subnet-1"]');
  });

  it('outputs lead to the inner resource', async () => {
    const reading = await read(both);
    expect([reading.show('User', 'Deep'), reading.show('User', 'Port')]).toEqual(['->Nested/Deep.Ref', '5400']);
  });

  it('an output that the inner template does not have is said', async () => {
    const reading = await read(both);
    reading.show('User', 'No');
    expect(reading.diagnostics()).toEqual(['unresolved-reference 14:96']);
  });

  it('what is inside exists when the nested stack does', async () => {
    const reading = await read(both);
    expect(conditionsOf(reading.resource('Nested/Deep'))).toEqual(['parameter Stage#0000']);
  });

  it('what an outer output passes on leaves the unit', async () => {
    const { unit } = await read(both);
    expect(unit.handedOut).toEqual([{ unit: '/repo/stacks/outer.yaml', address: 'Nested/Deep', attribute: 'Ref' }]);
  });

  it('one template used twice is two stacks', async () => {
    const twice = `
Resources:
  A: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: inner.yaml, Parameters: { Port: 2 } } }
  B: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: inner.yaml, Parameters: { Port: 3 } } }
`;
    const reading = await read({ '/repo/twice.yaml': twice, '/repo/inner.yaml': inner });
    expect([reading.show('A/Deep', 'Port'), reading.show('B/Deep', 'Port')]).toEqual(['2', '3']);
  });

  it('a template in a bucket is noted, and its outputs are unknown', async () => {
    const reading = await read(`
Resources:
  N: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: https://s3.amazonaws.com/b/t.yaml } }
  R: { Type: Test::Resource, Properties: { P: !GetAtt N.Outputs.X } }
`);
    expect([reading.show('R', 'P'), reading.diagnostics()]).toEqual(['?module N.Outputs.X', ['unread-template 3:3']]);
  });

  it('a template outside the repository is not read', async () => {
    const reading = await read(
      'Resources: { N: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: ../../x.yaml } } }',
    );
    expect(reading.diagnostics()).toEqual(['unread-template 1:14']);
  });

  it('a YAML template inside a JSON template is read', async () => {
    const json = '{"Resources":{"N":{"Type":"AWS::CloudFormation::Stack","Properties":{"TemplateURL":"inner.yaml"}}}}';
    const reading = await read({ '/repo/outer.json': json, '/repo/inner.yaml': inner });
    expect(reading.show('N/Deep', 'Port')).toBe('1');
  });

  it('stacks that nest each other are linted once each and said', async () => {
    const nesting = (path: string) =>
      `Resources: { N: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: ${path} } } }`;
    const reading = await read({ '/repo/a.yaml': nesting('b.yaml'), '/repo/b.yaml': nesting('a.yaml') });
    expect(reading.parsed.units.map((unit) => unit.unit.id)).toEqual(['/repo/a.yaml']);
    expect(reading.diagnostics()).toEqual(['nested-cycle 1:14']);
  });

  it('parameters that need the outputs they lead to are a cycle', async () => {
    const passing = `
Parameters: { In: {} }
Resources: { R: { Type: Test::Resource, Properties: { P: !Ref In } } }
Outputs: { Out: { Value: !Ref In } }
`;
    const circle = `
Resources:
  A: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: p.yaml, Parameters: { In: !GetAtt B.Outputs.Out } } }
  B: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: p.yaml, Parameters: { In: !GetAtt A.Outputs.Out } } }
`;
    const reading = await read({ '/repo/c.yaml': circle, '/repo/p.yaml': passing });
    expect(reading.show('A/R', 'P')).toMatch(/^\?cycle (In|Out)$/);
  });

  it('what exists may hang on the output of a stack that stands further down', async () => {
    const choosing = `
Parameters: { In: { AllowedPattern: '[a-z]+' } }
Conditions: { Big: !Equals [!Ref In, big] }
Resources: { R: { Type: Test::Resource, Condition: Big } }
`;
    const giving = 'Resources: { S: { Type: T::T } }\nOutputs: { Out: { Value: big } }';
    const outside = `
Resources:
  A: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: a.yaml, Parameters: { In: !GetAtt B.Outputs.Out } } }
  B: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: b.yaml } }
`;
    const reading = await read({ '/repo/o.yaml': outside, '/repo/a.yaml': choosing, '/repo/b.yaml': giving });
    expect(conditionsOf(reading.resource('A/R'))).toEqual([]);
  });

  it('a SAM application nests a template too', async () => {
    const sam = 'Resources: { N: { Type: AWS::Serverless::Application, Properties: { Location: inner.yaml } } }';
    const reading = await read({ '/repo/sam.yaml': sam, '/repo/inner.yaml': inner });
    expect(reading.unit.resources.map((one) => one.address)).toEqual(['N', 'N/Deep']);
  });

  it('a SAM application of the Serverless Application Repository is named as one', async () => {
    const sam =
      'Resources: { N: { Type: AWS::Serverless::Application, Properties: { Location: { ApplicationId: a, SemanticVersion: 1.0.0 } } } }';
    const reading = await read({ '/repo/sam.yaml': sam });
    expect(reading.unit.diagnostics.map(({ message }) => message)).toEqual([
      'The template of `N` (in the Serverless Application Repository) is not on disk: it is not linted.',
    ]);
  });

  const published = 'is published elsewhere, and what is deployed from there is not linted. `parts/inner.yaml` may be';
  const nowhere = 'is not on disk: it is not linted.';
  it.each([
    ['!Sub "https://${Bucket}.s3.amazonaws.com/${Prefix}parts/inner.yaml"', published],
    ['https://b.s3.amazonaws.com/release/1.0/parts/inner.yaml?versionId=1', published],
    ['!Sub "https://${Bucket}.s3.amazonaws.com/${Prefix}/other/inner.yaml"', nowhere],
    ['!Sub "https://${Bucket}.s3.amazonaws.com/parts/${Prefix}"', nowhere],
    ['!Sub "https://${Bucket}.s3.amazonaws.com/../outside.yaml"', nowhere],
    ['https://b.s3.amazonaws.com/outer.yaml', nowhere],
    [`https://b.s3.amazonaws.com/${'a/'.repeat(10_000)}inner.yaml`, nowhere],
  ])('a template behind a URL is not read, and a file that may be the same is named: %s', async (url, said) => {
    const outer = `
Parameters: { Bucket: {}, Prefix: {} }
Resources:
  N: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: ${url} } }
`;
    const reading = await read({ '/repo/outer.yaml': outer, '/repo/parts/inner.yaml': inner, '/outside.yaml': inner });
    const [message] = reading.parsed.units.flatMap((unit) => unit.diagnostics.map((each) => each.message));
    expect(message).toContain(said);
    expect(reading.parsed.units.map(({ unit }) => unit.id)).toContain('/repo/parts/inner.yaml');
  });

  it('a template that is not there is named without its folder where an output of it is asked for', async () => {
    const outer = `
Resources:
  N: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: ./parts/missing.yaml } }
  R: { Type: Test::Resource, Properties: { P: !GetAtt N.Outputs.Arn } }
`;
    const reading = await read({ '/repo/outer.yaml': outer });
    expect(reading.resource('R').body.read('P')).toMatchObject({
      reason: { kind: 'module', address: 'N.Outputs.Arn', source: './missing.yaml' },
    });
  });
});

describe('exports', () => {
  const exporting = `
Parameters: { Net: { Default: core } }
Resources: { Balancer: { Type: Test::Balancer } }
Outputs: { Arn: { Value: !Ref Balancer, Export: { Name: !Sub '\${Net}-balancer' } } }
`;
  const importing = 'Resources: { R: { Type: Test::Resource, Properties: { P: !ImportValue core-balancer } } }';

  it('an import leads to the resource of the template that exports it', async () => {
    const reading = await read({ '/repo/a.yaml': exporting, '/repo/b.yaml': importing });
    const { origin } = reading.resource('R').body.read('P');
    expect(origin).toEqual({ unit: '/repo/a.yaml', address: 'Balancer', attribute: 'Ref' });
  });

  it('of two templates that export one name none is meant for sure', async () => {
    const reading = await read({ '/repo/a.yaml': exporting, '/repo/copy.yaml': exporting, '/repo/b.yaml': importing });
    expect(reading.show('R', 'P')).toBe('?import core-balancer');
  });

  it('an export of itself is a cycle', async () => {
    const reading = await read(`
Resources: { R: { Type: Test::Resource, Properties: { P: !ImportValue x } } }
Outputs: { O: { Value: !ImportValue x, Export: { Name: x } } }
`);
    expect(reading.show('R', 'P')).toBe('?cycle O');
  });

  it('an export whose name asks for an import ends', async () => {
    const reading = await read(`
Resources: { R: { Type: Test::Resource, Properties: { P: !ImportValue x } } }
Outputs: { O: { Value: 1, Export: { Name: !ImportValue x } } }
`);
    expect(reading.show('R', 'P')).toBe('?import x');
  });
});
