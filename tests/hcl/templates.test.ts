import { expect, test } from 'vitest';
import { expression, template } from './show.ts';

test.each([
  ['""', '<>'],
  ['"a"', '<"a">'],
  [String.raw`"\n\r\t\"\\"`, String.raw`<"\n\r\t\"\\">`],
  [String.raw`"\u00e9\U0001F600"`, '<"é😀">'],
  ['"$${a} %%{b}"', '<"${a} %{b}">'],
  ['"$$${a}"', '<"$${a}">'],
  ['"$ % 100% a$"', '<"$ % 100% a$">'],
  ['"e\u0301"', '<"\u00e9">'],
])('the string %s', (text, shown) => {
  expect(expression(text)).toBe(shown);
});

test.each([
  [String.raw`"\q"`, String.raw`"\q" is no escape; a backslash itself is written "\\"`],
  [String.raw`"\${a}"`, String.raw`"\$" is no escape; a backslash itself is written "\\"`],
  [String.raw`"\u12"`, String.raw`"\u" takes 4 hexadecimal digits, found 2`],
  [String.raw`"\ud83d"`, String.raw`"\ud83d" is not a character of Unicode`],
  [String.raw`"\U00110000"`, String.raw`"\U00110000" is not a character of Unicode`],
  [
    '"a\n"',
    'The string is not closed: its \'"\' is missing on this line. A string of several lines is a heredoc ("<<EOT")',
  ],
])('the string %j is refused', (text, message) => {
  expect(expression(text)).toBe(message);
});

test.each([
  ['"${a}"', '<${a}>'],
  ['"x${a.b}y${c}"', '<"x" ${a.b} "y" ${c}>'],
  ['"${"${a}"}"', '<${<${a}>}>'],
  ['"${{ a = "}" }["a"]}"', '<${{<"a"> = <"}">}[<"a">]}>'],
  ['"${\n  a\n}"', '<${a}>'],
])('the interpolation %j', (text, shown) => {
  expect(expression(text)).toBe(shown);
});

test.each([
  ['"a ${~ b ~} c"', '<"a" ${b} "c">'],
  ['" ${~ b ~} "', '<"" ${b} "">'],
  ['"${a ~}\\n  b"', '<${a} "b">'],
])('strip markers take the blanks beside %s', (text, shown) => {
  expect(expression(text)).toBe(shown);
});

test.each([
  ['"%{if a}b%{endif}"', '<%if a ["b"] []>'],
  ['"%{ if a }b%{ else }c${d}%{ endif }e"', '<%if a ["b"] ["c" ${d}] "e">'],
  ['"%{for x in y}${x},%{endfor}"', '<%for x in y [${x} ","]>'],
  ['"%{for k, v in y}%{if v}${k}%{endif}%{endfor}"', '<%for k, v in y [%if v [${k}] []]>'],
  ['"a %{~ if b ~} c %{~ endif ~} d"', '<"a" %if b ["c"] [] "d">'],
])('the directives of %s', (text, shown) => {
  expect(expression(text)).toBe(shown);
});

test.each([
  ['"%{if a}b"', '"%{if" has no "%{endif}"'],
  ['"%{endif}"', '"%{endif}" has no directive that it belongs to'],
  ['"%{for a in b}%{endif}"', '"%{endif}" does not belong in "%{for"'],
  ['"%{if a}%{else}%{else}%{endif}"', '"%{else}" does not belong in "%{if"'],
  ['"%{a}"', 'Expected "if", "else", "endif", "for" or "endfor" after "%{", found "a"'],
  ['"${a b}"', 'Expected "}" to end "${", found "b". To write "${" itself, write "$${"'],
  ['"${a', '"${" is not closed: "}" is missing'],
])('%s is refused', (text, message) => {
  expect(expression(text)).toBe(message);
});

test.each([
  ['<<E\na\nE\n', '<"a\\n">', 'keeps its last newline'],
  ['<<E\nE\n', '<>', 'may be empty'],
  ['<<E\n  a\n    E\n', '<"  a\\n">', 'ends at an indented marker too'],
  ['<<E\nE x\nxE\nE\n', '<"E x\\nxE\\n">', 'ends only where the marker stands alone'],
  ['<<E\n${a}E\nE\n', '<${a} "E\\n">', 'does not end after an interpolation'],
  ['<<E\n\\n "q" $${b} %\nE\n', '<"\\\\n \\"q\\" ${b} %\\n">', 'knows no escapes'],
  ['<<E\r\na\r\nE\r\n', '<"a\\r\\n">', 'keeps Windows line ends'],
  ['<<E\n${<<F\nf\nF\n}\nE\n', '<${<"f\\n">} "\\n">', 'may hold another'],
])('the heredoc %j is %s: it %s', (text, shown) => {
  expect(expression(text)).toBe(shown);
});

test.each([
  ['<<-E\n    a\n      b\n  E\n', '<"a\\n  b\\n">', 'the least indentation of a line'],
  ['<<-E\n\ta\n\n\t\tb\n   \nE\n', '<"a\\n\\n\\tb\\n   \\n">', 'nothing from blank lines'],
  ['<<-E\n  a\n ${b}\n  E\n', '<" a\\n" ${b} "\\n">', 'the blanks before an interpolation'],
  ['<<-E\n  a\n${b}\nE\n', '<"  a\\n" ${b} "\\n">', 'nothing when an interpolation starts a line'],
  ['<<-E\n  a ${b}\n    c\n  E\n', '<"a " ${b} "\\n  c\\n">', 'nothing within a line'],
])('the heredoc %j is %s: it loses %s', (text, shown) => {
  expect(expression(text)).toBe(shown);
});

test('a strip marker in a heredoc takes the rest of its line and not the next indentation', () => {
  expect(expression('<<E\n%{ if a ~}\n  b\n%{ endif ~}\nE\n')).toBe('<%if a ["  b\\n"] [] "">');
});

test.each(['<<E\na\n', '<<E\na\nE'])('the heredoc %j is not closed', (text) => {
  expect(expression(text)).toBe('The heredoc "<<E" is not closed: no line holds only "E"');
});

test.each([
  ['a "${b}" \\n', '<"a \\"" ${b} "\\" \\\\n">'],
  ['', '<>'],
  ['${a}', '<${a}>'],
  ['a$', '<"a$">'],
  ['%{if a}b%{endif}', '<%if a ["b"] []>'],
])('the bare template %j', (text, shown) => {
  expect(template(text)).toBe(shown);
});
