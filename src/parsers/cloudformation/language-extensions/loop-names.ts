import type { Location } from '../../../model/source.ts';
import type { Scope } from '../scope.ts';
import { report } from '../scope.ts';

interface LoopNames {
  readonly at: Location;
  /** `Fn::ForEach::Subnets` */
  readonly loop: string;
  readonly identifier: string;
  /** The identifiers of the loops around it, the outermost first. */
  readonly outer: readonly string[];
}

/**
 * Says which names of a loop CloudFormation refuses: its own must not be a logical ID
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-foreach.html), and
 * its identifier neither a parameter's name nor that of a loop around it, as AWS' own reader of the extensions has it
 * (https://github.com/aws/aws-sam-cli/blob/develop/samcli/lib/cfn_language_extensions/processors/foreach.py).
 */
export function sayTakenNames(scope: Scope, { at, loop, identifier, outer }: LoopNames): void {
  const { parameters, resources } = scope.template;
  const say = (what: string): void =>
    report(scope, { code: 'template-value', severity: 'warning', message: `${what}: give it another name.`, at });
  const name = loop.slice('Fn::ForEach::'.length);
  if (resources.has(name)) say(`The loop \`${name}\` has the name of a resource, which CloudFormation refuses`);
  if (parameters.has(identifier))
    say(`The identifier \`${identifier}\` of \`${loop}\` is the name of a parameter, which CloudFormation refuses`);
  else if (outer.includes(identifier))
    say(`The identifier \`${identifier}\` of \`${loop}\` is that of a loop around it, which CloudFormation refuses`);
}
