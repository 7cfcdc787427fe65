import type { Sources, TextRange } from '../../model/source.ts';
import { isText } from '../../model/source.ts';
import type { Run } from './evaluate/run.ts';
import { parseHclExpression } from './hcl/parse.ts';
import type { Body, Expression } from './hcl/syntax.ts';
import type { Module, NamedBlock } from './load/declarations.ts';
import { attributeNamed, isSecret, literalText } from './load/declarations.ts';
import { resolvePath } from './load/paths.ts';
import { readBody } from './load/read-folder.ts';
import { relocated } from './load/json-expressions.ts';

/**
 * The values that files of a root module give to its variables, the last one winning: terraform.tfvars,
 * terraform.tfvars.json, *.auto.tfvars in the order of their names, then the files named on the command line
 * (https://developer.hashicorp.com/terraform/language/values/variables#variable-definition-precedence).
 */
export function readVariableFiles(module: Module, { sources, options, report }: Run): ReadonlyMap<string, Expression> {
  const root = module.folder;
  const names = sources.list(root).flatMap((entry) => (entry.type === 'file' ? [entry.name] : []));
  const plain = ['terraform.tfvars', 'terraform.tfvars.json'].filter((name) => names.includes(name));
  const automatic = names.filter((name) => /\.auto\.tfvars(\.json)?$/.test(name)).sort();
  const paths = [...[...plain, ...automatic].map((name) => resolvePath(root, name)), ...options.variableFiles];
  const values = new Map<string, Expression>();
  for (const path of paths) {
    const body = readBody(path, withoutSecrets(sources, module), report, 'values');
    if (!body) continue;
    checkValues(body, module, report);
    for (const attribute of body.attributes) values.set(attribute.name, attribute.value);
  }
  return values;
}

/** Reads files that name a sensitive variable as texts of which nothing is shown. */
function withoutSecrets(sources: Sources, { variables }: Module): Sources {
  const secret = [...variables.values()].filter(({ body }) => isSecret(body)).map(({ name }) => name);
  return {
    ...sources,
    read(path) {
      const file = sources.read(path);
      if (!isText(file) || !secret.some((name) => file.text.includes(name))) return file;
      return { ...file, confidential: true };
    },
  };
}

/** Reports what Terraform warns of or refuses in a file of values. */
function checkValues({ attributes, blocks }: Body, { variables, incomplete }: Module, report: Run['report']): void {
  for (const { header, type } of blocks) {
    const message = `A file of variable values has no blocks, but \`${type} = …\`.`;
    report({ code: 'hcl-syntax', severity: 'error', message, at: header });
  }
  for (const { name, nameRange } of attributes) {
    if (variables.has(name) || incomplete) continue;
    const message = `No variable \`${name}\` is declared in the root module, so that this value is not used.`;
    report({ code: 'undeclared-variable', severity: 'note', message, at: nameRange });
  }
}

/**
 * The value of `--var`: the text itself for a variable of a primitive type or of none, else an expression. It stands nowhere in the sources,
 * so that it is located at the variable.
 */
export function commandLineValue(text: string, variable: NamedBlock): Expression {
  const { file, start, end } = variable.header;
  const at: TextRange = { file, start, end };
  const type = attributeNamed(variable.body, 'type');
  const name = type?.type === 'variable' ? type.name : literalText(type);
  const isText = !type || name === 'string' || name === 'number' || name === 'bool';
  const plain: Expression = {
    ...at,
    type: 'template',
    parts: text === '' ? [] : [{ ...at, type: 'text', value: text }],
  };
  if (isText) return plain;
  const parsed = parseHclExpression({ path: file.path, text });
  if (parsed.problems.length > 0) return plain;
  // Terraform refuses a bare word; as a text it does not fit the type, and that is said.
  return parsed.expression.type === 'variable' ? plain : relocated(parsed.expression, at);
}
