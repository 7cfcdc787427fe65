import { describe, expect, it } from 'vitest';
import { readFrame } from '../../src/parsers/cdk/source/frame.ts';

const shown = (text: string): string | undefined => {
  const frame = readFrame(text);
  return frame && `${frame.path} ${frame.line}:${frame.column ?? '-'} ${frame.name}`.trimEnd();
};

describe('a frame', () => {
  it.each([
    ['a constructor', 'new Data (/app/lib/data.js:15:3)', '/app/lib/data.js 15:3 new Data'],
    ['a function without a name', '<anonymous> (/app/bin/app.ts:10:6)', '/app/bin/app.ts 10:6 <anonymous>'],
    ['an asynchronous call', 'async main (/app/bin/app.ts:7:3)', '/app/bin/app.ts 7:3 async main'],
    ['a method under another name', 'Data.a [as b] (/app/a.mjs:7:3)', '/app/a.mjs 7:3 Data.a [as b]'],
    ['no function', '/app/bin/app.js:27:10', '/app/bin/app.js 27:10'],
    ['a line of a trace of V8', '    at new Data (/app/lib/data.js:15:3)', '/app/lib/data.js 15:3 new Data'],
    ['a URL', 'new Data (file:///app/my%20lib/data.mjs:15:3)', '/app/my lib/data.mjs 15:3 new Data'],
    ['a URL with a query', 'f (file:///app/a.ts?namespace=1:15:3)', '/app/a.ts 15:3 f'],
    ['a Windows path', String.raw`new Data (C:\app\lib\data.ts:15:3)`, 'C:/app/lib/data.ts 15:3 new Data'],
    ['a URL of a Windows path', 'f (file:///C:/app/lib/data.ts:15:3)', 'C:/app/lib/data.ts 15:3 f'],
    ['a path with blanks and parentheses', 'f (/my apps (old)/a.js:1:2)', '/my apps (old)/a.js 1:2 f'],
    ['Python, without a column', '__init__ (/app/stack.py:42)', '/app/stack.py 42:- __init__'],
    ['a column that is zero', 'C.__init__ (app.py:42:0)', 'app.py 42:- C.__init__'],
    ['Java', 'com.acme.App.main (App.java:9)', 'App.java 9:- com.acme.App.main'],
  ])('%s', (_what, text, expected) => {
    expect(shown(text)).toBe(expected);
  });

  it.each([
    ['one digit of the column', 'file:///app/app.mjs:27 (:)', '/app/app.mjs 27:-'],
    ['two digits', '/app/app.js:27: (:)', '/app/app.js 27:-'],
    ['three digits', '/app/app.js:27:1 (:)', '/app/app.js 27:-'],
  ])('the CDK cuts off what it takes for a bracket: %s', (_what, text, expected) => {
    expect(shown(text)).toBe(expected);
  });

  it.each([
    '...new Vpc2 in aws-cdk-lib...',
    '...node internals...',
    '(no user code in 10 frames, use --stack-trace-limit to capture more)',
    'Array.forEach (:)',
    'Array.forEach (<anonymous>)',
    'eval (eval at Data (/app/lib/data.js:49:9), <anonymous>:1:1)',
    'Module._compile (node:internal/modules/cjs/loader:1554:14)',
    'f (webpack:///app/a.ts:1:2)',
    'f (/app/a.js)',
    'f (/app/a.js:0:1)',
    'f (/app/program:1:2)',
    '',
  ])('not a place of a program: %s', (text) => {
    expect(readFrame(text)).toBeUndefined();
  });
});
