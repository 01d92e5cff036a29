import { mean } from '../numeric.ts';
import { finiteOrNull, type Interval, type StatWarning } from '../result.ts';
import { createRng } from '../rng.ts';
import { quantilesOf } from '../select.ts';
import { isFiniteScore, type Scores } from '../tests/inputs.ts';
import { undercoverage } from '../warnings.ts';

/** Choices of `twoLevelBootstrapInterval`. */
export interface TwoLevelBootstrapOptions {
  /** Rows i of both sides are the same seed, so that one draw of seeds serves both; false by default. */
  readonly pairedSeeds?: boolean;
  /** Confidence level in (0, 1), 0.95 by default. */
  readonly level?: number;
  /** Number of resamples, 10,000 by default. */
  readonly resamples?: number;
  /** Key of the random stream, from `rngKey`. */
  readonly key?: string;
}

/** Interval of a difference of means under both sources of variation. `n` counts the shared samples. */
export interface TwoLevelInterval extends Interval {
  readonly difference: number | null;
  /** Seeds of x and of y. */
  readonly seeds: readonly [number, number];
}

/**
 * Percentile bootstrap interval of the difference of mean scores, x − y, over seeds and samples: each resample draws
 * seeds of either side, and then samples, the same for both sides and all seeds, because the test set is shared.
 * `x[seed][sample]` and `y[seed][sample]` have the same samples in the same order; samples that lack any score are left
 * out with a warning. Give seeds and samples in the order of their ids: the draws follow it.
 *
 * Source: Davison and Hinkley (1997), section 3.8; the crossed design of Owen (2007), "The pigeonhole bootstrap".
 * There is no such call in R or SciPy.
 *
 * @example twoLevelBootstrapInterval([[1, 1], [1, 1]], [[0, 0], [0, 0]]).low // 1
 */
export function twoLevelBootstrapInterval(
  x: readonly Scores[],
  y: readonly Scores[],
  options: TwoLevelBootstrapOptions = {},
): TwoLevelInterval {
  const { level = 0.95, resamples = 10_000, key = '', pairedSeeds = false } = options;
  const { left, right, samples, warnings } = completeSamples(x, y);
  const seeds = [x.length, y.length] as const;
  const base = { n: samples, method: 'two-level bootstrap over seeds and samples', level, seeds };
  const reason = reasonAgainst(seeds, samples, pairedSeeds);
  const difference = samples === 0 ? null : finiteOrNull(meanOf(left) - meanOf(right));
  if (reason !== undefined) return { ...base, difference, low: null, high: null, warnings, reason };
  const values = new Float64Array(resamples);
  const rng = createRng(key);
  const drawnSamples = new Int32Array(samples);
  const counts = new Int32Array(samples);
  const [drawnLeft, drawnRight] = [new Int32Array(seeds[0]), new Int32Array(seeds[1])];
  for (let i = 0; i < resamples; i++) {
    rng.fillIndices(drawnLeft, seeds[0]);
    if (pairedSeeds) drawnRight.set(drawnLeft);
    else rng.fillIndices(drawnRight, seeds[1]);
    rng.fillIndices(drawnSamples, samples);
    counts.fill(0);
    for (let j = 0; j < samples; j++) counts[drawnSamples[j]!]!++;
    values[i] = resampledMean(left, drawnLeft, counts) - resampledMean(right, drawnRight, counts);
  }
  const [low, high] = quantilesOf(values, [(1 - level) / 2, (1 + level) / 2]);
  return {
    ...base,
    difference,
    low: finiteOrNull(low!),
    high: finiteOrNull(high!),
    warnings: [...warnings, ...undercoverage(Math.min(...seeds))],
  };
}

function reasonAgainst(seeds: readonly [number, number], samples: number, pairedSeeds: boolean): string | undefined {
  if (seeds[0] === 0 || seeds[1] === 0) return 'no seeds on one side';
  if (samples === 0) return 'no samples with scores from every seed';
  if (seeds[0] === 1 || seeds[1] === 1) return 'one seed on one side: the spread over seeds is unknown';
  return pairedSeeds && seeds[0] !== seeds[1] ? 'paired seeds need as many on both sides' : undefined;
}

interface CompleteSamples {
  readonly left: readonly Float64Array[];
  readonly right: readonly Float64Array[];
  readonly samples: number;
  readonly warnings: readonly StatWarning[];
}

function completeSamples(x: readonly Scores[], y: readonly Scores[]): CompleteSamples {
  const rows = [...x, ...y];
  const all = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const complete = Array.from({ length: all }, (_, sample) => sample).filter((sample) =>
    rows.every((row) => isFiniteScore(row[sample])),
  );
  const keep = (row: Scores): Float64Array =>
    Float64Array.from(complete, (sample) => {
      const score = row[sample];
      return isFiniteScore(score) ? score : Number.NaN;
    });
  const message = `${all - complete.length} of ${all} samples left out: not scored by every seed of both sides.`;
  const warnings = complete.length === all ? [] : [{ code: 'values-left-out', message }];
  return { left: x.map(keep), right: y.map(keep), samples: complete.length, warnings };
}

function meanOf(rows: readonly Float64Array[]): number {
  return mean(rows.map(mean));
}

/** Mean over the drawn seeds of the mean over the drawn samples, given as how often each was drawn. */
function resampledMean(rows: readonly Float64Array[], drawn: Int32Array, counts: Int32Array): number {
  let total = 0;
  for (let i = 0; i < drawn.length; i++) {
    const row = rows[drawn[i]!]!;
    for (let j = 0; j < counts.length; j++) total += counts[j]! * row[j]!;
  }
  return total / (drawn.length * counts.length);
}
