import type { Diagnostic } from '../../model/report.ts';
import type { ParseOptions } from '../../model/resource.ts';
import type { TextRange } from '../../model/source.ts';
import type { Sources } from '../../model/source.ts';
import { parseHclExpression } from './hcl/parse.ts';
import type { Expression } from './hcl/syntax.ts';
import type { NamedBlock } from './load/declarations.ts';
import { attributeNamed, literalText } from './load/declarations.ts';
import { relocated } from './load/json-expressions.ts';
import { resolvePath } from './load/paths.ts';
import { readBody } from './load/read-folder.ts';

/**
 * The values that files of a root module give to its variables, the last one winning: terraform.tfvars,
 * terraform.tfvars.json, *.auto.tfvars in the order of their names, then the files named on the command line
 * (https://developer.hashicorp.com/terraform/language/values/variables#variable-definition-precedence).
 */
export function readVariableFiles(
  root: string,
  sources: Sources,
  options: ParseOptions,
  report: (diagnostic: Diagnostic) => void,
): ReadonlyMap<string, Expression> {
  const names = sources.list(root).flatMap((entry) => (entry.type === 'file' ? [entry.name] : []));
  const plain = ['terraform.tfvars', 'terraform.tfvars.json'].filter((name) => names.includes(name));
  const automatic = names.filter((name) => /\.auto\.tfvars(\.json)?$/.test(name)).sort();
  const paths = [...[...plain, ...automatic].map((name) => resolvePath(root, name)), ...options.variableFiles];
  const values = new Map<string, Expression>();
  for (const path of paths) {
    const body = readBody(path, sources, report, 'values');
    for (const attribute of body?.attributes ?? []) values.set(attribute.name, attribute.value);
  }
  return values;
}

/**
 * The value of `--var`: the text itself for a string variable, else an expression. It stands nowhere in the sources,
 * so that it is located at the variable.
 */
export function commandLineValue(text: string, variable: NamedBlock): Expression {
  const { file, start, end } = variable.header;
  const at: TextRange = { file, start, end };
  const type = attributeNamed(variable.body, 'type');
  const isText = type?.type === 'variable' ? type.name === 'string' : literalText(type) === 'string';
  const plain: Expression = {
    ...at,
    type: 'template',
    parts: text === '' ? [] : [{ ...at, type: 'text', value: text }],
  };
  if (isText) return plain;
  const parsed = parseHclExpression({ path: file.path, text });
  if (parsed.problems.length > 0) return plain;
  // Without a type, a bare word is a string, as Terraform has it.
  return parsed.expression.type === 'variable' ? plain : relocated(parsed.expression, at);
}
