// Says where in the sources the places of a stack are: `npm run stack < stack.txt`, at the version that the stack is of.
import { text as textOf } from 'node:stream/consumers';
import { TraceMap, originalPositionFor } from '@jridgewell/trace-mapping';
import { bundle, hashOf } from './bundle.js';
import { inserted } from './shared-shapes.js';

const stack = await textOf(process.stdin);
const { code, places, map } = await bundle({ sourceMap: true });
const [hash = '(none)'] = /(?<=program-)[0-9a-f]+(?=\.cjs)/.exec(stack) ?? [];
if (hash !== hashOf(code)) {
  process.stderr.write(`The stack is of program ${hash}, and the sources here make ${hashOf(code)}.\n`);
  process.exit(2);
}

const trace = new TraceMap(map);
const original = withoutInserted();
process.stdout.write(stack.replace(/[^\s(]*program-[0-9a-f]+\.cjs:(\d+):(\d+)/g, placeOf));

function placeOf(place, line, column) {
  const start = original[line - 1];
  const offset = start.offset + Number(column) - 1;
  const before = start.places.filter((one) => one < offset).length;
  const found = originalPositionFor(trace, {
    line: Number(line),
    column: Number(column) - 1 - before * inserted.length,
  });
  return found.source === null
    ? place
    : `${found.source.replace(/^(?:\.\.\/)+/, '')}:${found.line}:${found.column + 1}`;
}

/** Of each line of the program where it starts, and where in it something was put in, as offsets in the program. */
function withoutInserted() {
  const put = places.map((place, index) => place + index * inserted.length);
  let offset = 0;
  return code.split('\n').map((line) => {
    const start = offset;
    offset += line.length + 1;
    return { offset: start, places: put.filter((one) => one >= start && one < offset) };
  });
}
