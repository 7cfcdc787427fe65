// The generated part of the tables of terraform-oracle.mjs: every operator over every two kinds of value, and every
// conversion of every kind of value.

/** One value of each kind, and what is easily taken for another. */
const values = ['null', '1', '2.5', '"1"', '"a"', '""', 'true', '"true"', '[]', '[1]', '["a", 1]', '{}', '{ a = 1 }'];
const operators = ['+', '-', '*', '/', '%', '==', '!=', '<', '>=', '&&', '||'];
const conversions = ['tostring', 'tonumber', 'tobool', 'tolist', 'toset', 'tomap', 'jsonencode', 'length', 'coalesce'];

export function generated() {
  const pairs = values.flatMap((one) => values.map((other) => [one, other]));
  return [
    ...pairs.flatMap(([one, other], index) =>
      operators.filter((_, nth) => (index + nth) % 4 === 0).map((operator) => `${one} ${operator} ${other}`),
    ),
    ...pairs.map(([one, other], index) => `${index % 2 === 0} ? ${one} : ${other}`),
    ...values.flatMap((value) => conversions.map((name) => `${name}(${value})`)),
    ...values.flatMap((value) => [
      `-${value}`,
      `!${value}`,
      `"x\${${value}}"`,
      `${value}[*]`,
      `[for x in ${value} : x]`,
    ]),
  ];
}

export function generatedUnknown() {
  const operands = ['local.string', 'local.number', 'local.bool', 'local.any'];
  const others = ['1', '"x"', 'true', 'null'];
  const unary = ['length', 'jsonencode', 'tolist', 'toset', 'tostring', 'try', 'can'];
  const collections = [
    'local.list',
    'local.tuple',
    'local.object',
    'local.map',
    'local.set',
    'local.lists',
    'local.any',
  ];
  return [
    ...operands.flatMap((operand) =>
      ['==', '&&', '||', '+'].flatMap((operator) => others.map((each) => `${operand} ${operator} ${each}`)),
    ),
    ...operands.flatMap((operand) => [
      `!${operand}`,
      `-${operand}`,
      `"x\${${operand}}"`,
      `"\${${operand}}"`,
      `${operand} ? 1 : 2`,
    ]),
    ...collections.flatMap((each) => unary.map((name) => `${name}(${each})`)),
    ...collections.flatMap((each) => [`${each}[*]`, `[for x in ${each} : x]`, `${each} == null`, `${each}[0]`]),
  ];
}
