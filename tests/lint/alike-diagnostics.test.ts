import { describe, expect, it } from 'vitest';
import { locateDiagnostics } from '../../src/diagnostics.ts';
import { createLocator } from '../../src/engine/locate.ts';
import type { Diagnostic } from '../../src/model/report.ts';
import { resolveLocation } from '../../src/parsers/json-locations.ts';

const file = { path: '/main.tf', text: 'x\n'.repeat(50) };

function said(count: number, more: Partial<Diagnostic> = {}) {
  const all = Array.from({ length: count }, (_, line): Diagnostic => {
    const at = { file, start: 2 * line, end: 2 * line + 1 };
    return { code: 'wrong-type', severity: 'warning', message: 'This is no number.', at, ...more };
  });
  return locateDiagnostics(all, createLocator(resolveLocation)).map(({ message, place }) => [
    place?.start.line,
    message,
  ]);
}

describe('the same trouble at many places of a file', () => {
  it('is told one by one as long as they are few', () => {
    expect(said(10)).toHaveLength(10);
  });

  it('is told at the first, with how many there are', () => {
    expect(said(11)).toEqual([[1, 'This is no number. The same is so at 10 more places in this file.']]);
  });

  it('is not that of another file', () => {
    const other = { ...file, path: '/other.tf' };
    const at = (line: number, of = file) => ({ file: of, start: 2 * line, end: 2 * line + 1 });
    const all = Array.from({ length: 20 }, (_, line): Diagnostic => {
      return { code: 'wrong-type', severity: 'warning', message: 'No.', at: at(line, line % 2 ? file : other) };
    });
    expect(locateDiagnostics(all, createLocator(resolveLocation))).toHaveLength(20);
  });
});
