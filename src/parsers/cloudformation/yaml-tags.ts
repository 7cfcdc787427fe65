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

/**
 * The function that a tag calls. A tag that CloudFormation does not know (`!Rain::Env`) is put in place by the tool that
 * packs the template, and calls a function of that name; YAML's own (`!!str`) and `!` alone call none.
 */
export function functionOfTag(tag: string | undefined): string | undefined {
  if (tag === undefined || tag === '!' || !tag.startsWith('!')) return undefined;
  return functionsOfTags.get(tag) ?? tag;
}
