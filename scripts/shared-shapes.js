// V8 gives all objects that are made alike one shape, a table of where their properties are. Of what `{ ...value, at }`
// makes, the V8 of Node 20 gives each its own, when `at` is no property of `value`: 5 µs and 300 bytes for an object that
// takes 0.2 µs and 50 bytes with `{ ...null, ...value, at }`, because only a spread that comes first is treated so.
// Values are made this way everywhere, so the program gets that `...null`; the sources stay as anyone would write them.
// See docs/decisions/0007-bundles.md.
import ts from 'typescript';

export const inserted = '...null,';

/** The code with that, and where it was put: offsets in the code as it was. */
export function withSharedShapes(code) {
  const places = [];
  const visit = (node) => {
    if (ts.isObjectLiteralExpression(node) && node.properties.length > 1) {
      const [first] = node.properties;
      if (ts.isSpreadAssignment(first)) places.push(first.getStart());
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('bundle.js', code, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS));
  places.sort((one, other) => one - other);
  let written = 0;
  const pieces = places.map((place) => code.slice(written, (written = place)));
  return { code: [...pieces, code.slice(written)].join(inserted), places };
}
