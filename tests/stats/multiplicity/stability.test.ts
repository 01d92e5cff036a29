import { describe, expect, it } from 'vitest';
import { leaderStability } from '../../../src/stats/multiplicity/stability.ts';

describe('leaderStability', () => {
  it('is stable for a clear leader', () => {
    const result = leaderStability(
      [
        [5, 6, 7],
        [1, 2, 3],
      ],
      true,
    );
    expect(result).toMatchObject({ leaders: [0], stable: true });
    expect(result.rows.map((row) => row.check)).toEqual([
      'median',
      'interquartile-mean',
      { withoutSeed: 0 },
      { withoutSeed: 1 },
      { withoutSeed: 2 },
    ]);
  });

  it('finds the one seed that makes the leader', () => {
    const result = leaderStability(
      [
        [1, 2, 9],
        [4, 4, 3],
      ],
      true,
    );
    expect(result.leaders).toEqual([0]);
    const changed = result.rows.filter((row) => row.changes).map((row) => row.check);
    expect(changed).toEqual(['median', { withoutSeed: 2 }]);
    expect(result.stable).toBe(false);
  });

  it('counts failed seeds as the worst score, but not seeds that never ran', () => {
    const failed = leaderStability(
      [
        [9, null, Infinity],
        [5, 5, 5],
      ],
      true,
    );
    expect(failed.rows.at(-1)).toMatchObject({ check: 'failed-as-worst', leaders: [0] });
    const lower = leaderStability(
      [
        [0, null, null],
        [2, 2, 3],
      ],
      false,
    );
    expect(lower.leaders).toEqual([0]);
    expect(lower.rows.at(-1)).toMatchObject({ check: 'failed-as-worst', changes: false });
    const hurt = leaderStability(
      [
        [6, null],
        [5, 5.5],
        [1, 1],
      ],
      true,
    );
    expect(hurt.rows.at(-1)).toMatchObject({ check: 'failed-as-worst', leaders: [1], changes: true });
    expect(
      leaderStability(
        [
          [6, undefined],
          [5, 5.5],
        ],
        true,
      ).rows.map((row) => row.check),
    ).not.toContain('failed-as-worst');
  });

  it('reports ties as several leaders and nothing for nothing', () => {
    expect(leaderStability([[0.1 + 0.2], [0.3]], true).leaders).toEqual([0, 1]);
    expect(leaderStability([[null], []], true).leaders).toEqual([]);
    expect(leaderStability([], true)).toMatchObject({ leaders: [], stable: true });
  });
});
