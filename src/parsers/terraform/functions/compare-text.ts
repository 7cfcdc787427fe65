/** By code points, as Go does, and not by UTF-16 units. */
export function compareText(one: unknown, other: unknown): number {
  if (typeof one !== 'string' || typeof other !== 'string' || one === other) return 0;
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}
