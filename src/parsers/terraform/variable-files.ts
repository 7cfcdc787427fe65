import type { Sources, TextRange } from '../../model/source.ts';
import { isText } from '../../model/source.ts';
import type { Run } from './evaluate/run.ts';
import { parseHclExpression } from './hcl/parse.ts';
import type { Attribute, Body, Expression } from './hcl/syntax.ts';
import { nameRange } from './hcl/syntax.ts';
import type { Module, NamedBlock } from './load/declarations.ts';
import { attributeNamed, isSecret, literalText } from './load/declarations.ts';
import { resolvePath } from './load/paths.ts';
import { readBody } from './load/read-folder.ts';
import { relocated } from './load/json-expressions.ts';

/**
 * What sets the variables of a root module, the last one winning: terraform.tfvars, terraform.tfvars.json,
 * *.auto.tfvars in the order of their names, then files and values as they follow each other on the command line
 * (https://developer.hashicorp.com/terraform/language/values/variables#variable-definition-precedence).
 */
export function givenValues(module: Module, run: Run): ReadonlyMap<string, Expression> {
  const values = new Map<string, Expression>();
  const automatic = automaticFiles(module, run).map((file) => ({ file }));
  for (const argument of [...automatic, ...run.options.variableArguments]) {
    if ('file' in argument) {
      for (const { name, value } of readValues(argument.file, module, run)) values.set(name, value);
    } else {
      const variable = module.variables.get(argument.name);
      if (variable) values.set(argument.name, commandLineValue(argument.text, variable));
    }
  }
  return values;
}

/** The files that Terraform reads without being told to. */
function automaticFiles({ folder }: Module, { sources }: Run): readonly string[] {
  const names = sources.list(folder).flatMap((entry) => (entry.type === 'folder' ? [] : [entry.name]));
  const plain = ['terraform.tfvars', 'terraform.tfvars.json'].filter((name) => names.includes(name));
  const automatic = names.filter((name) => /\.auto\.tfvars(\.json)?$/.test(name)).sort();
  return [...plain, ...automatic].map((name) => resolvePath(folder, name));
}

function readValues(path: string, module: Module, { sources, report }: Run): readonly Attribute[] {
  const body = readBody(path, withoutSecrets(sources, module), report, 'values');
  if (!body) return [];
  checkValues(body, module, report);
  return body.attributes;
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
  for (const attribute of attributes) {
    const { name } = attribute;
    if (variables.has(name) || incomplete) continue;
    const message = `No variable \`${name}\` is declared in the root module, so that this value is not used.`;
    report({ code: 'undeclared-variable', severity: 'note', message, at: nameRange(attribute) });
  }
}

/**
 * The value of `--var`: the text itself for a variable of a primitive type or of none, else an expression. It stands nowhere in the sources,
 * so that it is located at the variable.
 */
function commandLineValue(text: string, variable: NamedBlock): Expression {
  const { file, start, end } = variable.header;
  const at: TextRange = { file, start, end };
  const type = attributeNamed(variable.body, 'type');
  const name = type?.type === 'variable' ? type.name : literalText(type);
  const isText = !type || name === 'string' || name === 'number' || name === 'bool';
  const plain: Expression = { ...at, type: 'text', value: text };
  if (isText) return plain;
  const parsed = parseHclExpression({ path: file.path, text });
  if (parsed.problems.length > 0) return plain;
  // Terraform refuses a bare word; as a text it does not fit the type, and that is said.
  return parsed.expression.type === 'variable' ? plain : relocated(parsed.expression, at);
}
