import { describe, expect, it } from 'vitest';
import { probabilityOfImprovementOverTasks } from '../../../src/stats/aggregate/improvement-over-tasks.ts';
import { expectGolden, isClose, loadGolden } from '../golden.ts';

describe('probabilityOfImprovementOverTasks', () => {
  it.each(loadGolden('probability_of_improvement'))('$id', (golden) => {
    const result = probabilityOfImprovementOverTasks(golden.input.x, golden.input.y, { resamples: 50 });
    expectGolden(golden, { value: result.value });
    expect(result.perTask.every((share, i) => isClose(share, golden.expected.perTask[i]))).toBe(true);
  });

  it('mirrors: x over y and y over x sum to one', () => {
    const [x, y] = [
      [
        [1, 5],
        [2, 6],
        [3, 5],
      ],
      [
        [2, 2],
        [2, 7],
        [0, 5],
      ],
    ];
    const [there, back] = [probabilityOfImprovementOverTasks(x, y), probabilityOfImprovementOverTasks(y, x)];
    expect(there.value! + back.value!).toBeCloseTo(1, 14);
    expect(there.low).toBeLessThanOrEqual(there.value!);
    expect(there.high).toBeGreaterThanOrEqual(there.value!);
  });

  it('uses shared tasks only, and says so', () => {
    const result = probabilityOfImprovementOverTasks(
      [
        [2, 3],
        [2, 4],
      ],
      [
        [1, null],
        [1, null],
      ],
    );
    expect(result).toMatchObject({ value: 1, n: 1, perTask: [1, null] });
    expect(result.warnings.map(({ code }) => code)).toContain('shared-tasks-only');
    expect(probabilityOfImprovementOverTasks([], [])).toMatchObject({ value: null, low: null });
  });
});
