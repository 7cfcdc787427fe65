import { describe, expect, test } from 'vitest';
import { lineFingerprint } from '../../src/reporters/sarif/fingerprint.ts';

function fingerprints(text: string): readonly (string | undefined)[] {
  const file = { path: '/a.tf', text };
  return text.split(/\r\n|\r|\n/).map((_, index) => lineFingerprint(file, index + 1));
}

// The expected hashes are what github/codeql-action (src/fingerprints.ts) computes for these texts.
describe('the fingerprint of a line', () => {
  const twoLines = ['3500b72a4d7dbe57:1', '4cd2d5cdff705f66:1', 'c129715d7a2bc9a3:1'];

  test.each([
    ['spaces and tabs', 'a = 1\n\tb = 2\n'],
    ['none', 'a=1\nb=2\n'],
    ['CRLF', 'a = 1\r\n\tb = 2\r\n'],
    ['a lone CR', 'a = 1\r\tb = 2\r'],
  ])('is the same with %s', (_, text) => {
    expect(fingerprints(text)).toEqual(twoLines);
  });

  test('of an empty text is that of its end', () => {
    expect(fingerprints('')).toEqual(['c129715d7a2bc9a3:1']);
  });

  test('differs where the text ends without a line feed', () => {
    expect(fingerprints('port = 5400\n\n}')).toEqual([
      '5ca25ee0036a32cb:1',
      '37acdb4f629b03f2:1',
      '13db8c734146ff90:1',
    ]);
  });

  test('counts equal lines, and tells them apart once the end of the text is within reach', () => {
    expect(fingerprints('port = 5439\n'.repeat(12)).slice(0, 5)).toEqual([
      'ceba5557edc35232:1',
      'ceba5557edc35232:2',
      'ceba5557edc35232:3',
      '44b7cf6ad806ea84:1',
      '4b6b1daff861094b:1',
    ]);
  });

  test('reads a hundred characters of a long line', () => {
    expect(fingerprints(`${'x'.repeat(250)}\ny\n`)).toEqual([
      '52b56201ffb58620:1',
      'c33be7e0cf7c3ca:1',
      'c129715d7a2bc9a3:1',
    ]);
  });

  test('hashes UTF-16 code units', () => {
    expect(fingerprints('name = "Größe 🗄"\n# é\n')).toEqual([
      '5ce9dcb791f53745:1',
      '49d0914d8cf53b29:1',
      'c129715d7a2bc9a3:1',
    ]);
  });

  test('takes CR and LF with a space between them for two line ends', () => {
    const file = { path: '/a.tf', text: 'a\r \nb\n' };
    expect([1, 2, 3, 4].map((line) => lineFingerprint(file, line))).toEqual([
      '818c3a85b988abe4:1',
      'bf4c4d48992e2ca5:1',
      'ade70578248be16f:1',
      'c129715d7a2bc9a3:1',
    ]);
  });

  test('does not exist for a line past the end', () => {
    expect(lineFingerprint({ path: '/a.tf', text: 'a\n' }, 9)).toBeUndefined();
  });
});
