import { expect, test } from 'vitest';
import { expression } from './show.ts';

test.each([
  ['12', '12'],
  ['1.50', '1.5'],
  ['2e3', '2000'],
  ['2E-1', '0.2'],
  ['1.5e+1', '15'],
  ['true', 'true'],
  ['null', 'null'],
  ['-1', '(-1)'],
])('the literal %s', (text, shown) => {
  expect(expression(text)).toBe(shown);
});

test.each([
  ['1.2.3', '"1.2.3" is not a number'],
  ['.5', 'Expected a value, found "."'],
  ['0x1F', 'Expected the end of the expression, found "x1F"'],
  ["'a'", 'Expected a value, found "\'". Strings take double quotes.'],
])('%s is no literal', (text, message) => {
  expect(expression(text)).toBe(message);
});

test.each([
  ['a + b * c', '(a + (b * c))'],
  ['a * b + c', '((a * b) + c)'],
  ['a - b - c', '((a - b) - c)'],
  ['a / b % c', '((a / b) % c)'],
  ['a == b && c != d || e', '(((a == b) && (c != d)) || e)'],
  ['a < b == c >= d', '((a < b) == (c >= d))'],
  ['a || b && c', '(a || (b && c))'],
  ['-a.b + c', '((-a.b) + c)'],
  ['!a == b', '((!a) == b)'],
  ['!!a', '(!(!a))'],
  ['(a + b) * c', '((((a + b))) * c)'],
])('the operators of %s bind by precedence', (text, shown) => {
  expect(expression(text)).toBe(shown);
});

test.each([
  ['a ? b : c ? d : e', '(a ? b : (c ? d : e))'],
  ['a ? b ? c : d : e', '(a ? (b ? c : d) : e)'],
  ['a || b ? c : d + 1', '((a || b) ? c : (d + 1))'],
])('the conditional %s associates to the right', (text, shown) => {
  expect(expression(text)).toBe(shown);
});

test.each([
  ['a.b.c', 'a.b.c'],
  ['a[0]["b"][c.d]', 'a[0][<"b">][c.d]'],
  ['a.0.b', 'a[0].b'],
  ['f(a).b', 'f(a).b'],
  ['[1][0]', '[1][0]'],
  ['"a"[0]', '<"a">[0]'],
  ['a [\n0\n]', 'a[0]'],
])('the traversal %s', (text, shown) => {
  expect(expression(text)).toBe(shown);
});

test.each([
  ['a[*].b[0].c', 'a[*]{.b[0].c}', 'takes all that follows'],
  ['a.*.b.c', 'a.*{.b.c}', 'takes attributes'],
  ['a.*.b[0].c', 'a.*{.b}[0].c', 'ends at an index'],
  ['a.*.b.0', 'a.*{.b[0]}', 'takes legacy indices'],
  ['a[*].b[*].c', 'a[*]{.b[*]{.c}}', 'nests'],
  ['a[*].b.*.c[0]', 'a[*]{.b.*{.c}[0]}', 'nests the old form'],
  ['a.*.b[*].c', 'a.*{.b}[*]{.c}', 'applies to the old form'],
  ['a[ * ]', 'a[*]{}', 'may hold blanks'],
])('the splat %s is %s: it %s', (text, shown) => {
  expect(expression(text)).toBe(shown);
});

test('two legacy indices in a row read as a decimal and are refused', () => {
  expect(expression('a.0.1')).toBe('Two indices in a row are written as "[0][1]", not as ".0.1"');
});

test('an attribute splat within an attribute splat is refused', () => {
  expect(expression('a.*.b.*.c')).toBe('Expected an attribute name after ".", found "*"');
});

test.each([
  ['f()', 'f()'],
  ['f(a, b,)', 'f(a, b)'],
  ['f(\n  a,\n  b\n)', 'f(a, b)'],
  ['f(a...)', 'f(a...)'],
  ['provider::aws::arn_parse(a)', 'provider::aws::arn_parse(a)'],
])('the call %s', (text, shown) => {
  expect(expression(text)).toBe(shown);
});

test.each([
  ['f(a..., b)', 'Expected ")" after "...", found ","'],
  ['f(a b)', 'Expected "," or ")" after an argument of "f", found "b"'],
  ['f(a', '"(" is not closed: ")" is missing before the end of the file'],
  ['a::b', 'Expected "(" after "a::b", found the end of the file'],
  ['a::1()', 'Expected a function name after "::", found "1"'],
])('the call %s is refused', (text, message) => {
  expect(expression(text)).toBe(message);
});

test.each([
  ['[]', '[]'],
  ['[1, 2,]', '[1, 2]'],
  ['[\n1\n,\n2\n]', '[1, 2]'],
  ['{}', '{}'],
  ['{ a = 1, b : 2 }', '{<"a"> = 1, <"b"> = 2}'],
  ['{\n a = 1\n\n b = 2,\n}', '{<"a"> = 1, <"b"> = 2}'],
  ['{ "a" = 1, 2 = 3 }', '{<"a"> = 1, 2 = 3}'],
  ['{ (a) = 1, a.b = 2 }', '{((a)) = 1, a.b = 2}'],
  ['{ "${a}" = 1 }', '{<${a}> = 1}'],
  ['{ true = 1, null = 2 }', '{<"true"> = 1, <"null"> = 2}'],
])('the collection %s', (text, shown) => {
  expect(expression(text)).toBe(shown);
});

test.each([
  ['[1 2]', 'Expected "," or "]" after an item of the list, found "2"'],
  ['[1,,2]', 'Expected a value, found ","'],
  ['[1', '"[" is not closed: "]" is missing before the end of the file'],
  ['{ a = 1 b = 2 }', 'Expected a newline, "," or "}" after an entry of the object, found "b"'],
  ['{ a }', 'Expected "=" after a key of the object, found "}"'],
  ['{ a\n= 1 }', 'Expected "=" after a key of the object, found the end of the line'],
  ['{ a =\n1 }', 'Expected a value, found the end of the line'],
  ['{ a = 1', '"{" is not closed: "}" is missing before the end of the file'],
])('the collection %j is refused', (text, message) => {
  expect(expression(text)).toBe(message);
});

test.each([
  ['[for x in y : x.a]', '[for x in y : x.a]'],
  ['[for i, x in y : x if i > 0]', '[for i, x in y : x if (i > 0)]'],
  ['{for k, v in y : k => v}', '{for k, v in y : k => v}'],
  ['{\nfor k, v in y :\nk => v...\nif v\n}', '{for k, v in y : k => v... if v}'],
  ['[form]', '[form]'],
])('the for expression %j', (text, shown) => {
  expect(expression(text)).toBe(shown);
});

test.each([
  ['[for x in y : x => z]', '"=>" makes an object, and a "for" that makes one stands in braces, not in brackets'],
  ['[for x in y : x...]', '"..." makes an object, and a "for" that makes one stands in braces, not in brackets'],
  ['{for x in y : x}', 'Expected "=>" and a value: a "for" in braces makes an object, found "}"'],
  ['[for in y : x]', 'Expected "," or "in" after the name of "for", found "y"'],
  ['[for 1 in y : x]', 'Expected a name after "for", found "1"'],
  ['[for x in y x]', 'Expected ":" after the collection of "for", found "x"'],
  ['{ for = 1 }', 'Expected a name after "for", found "="'],
])('the for expression %s is refused', (text, message) => {
  expect(expression(text)).toBe(message);
});

test('newlines end no expression that stands alone', () => {
  expect(expression('\na\n+\nb\n')).toBe('(a + b)');
});
