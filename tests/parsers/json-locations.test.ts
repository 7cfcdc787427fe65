import { describe, expect, it } from 'vitest';
import { resolveLocation } from '../../src/parsers/json-locations.ts';

const text = `{
  "a": { "b": [10, { "c": "x\\"y" }], "b": [true, null] },
  "": 1
}`;
const file = { path: '/repo/x.json', text };
const at = (path: readonly (string | number)[], key?: true) => {
  const { start, end } = resolveLocation(key ? { file, path, key } : { file, path });
  return text.slice(start, end);
};

describe('places by path', () => {
  it('the root is the whole text', () => expect(at([])).toBe(text));
  it('a member', () => expect(at(['a', 'b', 0])).toBe('true'));
  it('the last of equal names', () => expect(at(['a', 'b'])).toBe('[true, null]'));
  it('an empty name', () => expect(at([''])).toBe('1'));
  it('a key', () => expect(at(['a'], true)).toBe('"a"'));
  it('what is not there is shown at what is around it', () => expect(at(['a', 'b', 7, 'x'])).toBe('[true, null]'));

  it('strings with quotes inside', () => {
    const quoted = { path: '/repo/y.json', text: '["a\\"b", 2]' };
    const { start, end } = resolveLocation({ file: quoted, path: [1] });
    expect(quoted.text.slice(start, end)).toBe('2');
  });

  it('a path 100,000 levels down', () => {
    const deep = { path: '/repo/deep.json', text: `${'['.repeat(100_000)}7${']'.repeat(100_000)}` };
    const { start } = resolveLocation({ file: deep, path: Array<number>(100_000).fill(0) });
    expect(deep.text[start]).toBe('7');
  });

  it('a text that ends too soon', () => {
    const cut = { path: '/repo/cut.json', text: '{"a": [1, {"b": 2' };
    const { start } = resolveLocation({ file: cut, path: ['a', 1, 'b'] });
    expect(cut.text[start]).toBe('2');
  });
});
