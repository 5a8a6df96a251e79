/**
 * The candidate that was probably meant: the nearest by insertions, deletions, substitutions and swaps of neighbours, at most
 * a third of the name away, or one made of the same letters (`useast` for `eastus`). Undefined where none is near; the first
 * of several that are equally near.
 */
export function closestName(name: string, candidates: Iterable<string>): string | undefined {
  const text = name.toLowerCase();
  const letters = sortedLetters(text);
  let closest: string | undefined;
  let least = Math.max(1, Math.floor(text.length / 3)) + 1;
  for (const candidate of candidates) {
    const lower = candidate.toLowerCase();
    if (Math.abs(lower.length - text.length) >= least) continue;
    const distance = sortedLetters(lower) === letters ? Math.min(1, editDistance(text, lower)) : editDistance(text, lower);
    if (distance >= least) continue;
    closest = candidate;
    least = distance;
  }
  return closest;
}

function sortedLetters(text: string): string {
  return Array.from(text).toSorted().join('');
}

/** Optimal string alignment distance, over three rows. */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const isSame = a[row - 1] === b[column - 1];
      let distance = Math.min(at(last, column) + 1, at(current, column - 1) + 1, at(last, column - 1) + (isSame ? 0 : 1));
      const isSwapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (isSwapped) distance = Math.min(distance, at(beforeLast, column - 2) + 1);
      current.push(distance);
    }
    beforeLast = last;
    last = current;
  }
  return at(last, b.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
