const shortNames = ['Ref', 'Condition', 'Transform'];
const functionNames = [
  'And,Base64,Cidr,Contains,EachMemberEquals,EachMemberIn,Equals,FindInMap,ForEach,GetAZs,GetAtt,GetStackOutput,If',
  'ImportValue,Join,Length,Not,Or,RefAll,Select,Split,Sub,ToJsonString,ValueOf,ValueOfAll',
].flatMap((names) => names.split(','));

/** The long form of every function that CloudFormation knows a tag for, by its tag. */
export const functionsOfTags: ReadonlyMap<string, string> = new Map(
  [...shortNames, ...functionNames].map((name) => [
    `!${name}`,
    name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`,
  ]),
);
