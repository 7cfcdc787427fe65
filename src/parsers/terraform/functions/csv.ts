import type { Plain } from './function-types.ts';
import { FunctionFault, textArgument } from './function-types.ts';

/** A list of one object for each row behind the header, as Go reads such texts (https://pkg.go.dev/encoding/csv). */
export function csvdecode(text: Plain | undefined): Plain {
  const [header, ...rows] = csvRows(textArgument(text));
  if (!header) throw new FunctionFault('takes a text with a header');
  if (new Set(header).size < header.length) throw new FunctionFault('takes a header that names each column once');
  return rows.map((row) => {
    if (row.length !== header.length) throw new FunctionFault('takes rows of equal length');
    return new Map(header.map((name, index) => [name, row[index] ?? '']));
  });
}

function csvRows(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  const pattern = /("(?:[^"]|"")*"|[^,"\r\n]*)(,|\r?\n|$)/gy;
  while (pattern.lastIndex < text.length) {
    const match = pattern.exec(text);
    if (!match) throw new FunctionFault('takes a text of comma-separated values');
    const [, field = '', end] = match;
    row.push(field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field);
    if (end === ',' && pattern.lastIndex < text.length) continue;
    if (end === ',') row.push('');
    if (row.length > 1 || row[0] !== '') rows.push(row);
    row = [];
  }
  return rows;
}
