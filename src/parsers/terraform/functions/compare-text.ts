/** What UTF-16 writes in two units, which are less than some of what it writes in one. */
const surrogate = /[\ud800-\udfff]/;

/** By code points, as Go does, and not by UTF-16 units. */
export function compareText(one: unknown, other: unknown): number {
  if (typeof one !== 'string' || typeof other !== 'string' || one === other) return 0;
  if (surrogate.test(one) || surrogate.test(other)) return Buffer.compare(Buffer.from(one), Buffer.from(other));
  return one < other ? -1 : 1;
}
