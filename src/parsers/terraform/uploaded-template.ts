import type { Data } from '../../model/value.ts';
import { evaluate } from './evaluate/evaluate.ts';
import type { Scope } from './evaluate/scope.ts';
import type { Expression, GetAttribute } from './hcl/syntax.ts';

/**
 * The resources that put a file or a text into a bucket.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_object
 */
const uploads: ReadonlySet<string> = new Set(['aws_s3_object', 'aws_s3_bucket_object']);

/**
 * The text behind a URL that is put together with an attribute of the object there (its key, as a rule), when the
 * configuration puts it there itself. Undefined where it does not, or where it cannot be read.
 */
export function uploadedText(url: Expression, scope: Scope): Data | undefined {
  const [named] = attributesIn(url).filter(({ object }) => uploads.has(typeOf(object) ?? ''));
  if (!named) return undefined;
  const attribute = (name: string): GetAttribute => ({ ...named, name });
  const source: Expression = { ...named, type: 'call', name: 'file', args: [attribute('source')], expand: false };
  for (const text of [attribute('content'), source]) {
    const { result, faults } = scope.run.apart(() => evaluate(text, scope));
    if (faults === 0 && isText(result)) return result;
  }
  return undefined;
}

/** What is not written, and what is known only at deployment, is no template. */
function isText(value: Data): boolean {
  if (value.state === 'known') return typeof value.value === 'string';
  return value.state === 'unknown' && value.parts?.some((part) => typeof part === 'string') === true;
}

/** The attributes that a text is put together with. */
function attributesIn(expression: Expression): readonly GetAttribute[] {
  switch (expression.type) {
    case 'get-attribute':
      return [expression];
    case 'parentheses':
      return attributesIn(expression.expression);
    case 'template':
      return expression.parts.flatMap((part) => (part.type === 'interpolation' ? attributesIn(part.expression) : []));
    case 'call':
      return expression.args.flatMap(attributesIn);
    case 'tuple':
      return expression.elements.flatMap(attributesIn);
    default:
      return [];
  }
}

/** `aws_s3_object` of `aws_s3_object.template` and of `aws_s3_object.templates["a"]`. */
function typeOf(resource: Expression): string | undefined {
  if (resource.type === 'index') return typeOf(resource.collection);
  return resource.type === 'get-attribute' && resource.object.type === 'variable' ? resource.object.name : undefined;
}
