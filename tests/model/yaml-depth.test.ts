import { describe, expect, it } from 'vitest';
import * as yaml from 'yaml';
import { tooDeepAt } from '../../src/model/yaml-depth.ts';

const deep = (text: string): boolean => tooDeepAt(text, yaml) !== undefined;

describe('a text that nests', () => {
  it.each([
    ['sequences in brackets', (levels: number) => '['.repeat(levels)],
    ['mappings in braces', (levels: number) => '{ a: '.repeat(levels)],
    ['mappings by indentation', (levels: number) => indented(levels)],
  ])('%s', (_, make) => {
    expect([deep(make(250)), deep(make(260))]).toEqual([false, true]);
  });

  it('too deeply is told where it begins to', () => {
    expect(tooDeepAt(`a: 1\nb: ${'['.repeat(300)}`, yaml)).toBe('a: 1\nb: '.length + 250);
  });

  it('sequences on one line', () => {
    expect([deep('- '.repeat(120)), deep('- '.repeat(130))]).toEqual([false, true]);
  });

  it('is told from one that only holds brackets and blanks', () => {
    const blanks = ' '.repeat(300);
    const texts = ['"[[[["', "'{{{{'", '# [[[[', `|\n${blanks}a\n`, `b${blanks}[1]`, '[1, {b: 2}, [3]]'];
    expect(texts.map((text) => deep(`a: ${text}\n`.repeat(300)))).toEqual(texts.map(() => false));
  });

  it('is not told by how wide a line is', () => {
    expect(deep(`a: ${'x '.repeat(500)}: y\n${'k'.repeat(400)}: [1]\n`)).toBe(false);
  });
});

function indented(levels: number): string {
  return Array.from({ length: levels }, (_, level) => `${' '.repeat(level)}a:`).join('\n');
}
