import { describe, expect, it } from 'vitest';
import { letterGroups, letterText } from '../../../src/stats/multiplicity/letters.ts';
import { createRng } from '../../../src/stats/rng.ts';
import { loadGolden } from '../golden.ts';

/** The items of each letter, as text, sorted: what the display says apart from the names of the letters. */
function groups(letters: readonly (readonly number[])[], name: (item: number) => number): string[] {
  const count = Math.max(-1, ...letters.flat()) + 1;
  return Array.from({ length: count }, (_, letter) =>
    letters
      .flatMap((own, item) => (own.includes(letter) ? [name(item)] : []))
      .sort((a, b) => a - b)
      .join(),
  ).sort();
}

function check(significant: readonly (readonly boolean[])[]): void {
  const letters = letterGroups(significant)!;
  significant.forEach((row, i) =>
    row.forEach((differs, j) => {
      if (i !== j) expect(letters[i]!.some((letter) => letters[j]!.includes(letter))).toBe(!differs);
    }),
  );
  const last = significant.length - 1;
  const reversed = letterGroups(significant.toReversed().map((row) => row.toReversed()))!;
  expect(groups(reversed, (item) => last - item)).toEqual(groups(letters, (item) => item));
}

describe('letterGroups', () => {
  it.each(loadGolden('cld'))('$id shares letters as it must, in either order', (golden) => {
    check(golden.input.significant);
  });

  it.each([1, 2, 3, 5, 8, 12])('holds for random relations of %i items', (count) => {
    const rng = createRng(`letters${count}`);
    for (let round = 0; round < 20; round += 1) {
      const matrix = Array.from({ length: count }, () => new Array<boolean>(count).fill(false));
      for (let i = 0; i < count; i += 1) {
        for (let j = 0; j < i; j += 1) matrix[i]![j] = matrix[j]![i] = rng.nextFloat() < 0.4;
      }
      check(matrix);
    }
  });

  it('gives up with null rather than print a thousand letters', () => {
    // Items 2i and 2i + 1 differ, all else is alike: 2^n groups.
    const matrix = Array.from({ length: 24 }, (_, i) =>
      Array.from({ length: 24 }, (_v, j) => i !== j && i >> 1 === j >> 1),
    );
    expect(letterGroups(matrix)).toBeNull();
  });

  it('handles no items, and writes letters beyond z', () => {
    expect(letterGroups([])).toEqual([]);
    expect(letterText([0, 25, 26])).toBe('aza1');
  });
});
