import { tTestPower } from '../../src/stats/power/t-test-power.ts';
import { populations } from './populations.ts';
import { falseVerdicts, intervalCoverage, powerOfFamily, type Rate, rankCoverage } from './rates.ts';

/** Everything that the calibration measures, as work still to be done, in the order of the table. */
export function calibrationPlan(): readonly (() => Rate)[] {
  return [...coverageCells(), ...rankCells(), ...falseVerdictCells(), ...powerCells()];
}

function coverageCells(): (() => Rate)[] {
  return (['t', 'percentile', 'bca'] as const).flatMap((method) =>
    populations.flatMap((distribution) =>
      [3, 5, 10, 20].map((n) => () => {
        const replicates = method === 't' ? 20_000 : 4_000;
        return intervalCoverage({ method, n, k: 1, distribution, replicates });
      }),
    ),
  );
}

function rankCells(): (() => Rate)[] {
  return (['ranks, paired', 'ranks, unpaired'] as const).flatMap((method) =>
    populations.flatMap((distribution) =>
      [5, 10].flatMap((k) => [5, 10].map((n) => () => rankCoverage({ method, n, k, distribution, replicates: 3_000 }))),
    ),
  );
}

function falseVerdictCells(): (() => Rate)[] {
  const families = (['paired', 'unpaired'] as const).flatMap((method) =>
    populations.flatMap((distribution) =>
      [2, 10, 20].flatMap((k) =>
        [3, 5, 10].map((n) => () => {
          const replicates = k === 2 ? 10_000 : k === 10 ? 5_000 : 2_500;
          return falseVerdicts({ method, n, k, distribution, replicates });
        }),
      ),
    ),
  );
  const warnings = [2, 10, 20].flatMap((k) =>
    [5, 10].map((n) => () => falseVerdicts({ method: 'best alone', n, k, distribution: 'normal', replicates: 5_000 })),
  );
  return [...families, ...warnings];
}

function powerCells(): (() => Rate)[] {
  return [1, 2, 3].flatMap((effect) =>
    [2, 10, 20].flatMap((k) =>
      [3, 5, 10, 20].map((n) => () => {
        // One candidate is the plain t test (or, from 6 seeds on, close to it); for families there is no formula.
        const theory = k === 2 ? tTestPower(effect / Math.SQRT2, n, { design: 'paired' }).value : null;
        const replicates = n === 20 && k > 2 ? 500 : 2_000;
        const cell = { method: `paired, d = ${effect}`, n, k, distribution: 'normal', replicates } as const;
        return powerOfFamily(cell, effect, theory);
      }),
    ),
  );
}
