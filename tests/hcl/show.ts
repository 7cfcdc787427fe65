import { parseHcl, parseHclExpression, parseHclTemplate } from '../../src/parsers/terraform/hcl/parse.ts';
import type { Body, Expression, HclFile, SplatStep, TemplatePart } from '../../src/parsers/terraform/hcl/syntax.ts';

export function parse(text: string): HclFile {
  return parseHcl({ path: '/main.tf', text });
}

/** An expression with every grouping made visible, or its problems. */
export function expression(text: string): string {
  return shown(parseHclExpression({ path: '/main.tf', text }));
}

export function template(text: string): string {
  return shown(parseHclTemplate({ path: '/main.tf', text }));
}

function shown({ expression: value, problems }: ReturnType<typeof parseHclExpression>): string {
  return problems.length > 0 ? problems.map(({ message }) => message).join('; ') : show(value);
}

export function messages(text: string): string[] {
  return parse(text).problems.map(({ message }) => message);
}

/** `type "label" { name = value }`, on one line. */
export function body({ attributes, blocks, incomplete }: Body): string {
  const items = [
    ...attributes.map(({ name, value }) => `${name} = ${show(value)}`),
    ...blocks.map((block) => {
      const labels = block.labels.map((label) => ` ${JSON.stringify(label.text)}`).join('');
      return `${block.type}${labels} { ${body(block.body)} }`;
    }),
    ...(incomplete ? ['…'] : []),
  ];
  return items.join('; ');
}

function show(value: Expression): string {
  switch (value.type) {
    case 'literal':
      return String(value.value);
    case 'text':
      return value.value === '' ? '<>' : `<${JSON.stringify(value.value)}>`;
    case 'template':
      return `<${value.parts.map(part).join(' ')}>`;
    case 'variable':
      return value.name;
    case 'get-attribute':
      return `${show(value.object)}.${value.name}`;
    case 'index':
      return `${show(value.collection)}[${show(value.key)}]`;
    case 'splat':
      return `${show(value.collection)}${splat(value)}`;
    case 'call':
      return `${value.name}(${value.args.map(show).join(', ')}${value.expand ? '...' : ''})`;
    case 'for-list':
      return `[for ${names(value)} in ${show(value.collection)} : ${show(value.result)}${condition(value)}]`;
    case 'for-object': {
      const result = `${show(value.resultKey)} => ${show(value.resultValue)}${value.group ? '...' : ''}`;
      return `{for ${names(value)} in ${show(value.collection)} : ${result}${condition(value)}}`;
    }
    case 'tuple':
      return `[${value.elements.map(show).join(', ')}]`;
    case 'object':
      return `{${value.entries.map((entry) => `${show(entry.key)} = ${show(entry.value)}`).join(', ')}}`;
    case 'conditional':
      return `(${show(value.condition)} ? ${show(value.then)} : ${show(value.otherwise)})`;
    case 'binary':
      return `(${show(value.left)} ${value.operator} ${show(value.right)})`;
    case 'unary':
      return `(${value.operator}${show(value.operand)})`;
    case 'parentheses':
      return `((${show(value.expression)}))`;
    case 'faulty':
      return '?';
  }
}

function splat(step: { readonly full: boolean; readonly each: readonly SplatStep[] }): string {
  return `${step.full ? '[*]' : '.*'}{${step.each.map(splatStep).join('')}}`;
}

function splatStep(step: SplatStep): string {
  if (step.type === 'splat') return splat(step);
  return step.type === 'index' ? `[${show(step.key)}]` : `.${step.name}`;
}

function names({ key, value }: { readonly key?: string; readonly value: string }): string {
  return key === undefined ? value : `${key}, ${value}`;
}

function condition(loop: { readonly condition?: Expression }): string {
  return loop.condition ? ` if ${show(loop.condition)}` : '';
}

function part(value: TemplatePart): string {
  switch (value.type) {
    case 'text':
      return JSON.stringify(value.value);
    case 'interpolation':
      return `\${${show(value.expression)}}`;
    case 'if':
      return `%if ${show(value.condition)} [${value.then.map(part).join(' ')}] [${value.otherwise.map(part).join(' ')}]`;
    case 'for':
      return `%for ${names(value)} in ${show(value.collection)} [${value.body.map(part).join(' ')}]`;
  }
}
