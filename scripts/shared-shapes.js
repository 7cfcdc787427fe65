// V8 gives all objects that are made alike one shape, a table of where their properties are. Of what `{ ...value, at }`
// makes, the V8 of Node 20 gives each its own, when `at` is no property of `value`: 5 µs and 300 bytes for an object that
// takes 0.2 µs and 50 bytes with `{ ...null, ...value, at }`, because only a spread that comes first is treated so.
// Values are made this way everywhere, so the bundles get that `...null`; the sources stay as anyone would write them.
// See docs/decisions/0007-bundles.md.
import { writeFileSync } from 'node:fs';
import ts from 'typescript';

/** @type {import('esbuild').Plugin} */
export const sharedShapes = {
  name: 'shared-shapes',
  setup(build) {
    build.initialOptions.write = false;
    build.onEnd(({ outputFiles = [] }) => {
      for (const { path, text } of outputFiles) writeFileSync(path, withSharedShapes(text));
    });
  },
};

function withSharedShapes(code) {
  const places = [];
  const visit = (node) => {
    if (ts.isObjectLiteralExpression(node) && node.properties.length > 1) {
      const [first] = node.properties;
      if (ts.isSpreadAssignment(first)) places.push(first.getStart());
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('bundle.js', code, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS));
  let written = 0;
  const pieces = places.sort((a, b) => a - b).map((place) => code.slice(written, (written = place)));
  return [...pieces, code.slice(written)].join('...null,');
}
