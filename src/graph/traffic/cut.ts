interface Range {
  readonly first: number;
  readonly last: number;
}

/** A range of ports or addresses, cut before each of the numbers that lie in it: within a part all fare alike. */
export function cutAt(whole: Range, numbers: Iterable<number>): readonly Range[] {
  const cuts = new Set([whole.first]);
  for (const number of numbers) if (number > whole.first && number <= whole.last) cuts.add(number);
  const starts = [...cuts].sort((a, b) => a - b);
  return starts.map((first, index) => ({ first, last: (starts[index + 1] ?? whole.last + 1) - 1 }));
}
