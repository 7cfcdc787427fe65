import type { Location } from '../../../model/source.ts';
import type { Scope } from '../scope.ts';
import { report } from '../scope.ts';

const transform = 'AWS::LanguageExtensions';

/**
 * Says that CloudFormation takes what is written only with the transform. It is evaluated all the same.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/transform-aws-languageextensions.html
 */
export function needsExtensions(scope: Scope, at: Location, what: string): void {
  if (scope.template.transforms.some(({ name }) => name === transform)) return;
  const message = `${what} works only in a template with \`Transform: ${transform}\`: add it.`;
  report(scope, { code: 'missing-transform', severity: 'warning', message, at });
}
