/**
 * Measures by seeded simulation how the statistics of a report behave: coverage of the intervals, false verdicts among
 * equal configurations, power. Prints a table; `--write` also writes it to src/report/calibration.json, which the
 * method page shows. Takes about five minutes.
 */
import { writeFileSync } from 'node:fs';
import { calibrationPlan } from './calibrate/plan.ts';
import type { Rate } from './calibrate/rates.ts';

const target = new URL('../src/report/calibration.json', import.meta.url);

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

function line(rate: Rate): string {
  const cells = [
    rate.kind.padEnd(13),
    rate.method.padEnd(16),
    `n=${rate.n}`.padEnd(5),
    `k=${rate.k}`.padEnd(5),
    rate.distribution.padEnd(13),
    (rate.nominal === null ? '–' : rate.nominal.toFixed(3)).padStart(6),
    `${rate.rate.toFixed(4)} ± ${rate.standardError.toFixed(4)}`,
  ];
  return cells.join('  ');
}

const plan = calibrationPlan();
const rates = plan.map((work, index) => {
  const rate = work();
  process.stdout.write(`${line(rate)}\n`);
  if (index % 10 === 9) process.stderr.write(`${index + 1} of ${plan.length}\n`);
  return rate;
});

if (process.argv.includes('--write')) {
  const rows = rates.map(({ kind, method, n, k, distribution, nominal, rate, standardError, replicates }) => ({
    ...{ kind, method, n, k, distribution, nominal: nominal === null ? null : round(nominal, 4) },
    ...{ rate: round(rate, 5), standardError: round(standardError, 6), replicates },
  }));
  const replicates = rows.reduce((sum, row) => sum + row.replicates, 0);
  // One row per line: a changed rate is then a changed line.
  const body = rows.map((row) => `    ${JSON.stringify(row)}`).join(',\n');
  writeFileSync(
    target,
    `{\n  "generatedBy": "npm run calibrate -- --write",\n  "replicates": ${replicates},\n  "rows": [\n${body}\n  ]\n}\n`,
  );
  process.stderr.write(`${rows.length} rows written\n`);
}
