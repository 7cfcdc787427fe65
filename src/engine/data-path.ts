/** The way to a part of data: names of members and indexes of items. */
export type DataPath = readonly (string | number)[];

/** The path that a JSON pointer means: https://www.rfc-editor.org/rfc/rfc6901#section-4 */
export function pathOfPointer(pointer: string): DataPath {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

/** `rules.redshift-port[1].ranges` */
export function pathText(path: DataPath): string {
  return path
    .map((part, index) => (typeof part === 'number' ? `[${part}]` : `${index === 0 ? '' : '.'}${part}`))
    .join('');
}

/** A part of data for a message that says what is wrong with it. */
export function dataText(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
