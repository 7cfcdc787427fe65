import type { Expression, Item, List } from '../system/system.ts';

export type Tree = string | number | boolean | readonly Tree[] | { readonly [key: string]: Tree };

export const noValue = { Ref: 'AWS::NoValue' };

export function condition(flag: string): string {
  return `${flag}IsSet`;
}

export function value(expression: Expression): Tree {
  switch (expression.is) {
    case 'literal':
      return expression.value;
    case 'reference':
      return /^Group\d/.test(expression.resource)
        ? { 'Fn::GetAtt': [expression.resource, 'GroupId'] }
        : { Ref: expression.resource };
    case 'parameter':
      return { Ref: expression.name };
    case 'choice':
      return { 'Fn::If': [condition(expression.flag), value(expression.yes), value(expression.no)] };
    case 'decided':
      return { 'Fn::If': ['Decided', value(expression.yes), value(expression.no)] };
    case 'absent':
      return noValue;
  }
}

export function listValue(list: List): Tree {
  switch (list.is) {
    case 'items':
      return list.items.map(item);
    case 'list-parameter':
      return { Ref: list.name };
    case 'list-choice':
      return { 'Fn::If': [condition(list.flag), listValue(list.yes), listValue(list.no)] };
    case 'absent':
      return noValue;
  }
}

function item({ value: expression, flag }: Item): Tree {
  return flag === undefined ? value(expression) : { 'Fn::If': [condition(flag), value(expression), noValue] };
}
