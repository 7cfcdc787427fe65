import { describe, expect, it } from 'vitest';
import { LineCounter, parseDocument } from 'yaml';
import { placeInYaml, wrongInYaml } from '../../src/model/yaml-errors.ts';

const fitsNothing = 'the indentation of this line fits none around it';
const inQuotes = 'a text that holds a colon and a space must be in quotes';

describe('what is wrong in YAML', () => {
  it.each([
    ['a tab', 'A:\n\tB: 1\n', '2:1', 'a tab does not indent'],
    ['a key between two columns', 'A:\n    B: 1\n  C: 2\n', '3:1', fitsNothing],
    ['an item between two columns', 'A:\n  - b\n - c\n', '3:1', fitsNothing],
    ['an item without its dash', 'A:\n  - b\n  c\n', '3:1', fitsNothing],
    ['a list below a value', 'A:\n  B: 1\n  - c\n', '3:1', fitsNothing],
    ['an open bracket', 'A: [1, 2\nB: 3\n', '2:1', 'is not closed; write its `]`'],
    ['an open brace', 'A: {a: 1\nB: 3\n', '2:1', 'is not closed; write its `}`'],
    ['a bracket too many', 'A: 1\nB: ]\n', '2:4', 'this `]` closes nothing'],
    ['an open quote', 'A: "abc\nB: 3\n', '1:4', 'not closed; write its second `"`'],
    ['an open single quote', "A: x\nB: 'abc\nC: 3\n", '2:4', "not closed; write its second `'`"],
    ['a single quote inside of single quotes', "A: 'it's'\n", '1:8', 'is written twice'],
    ['a value that goes on after its quotes', 'A: "b" c\n', '1:8', 'has ended already'],
    ['two quoted texts after a comma', "A: 'b', 'c'\n", '1:7', 'has ended already'],
    ['a key without a colon', 'A:\n  B\n  C: 1\n', '2:3', 'a colon and a space are missing after the key'],
    ['a colon without a space', 'A:\n  B:1\n  C: 2\n', '2:3', 'a space is missing after the colon'],
    ['a colon in a text', 'A:\n  Description: Ports: 22 and 80\n', '2:16', inQuotes],
    ['a line that is indented more than one with a value', 'A:\n  B: x\n   C: y\n', '2:6', 'the line after this one'],
    ['a list in the line of its key', 'A: - b\n', '1:4', 'must begin a line of its own'],
    ['a per cent sign', 'A: %x\n', '1:4', 'begins with `%` must be in quotes'],
    ['a backtick', 'A: `x`\n', '1:4', 'begins with a backtick must be in quotes'],
    ['an asterisk', 'Action: *\n', '1:9', 'begins with `*` or `&` must be in quotes'],
    ['an ampersand', 'Action: & b\n', '1:9', 'begins with `*` or `&` must be in quotes'],
    ['a backslash', 'A: "\\d"\n', '1:5', 'write `\\\\`, or use single quotes'],
    ['a merge conflict', 'A:\n<<<<<<< HEAD\n  B: 1\n=======\n  B: 2\n>>>>>>> x\n', '2:1', 'a merge conflict'],
    ['a text beside its bar', 'A: |x\n  b\n', '1:5', 'the text begins in the next line'],
    ['blanks before a text', 'B: |\n\n      \n   x\n', '4:4', 'holds more blanks than it'],
    ['a second document', 'A: 1\n---\nB: 2\n', '2:1', 'give it a file of its own'],
    ['two anchors', 'A: &a &b 1\n', '1:7', 'one anchor (`&name`) at most'],
    ['two tags', 'A: !a !b 1\n', '1:7', 'one tag (`!Name`) at most'],
    ['an alias with a tag', 'A: &a 1\nB: !x *a\n', '2:7', 'takes no tag'],
    ['a comma too many', 'A: [a,,b]\n', '1:7', 'an item is missing before this comma'],
    ['a comma too few', 'A: [a, "b" c]\n', '1:12', 'a comma is missing'],
    ['a block between brackets', 'A: [a b, {c: d e: f}]\n', '1:14', 'in brackets and braces too'],
    ['a comment without a space', 'A: "b"#c\n', '1:7', 'before the `#`'],
    ['a tag without a space', 'A: !Ref[b]\n', '1:8', 'after a tag or an anchor'],
    ['a key without an end', `A: b\n"${'x'.repeat(1100)}": 1\n`, '2:1', 'at most; is a quote or a line break missing?'],
    ['something else', '%FOO\nA: 1\n', '2:1', 'it cannot be read here'],
  ])('%s', (_what, text, place, expected) => {
    const lines = new LineCounter();
    const [error] = parseDocument(text, { prettyErrors: false, version: '1.1', lineCounter: lines }).errors;
    if (!error) throw new Error('nothing is wrong');
    const { line, col } = lines.linePos(placeInYaml(error, text)[0]);
    expect(`${line}:${col} ${wrongInYaml(error, text)}`).toContain(expected);
    expect(`${line}:${col}`).toBe(place);
  });
});
