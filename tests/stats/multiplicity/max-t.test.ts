import { describe, expect, it } from 'vitest';
import { maxTStepDown, planFlips } from '../../../src/stats/multiplicity/max-t.ts';
import { createRng } from '../../../src/stats/rng.ts';
import { signFlipTestOf } from '../../../src/stats/tests/sign-flip.ts';

/** Comparisons of several lists of differences with nothing: row j against a row of zeros. */
function comparisonsOf(lists: readonly (readonly number[])[]): Parameters<typeof maxTStepDown>[0] {
  const blocks = lists[0]!.length;
  const rowCount = lists.length + 1;
  const rows = new Float64Array(blocks * rowCount);
  lists.forEach((list, row) => list.forEach((value, k) => (rows[k * rowCount + row] = value)));
  return {
    ...{ blocks, rowCount, rows },
    first: Int32Array.from(lists.keys()),
    second: new Int32Array(lists.length).fill(lists.length),
    norm: Float64Array.from(lists, (list) => Math.sqrt(list.reduce((sum, value) => sum + value * value, 0))),
  };
}

/** The definition, by visiting every flip and every subset: adjusted p of each list. */
function bruteForce(lists: readonly (readonly number[])[]): number[] {
  const n = lists[0]!.length;
  const zOf = (list: readonly number[], flips: number): number => {
    const squares = list.reduce((sum, value) => sum + value * value, 0);
    return squares === 0
      ? 0
      : Math.abs(list.reduce((s, v, k) => s + ((flips >> k) & 1 ? -v : v), 0)) / Math.sqrt(squares);
  };
  const observed = lists.map((list) => zOf(list, 0));
  const order = Array.from(lists.keys()).sort((a, b) => observed[b]! - observed[a]!);
  const adjusted: number[] = [];
  let largest = 0;
  order.forEach((item, position) => {
    const rest = order.slice(position);
    let count = 0;
    for (let flips = 0; flips < 2 ** n; flips += 1) {
      if (Math.max(...rest.map((other) => zOf(lists[other]!, flips))) >= observed[item]! - 1e-9) count += 1;
    }
    largest = Math.max(largest, count / 2 ** n);
    adjusted[item] = largest;
  });
  return adjusted;
}

function randomLists(key: string, count: number, n: number): number[][] {
  const rng = createRng(key);
  return Array.from({ length: count }, (_, j) => Array.from({ length: n }, () => rng.nextIndex(21) - 10 + 2 * j));
}

describe('maxTStepDown', () => {
  it.each([
    [1, 6],
    [3, 5],
    [5, 7],
    [8, 8],
  ])('equals the definition for %i comparisons over %i blocks', (count, n) => {
    const lists = randomLists(`max${count}`, count, n);
    const { corrected, exact } = maxTStepDown(comparisonsOf(lists), 'key');
    expect(exact).toBe(true);
    bruteForce(lists).forEach((p, i) => expect(corrected[i]).toBeCloseTo(p, 12));
  });

  it('is the sign-flip test for one comparison', () => {
    const [list] = randomLists('one', 1, 9);
    expect(maxTStepDown(comparisonsOf([list!]), 'key').corrected[0]).toBeCloseTo(signFlipTestOf(list!).p!, 14);
  });

  it('charges nothing for copies: dependence is kept', () => {
    const [list] = randomLists('copy', 1, 8);
    const single = maxTStepDown(comparisonsOf([list!]), 'key').corrected[0]!;
    const copies = maxTStepDown(comparisonsOf([list!, list!, list!.map((value) => -3 * value)]), 'key');
    copies.corrected.forEach((p) => expect(p).toBeCloseTo(single, 14));
  });

  it('ranks a constant difference as the most extreme, and identical sides as p = 1', () => {
    const lists = [
      [2, 2, 2, 2, 2, 2],
      [0, 0, 0, 0, 0, 0],
      [1, -1, 2, 1, 0, 3],
    ];
    const { corrected, z } = maxTStepDown(comparisonsOf(lists), 'key');
    expect(corrected[0]).toBe(0.03125);
    expect(corrected[1]).toBe(1);
    expect(z[0]).toBeCloseTo(Math.sqrt(6), 12);
  });

  it('draws flips above 14 blocks, close to the exact p of one comparison', () => {
    const [list] = randomLists('drawn', 1, 18);
    const drawn = maxTStepDown(comparisonsOf([list!]), 'key');
    expect(drawn).toMatchObject({ exact: false, flips: 9_999 });
    const p = signFlipTestOf(list!).p!;
    expect(Math.abs(drawn.corrected[0]! - p)).toBeLessThan(6 * Math.sqrt((p * (1 - p)) / 9_999) + 1e-4);
    expect(maxTStepDown(comparisonsOf([list!]), 'key').corrected).toEqual(drawn.corrected);
  });

  it('thins the flips of huge families, and never below 199', () => {
    expect(planFlips(10, 100)).toEqual({ exact: true, flips: 512 });
    expect(planFlips(14, 19_900)).toEqual({ exact: true, flips: 8_192 });
    expect(planFlips(14, 499_500)).toEqual({ exact: false, flips: 600 });
    expect(planFlips(30, 1e9)).toEqual({ exact: false, flips: 199 });
  });

  it('answers an empty family', () => {
    const none = { blocks: 0, rowCount: 1, rows: new Float64Array(0), norm: new Float64Array(0) };
    const result = maxTStepDown({ ...none, first: new Int32Array(0), second: new Int32Array(0) }, 'key');
    expect(result.corrected).toHaveLength(0);
  });
});
