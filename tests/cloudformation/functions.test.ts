import { describe, expect, it } from 'vitest';
import { read, resourceWith } from './reading.ts';

const other = `
Parameters:
  Port: { Type: Number, Default: 5439 }
  Name: { Type: String }
  Names: { Type: CommaDelimitedList, Default: 'a, b' }
  Open: { Type: List<AWS::EC2::Subnet::Id> }
  Stage: { Type: String, AllowedValues: [dev, prod] }
Conditions:
  Prod: !Equals [!Ref Stage, prod]
Mappings:
  Sizes:
    dev: { Type: ra3.large, Count: 1 }
    prod: { Type: ra3.4xlarge, Count: 2 }
`;

/** One resource, one property, in the context above and with a second resource to refer to. */
async function value(written: string, region?: string): Promise<string> {
  const text = `${resourceWith(`P: ${written}`, other)}  Other:\n    Type: Test::Other\n`;
  const reading = await read(text, region === undefined ? {} : { region });
  return reading.show('R', 'P');
}

describe('an ID that is split', () => {
  it.each([
    ['!GetAtt Group.GroupId', ',', '->Group.GroupId'],
    ['!Ref Group', ', ', '->Group.Ref'],
    ['!Sub "${Group.GroupId}"', ',', '->Group.GroupId'],
    ['!GetAtt Group.GroupId', '-', '?attribute Group'],
    ['!GetAtt Group.Name', ',', '?attribute Group'],
    ['!Ref Role', ',', '?attribute Role'],
    ['!GetAtt Other.OtherId', ',', '?attribute Other'],
    ['!GetAtt Stack.StackId', ',', '?attribute Stack'],
  ])('%s at "%s"', async (written, delimiter, shown) => {
    const types = { Group: 'AWS::EC2::SecurityGroup', Role: 'AWS::IAM::Role', Stack: 'AWS::CloudFormation::Stack' };
    const others = Object.entries(types).map(([name, type]) => `  ${name}:\n    Type: ${type}\n`);
    const property = `P: !Select [0, !Split ["${delimiter}", ${written}]]`;
    const reading = await read(`${resourceWith(property, other)}  Other:\n    Type: Test::Other\n${others.join('')}`);
    expect(reading.show('R', 'P')).toBe(shown);
  });
});

describe('intrinsic functions', () => {
  it.each([
    ['Ref of a parameter is its default', '!Ref Port', '5439'],
    ['Ref in its long form', '{ Ref: Port }', '5439'],
    ['Ref of a parameter without default is unknown', '!Ref Name', '?parameter Name'],
    ['Ref of a list parameter is a list', '!Ref Names', '["a", "b"]'],
    ['Ref of a resource stands for it', '!Ref Other', '->Other.Ref'],
    ['Ref of what is not there is unknown', '!Ref Nobody', '?invalid `Nobody` is not in this template'],
    ['Ref of NoValue is absent', '!Ref AWS::NoValue', 'absent'],
    ['Ref of the region is unknown when nobody says it', '!Ref AWS::Region', '?deployment AWS::Region'],
    ['GetAtt with a dot', '!GetAtt Other.Arn', '->Other.Arn'],
    ['GetAtt as a list', '!GetAtt [Other, Arn]', '->Other.Arn'],
    ['GetAtt in its long form', '{ "Fn::GetAtt": [Other, Endpoint.Port] }', '->Other.Endpoint.Port'],
    ['GetAtt of an attribute with dots', '!GetAtt Other.Endpoint.Port', '->Other.Endpoint.Port'],
    ['Sub with a parameter', '!Sub "port ${Port}"', '"port 5439"'],
    ['Sub of one attribute stands for it', '!Sub "${Other.Arn}"', '->Other.Arn'],
    ['Sub of an attribute keeps its parts', '!Sub "a/${Other.Arn}/b"', '<a/+->Other.Arn+/b>'],
    ['Sub leaves escaped names alone', '!Sub "${!Port}"', '"${Port}"'],
    ['Sub with own variables', '!Sub ["${a}-${Port}", { a: x }]', '"x-5439"'],
    ['Join', '!Join ["-", [a, !Ref Port, true]]', '"a-5439-true"'],
    ['Join of a list parameter', '!Join ["/", !Ref Names]', '"a/b"'],
    ['Join leaves out what is absent', '!Join ["-", [a, !Ref AWS::NoValue, b]]', '"a-b"'],
    ['Join of an unknown list is unknown', '!Join [",", !Ref Open]', '?parameter Open'],
    ['Select', '!Select [1, [a, b]]', '"b"'],
    ['Select with the index as text', '!Select ["0", !Ref Names]', '"a"'],
    ['Select past the end is invalid', '!Select [2, [a, b]]', '?invalid the list has no item 2'],
    ['Select from an unknown list is unknown', '!Select [0, !Ref Open]', '?parameter Open'],
    ['Split', '!Split [",", "a,b"]', '["a", "b"]'],
    ['Split of joined references gives them back', '!Split [",", !Join [",", [!Ref Other, x]]]', '[->Other.Ref, "x"]'],
    ['Split of a joined single reference', '!Split [",", !Join [",", [!Ref Other]]]', '[->Other.Ref]'],
    ['Split does not look into what may hold the delimiter', '!Split ["/", !Sub "a/${Other.Arn}"]', '["a", ...]'],
    ['If over allowed values', '!If [Prod, 1, 2]', '(1 | 2)'],
    ['If with NoValue is absent in one case', '!If [Prod, 1, !Ref AWS::NoValue]', '(1 | absent)'],
    ['an item under a condition', '[a, !If [Prod, b, !Ref AWS::NoValue]]', '["a", "b"~]'],
    ['FindInMap', '!FindInMap [Sizes, prod, Type]', '"ra3.4xlarge"'],
    ['FindInMap by allowed values', '!FindInMap [Sizes, !Ref Stage, Count]', '(1 | 2)'],
    ['FindInMap by an open parameter', '!FindInMap [Sizes, !Ref Name, Count]', '(1 | 2)'],
    ['FindInMap of what is not there', '!FindInMap [Sizes, qa, Count]', '?invalid the mapping `Sizes` has no key `qa`'],
    ['FindInMap with a default', '!FindInMap [Sizes, qa, Count, { DefaultValue: 7 }]', '7'],
    ['ImportValue of what no template exports', '!ImportValue shared-vpc', '?import shared-vpc'],
    ['GetAZs', '!GetAZs ""', '?function Fn::GetAZs'],
    ['Cidr', '!Cidr [10.0.0.0/16, 2, 8]', '["10.0.0.0/24", "10.0.1.0/24"]'],
    ['Cidr of IPv6', '!Cidr ["2001:db8::/56", 2, 64]', '["2001:db8::/64", "2001:db8:0:1::/64"]'],
    [
      'Cidr of an unknown block has so many blocks',
      '!Cidr [!GetAtt Other.CidrBlock, 2, 8]',
      '[?function Fn::Cidr, ?function Fn::Cidr]',
    ],
    ['Base64', '!Base64 "hä"', '"aMOk"'],
    ['Length', '{ "Fn::Length": !Ref Names }', '2'],
    ['ToJsonString', '{ "Fn::ToJsonString": { a: [1, true] } }', '"{\\"a\\":[1,true]}"'],
    ['a macro', '{ "Fn::Transform": { Name: M } }', '?opaque what a macro returns'],
    ['a dynamic reference', "'{{resolve:ssm:/port:1}}'", '?dynamic-reference {{resolve:ssm:/port:1}}'],
    ['a dynamic reference made by Sub', '!Sub "{{resolve:ssm:/${Port}}}"', '?dynamic-reference {{resolve:ssm:/5439}}'],
  ])('%s', async (_name, written, expected) => {
    expect(await value(written)).toBe(expected);
  });

  it.each([
    ['the region is what the caller sets', '!Ref AWS::Region', '"eu-west-1"'],
    ['the partition follows from the region', '!Ref AWS::Partition', '"aws"'],
    ['the suffix follows from the region', '!Sub "x.${AWS::URLSuffix}"', '"x.amazonaws.com"'],
  ])('%s', async (_name, written, expected) => {
    expect(await value(written, 'eu-west-1')).toBe(expected);
  });

  it.each([
    ['!Join [","]', 'template-value'],
    ['!Select [x, [a]]', 'template-value'],
    ['!If [Prod, 1]', 'template-value'],
    ['!GetAtt Other', 'template-value'],
    ['!Cidr [10.0.0.0/24, 8, 8]', 'template-value'],
    ['!Ref [a]', 'template-value'],
    ['!Ref Nobody', 'unresolved-reference'],
  ])('%s is said to be wrong, with its place', async (written, code) => {
    const reading = await read(resourceWith(`P: ${written}`, other) + '  Other: { Type: Test::Other }\n');
    reading.show('R', 'P');
    expect(reading.diagnostics()).toEqual([`${code} 19:10`]);
  });
});

describe('an attribute that the resource itself writes', () => {
  const vpc = `
Parameters:
  Block: { Type: String, Default: 10.1.0.0/16 }
  Secondary: { Type: String }
`;
  const resources = `
  Vpc:
    Type: AWS::EC2::VPC
    Properties: { CidrBlock: !Ref Block, Name: !Ref AWS::NoValue }
  Lookup:
    Type: Custom::Lookup
    Properties: { CidrBlock: 10.9.0.0/16 }
  Loop:
    Type: AWS::EC2::Subnet
    Properties: { CidrBlock: !GetAtt Loop.CidrBlock }
`;
  const reading = (written: string) => read(resourceWith(`P: ${written}`, vpc) + resources);

  it('is known, and still stands for the attribute', async () => {
    const value = (await reading('!GetAtt Vpc.CidrBlock')).resource('R').body.read('P');
    expect(value).toMatchObject({ state: 'known', value: '10.1.0.0/16' });
    expect(value.origin).toMatchObject({ address: 'Vpc', attribute: 'CidrBlock' });
  });

  it('is placed where it is used, on the way from where it is written', async () => {
    expect((await reading('!GetAtt Vpc.CidrBlock')).places('R', 'P')).toBe(
      '!GetAtt Vpc.CidrBlock < !Ref Block < 10.1.0.0/16',
    );
  });

  it.each([
    ['one that AWS fills in', '!GetAtt Vpc.VpcId', '->Vpc.VpcId'],
    ['one that is left out by NoValue', '!GetAtt Vpc.Name', '->Vpc.Name'],
    ['one of a custom resource, which returns what it likes', '!GetAtt Lookup.CidrBlock', '->Lookup.CidrBlock'],
    ['one that needs itself', '!GetAtt Loop.CidrBlock', '->Loop.CidrBlock'],
  ])('is not known for %s', async (_name, written, expected) => {
    expect((await reading(written)).show('R', 'P')).toBe(expected);
  });
});

describe('what is taken out of an unknown list', () => {
  const identity = async (written: string): Promise<unknown> => {
    const reading = await read(`${resourceWith(`P: ${written}`, other)}  Other:\n    Type: Test::Other\n`);
    const value = reading.resource('R').body.read('P');
    return value.state === 'unknown' ? value.identity : value.state;
  };

  it('is equal where list and index are', async () => {
    expect(await identity('!Select [0, !Ref Open]')).toBe(await identity('!Select ["0", !Ref Open]'));
  });

  it.each([
    ['!Select [0, !Ref Open]', '!Select [1, !Ref Open]'],
    ['!Select [0, !Split [",", !Ref Name]]', '!Select [0, !Split ["|", !Ref Name]]'],
    ['!Select [1, !Split [":", !Sub "a:${Name}"]]', '!Select [2, !Split [":", !Sub "a:${Name}"]]'],
    ['!Select [0, !GetAtt Other.Ids]', '!Select [0, !GetAtt Other.Names]'],
    ['!Select [0, !Ref Open]', '!Ref Open'],
  ])('is not the same: %s and %s', async (one, another) => {
    expect(await identity(one)).toBeDefined();
    expect(await identity(one)).not.toBe(await identity(another));
  });
});
