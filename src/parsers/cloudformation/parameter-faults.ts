import type { Diagnostic } from '../../model/report.ts';
import type { Location } from '../../model/source.ts';
import type { Data } from '../../model/value.ts';
import { casesOf } from '../../model/cases.ts';
import { isList } from './lists.ts';
import type { Constraints } from './parameter-constraints.ts';
import { constraintsOf, isListType } from './parameter-constraints.ts';
import type { Scope } from './scope.ts';
import { report } from './scope.ts';
import { isSecret } from './secret-texts.ts';
import { scalarText } from './strings.ts';
import type { Node } from './tree.ts';
import { child, textAt } from './tree.ts';

/** Says which values of a template's parameters CloudFormation refuses: defaults, and what is given. */
export function checkParameters(scope: Scope): void {
  for (const [name, { key, value: declaration }] of scope.template.parameters) {
    // What stands there is the name of a parameter of another service, which has a value of its own.
    if (textAt(declaration, 'Type')?.startsWith('AWS::SSM::')) continue;
    const { broken } = constraintsOf(declaration);
    const standard = child(declaration, 'Default');
    const say = (what: string, { text, constraint }: Refused, at: Location): void => {
      const shown = isSecret(declaration) ? what : `${what} (${JSON.stringify(text)})`;
      const message = `The ${shown} of parameter \`${name}\` is refused: ${because(constraint, declaration)}.`;
      report(scope, { ...fault, message, at });
    };
    const refusedDefault = standard && refusedText(scope.evaluate(standard), declaration, broken);
    if (refusedDefault) say('default', refusedDefault, standard.at);
    const given = scope.given.get(name)?.();
    const refused = given && refusedText(given, declaration, broken);
    if (refused) say('value', refused, given.at.file.path === '' || isSecret(declaration) ? key : given.at);
  }
}

const fault: Pick<Diagnostic, 'code' | 'severity'> = { code: 'refused-parameters', severity: 'warning' };

interface Refused {
  readonly text: string;
  readonly constraint: string;
}

/** The first text of a value, where all of its alternatives are refused. */
function refusedText(value: Data, declaration: Node, broken: Constraints['broken']): Refused | undefined {
  const type = textAt(declaration, 'Type') ?? 'String';
  const refused = casesOf(value).map(({ value: one }) => {
    for (const text of textsOf(one, type)) {
      const constraint = broken(text);
      if (constraint !== undefined) return { text, constraint };
    }
    return undefined;
  });
  return refused.every((one) => one !== undefined) ? refused[0] : undefined;
}

function textsOf(value: Data, type: string): readonly string[] {
  if (isList(value)) return value.value.items.flatMap((item) => textsOf(item.value, 'String'));
  if (value.state !== 'known' || typeof value.value === 'object') return [];
  const text = scalarText(value.value);
  return isListType(type) ? text.split(',').map((part) => part.trim()) : [text];
}

function because(constraint: string, declaration: Node): string {
  if (constraint === 'AllowedValues') return 'it is none of its `AllowedValues`';
  const limit = textAt(declaration, constraint) ?? '';
  return constraint === 'AllowedPattern'
    ? `it does not match its \`AllowedPattern\`, \`${limit}\``
    : `its \`${constraint}\` is ${limit}`;
}
