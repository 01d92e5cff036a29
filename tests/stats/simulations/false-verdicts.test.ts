import { describe, expect, it } from 'vitest';
import { type Population } from '../../../scripts/calibrate/populations.ts';
import { falseVerdicts, intervalCoverage, powerOfFamily, rankCoverage } from '../../../scripts/calibrate/rates.ts';
import { tTestPower } from '../../../src/stats/power/t-test-power.ts';

/** How many standard errors of a simulation a rate may lie beyond its limit: about one false alarm in 30,000 cells. */
const slack = 4;

const shapes: readonly Population[] = ['normal', 'skewed', 'discrete'];
const sizes = [3, 5, 10] as const;

describe.each(['paired', 'unpaired'] as const)('false verdicts among equal configurations, %s', (method) => {
  const cells = [2, 10, 20].flatMap((k) =>
    sizes.flatMap((n) => shapes.map((distribution) => ({ k, n, distribution }))),
  );

  it.each(cells)('$k configurations, $n seeds, $distribution: at most alpha', ({ k, n, distribution }) => {
    const replicates = k === 20 ? 400 : 800;
    const { rate } = falseVerdicts({ method, n, k, distribution, replicates });
    expect(rate).toBeLessThanOrEqual(0.05 + slack * Math.sqrt((0.05 * 0.95) / replicates));
  });
});

it('the best of many, tested alone, errs far more often: the simulation can see an error', () => {
  const { rate } = falseVerdicts({ method: 'best alone', n: 10, k: 20, distribution: 'normal', replicates: 600 });
  expect(rate).toBeGreaterThan(0.12);
});

describe('power', () => {
  // The difference of two scores has √2 times their standard deviation.
  it.each([
    [10, 1],
    [10, 2],
    [5, 2],
  ])('with %i seeds at d = %d is close to that of the t test', (n, effect) => {
    const cell = { method: `paired, d = ${effect}`, n, k: 2, distribution: 'normal', replicates: 1_000 } as const;
    const theory = tTestPower(effect / Math.SQRT2, n, { design: 'paired' }).value!;
    const { rate, standardError } = powerOfFamily(cell, effect, theory);
    expect(Math.abs(rate - theory)).toBeLessThan(0.04 + slack * standardError);
  });

  it('survives 19 candidates: max-t costs less than Bonferroni would', () => {
    const cell = { method: 'paired, d = 2', n: 10, k: 20, distribution: 'normal', replicates: 400 } as const;
    const { rate, standardError } = powerOfFamily(cell, 2, null);
    const bonferroni = tTestPower(2 / Math.SQRT2, 10, { design: 'paired', alpha: 0.05 / 19 }).value!;
    expect(rate + slack * standardError).toBeGreaterThan(bonferroni - 0.05);
    expect(rate).toBeGreaterThan(0.5);
  });
});

describe('rank intervals hold all true ranks at once', () => {
  it.each([
    ['ranks, paired', 8, 10],
    ['ranks, paired', 6, 5],
    ['ranks, unpaired', 6, 6],
  ] as const)('%s, %i configurations, %i seeds', (method, k, n) => {
    const replicates = 600;
    const { rate } = rankCoverage({ method, n, k, distribution: 'normal', replicates });
    expect(rate).toBeGreaterThanOrEqual(0.95 - slack * Math.sqrt((0.05 * 0.95) / replicates));
  });
});

it('the t interval covers what it says', () => {
  const { rate, standardError } = intervalCoverage({
    method: 't',
    n: 5,
    k: 1,
    distribution: 'normal',
    replicates: 2_000,
  });
  expect(Math.abs(rate - 0.95)).toBeLessThan(slack * standardError);
});
