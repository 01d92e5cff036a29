/** Rankings: the order of the configurations on one metric, with ranks as intervals and tiers. */
import { rankBootstrap } from '../stats/multiplicity/rank-bootstrap.ts';
import { rankIntervals, type RankIntervalOptions, type RankIntervals } from '../stats/multiplicity/rank-intervals.ts';
import { rngKey } from '../stats/rng.ts';
import type { Warning } from '../report/primitives.ts';
import type { BenchmarkSettings, Metric, Ranking, RankingRow, Summary } from '../report/schema.ts';
import { criticalDifferenceOf } from './critical-difference.ts';
import type { ConfigurationData } from './group.ts';
import { numberOf, publishOrNull, toQuantity, toWarnings } from './publish.ts';
import { pairSamples, type SampleScoreReader } from './samples/sample-scores.ts';
import type { ScoreTable } from './scores.ts';
import { toMatrix, toSeedScores, type SeedMatrix } from './seed-scores.ts';
import { checkStability } from './stability.ts';
import { countOf } from './text.ts';

/** A ranking, and what the pairwise comparisons behind it say. */
export interface RankResult {
  readonly ranking: Ranking;
  readonly intervals: RankIntervals;
  /** Rows of {@link intervals}. */
  readonly matrix: SeedMatrix;
}

/** What all rankings of a benchmark share. */
export interface RankContext {
  readonly configurations: readonly ConfigurationData[];
  readonly table: ScoreTable;
  readonly settings: BenchmarkSettings;
  readonly samples: SampleScoreReader;
}

/** Configurations times resamples of the ranks: with a thousand configurations 1,000 resamples say what 10,000 would. */
const mostDraws = 1e6;

/** A resampled single value is that value: it would look certain. */
const oneSeed = { value: null, reason: 'one seed: nothing to resample' };

/** Ranks one metric. `summaries` are its own, in the order of the names. */
export function rankMetric(metric: Metric, summaries: readonly Summary[], context: RankContext): RankResult {
  const { configurations, table, settings } = context;
  const matrix = toMatrix(configurations, metric.id, table);
  const key = rngKey({ configurations: [], metric: metric.key, purpose: 'rank', seed: settings.seed });
  const intervals = rankIntervals(
    matrix.rows.map((data) => toSeedScores(data, table.of(data.id, metric.id))),
    {
      ...{ higherIsBetter: metric.better === 'higher', key, alpha: settings.alpha },
      ...samplesForRanks(metric, matrix, context),
    },
  );
  const tiers = tiersOf(intervals);
  const bootstrap = rankBootstrap(matrix.scores, {
    higherIsBetter: metric.better === 'higher',
    mode: bootstrapMode(matrix),
    key: `${key}|bootstrap`,
    resamples: Math.min(settings.resamples, Math.max(1_000, Math.floor(mostDraws / matrix.rows.length))),
  });
  const place = new Map(matrix.rows.map((data, index) => [data.id, index]));
  const sign = metric.better === 'higher' ? -1 : 1;
  const rows = summaries
    .flatMap((summary) => {
      const index = place.get(summary.configuration);
      const value = numberOf(summary.mean);
      if (index === undefined || value === null) return [];
      const row: RankingRow = {
        configuration: summary.configuration,
        rankLow: intervals.rows[index]!.rankLow ?? 1,
        rankHigh: intervals.rows[index]!.rankHigh ?? matrix.rows.length,
        tier: tiers[index]!,
        ...(summary.n < 2
          ? { pBest: oneSeed, meanRank: oneSeed }
          : {
              pBest: toQuantity(publishOrNull(bootstrap.pBest[index]), 'no seeds to resample'),
              meanRank: toQuantity(publishOrNull(bootstrap.meanRank[index]), 'no seeds to resample'),
            }),
      };
      return [{ row, order: sign * value }];
    })
    // Stable: equal means keep the order of the names.
    .sort((a, b) => a.row.tier - b.row.tier || a.order - b.order)
    .map((entry) => entry.row);
  const ranking: Ranking = {
    metric: metric.id,
    method: hasOneSeedEach(matrix) ? intervals.method : `${intervals.method}; ${bootstrap.method}`,
    rows,
    leadingTier: rows.filter((row) => row.tier === 1).map((row) => row.configuration),
    unranked: unrankedOf(summaries),
    // One seed each has no other order by the median, and none without its seed.
    stability: hasOneSeedEach(matrix) ? [] : checkStability(matrix, metric),
    criticalDifference: criticalDifferenceOf(metric, matrix, settings.alpha),
    warnings: toWarnings([
      ...intervals.warnings,
      ...(hasOneSeedEach(matrix) ? [] : bootstrap.warnings),
      ...oneSeedWarning(summaries, { bySample: intervals.overSamples }),
    ]),
  };
  return { ranking, intervals, matrix };
}

/** The same seeds for all where the smallest configuration has most of its seeds in common with every other one. */
function bootstrapMode(matrix: SeedMatrix): 'paired' | 'independent' {
  const finite = (score: unknown): boolean => typeof score === 'number' && Number.isFinite(score);
  const common = matrix.seeds.filter((_, seed) => matrix.scores.every((row) => finite(row[seed]))).length;
  const smallest = matrix.scores.reduce((least, row) => Math.min(least, row.filter(finite).length), Infinity);
  return common >= 2 && 2 * common >= smallest ? 'paired' : 'independent';
}

/** Tier 1 is what nothing beats; tier 2 what nothing outside tier 1 beats; and so on. */
function tiersOf({ beats, rows }: RankIntervals): readonly number[] {
  const tiers = new Array<number>(rows.length).fill(0);
  const beatenBy = rows.map((_, j) => beats.reduce((total, row) => total + row[j]!, 0));
  let left = rows.length;
  for (let tier = 1; left > 0; tier++) {
    const unbeaten = rows.flatMap((_, index) => (tiers[index] === 0 && beatenBy[index] === 0 ? [index] : []));
    // Means over different seeds can beat each other in a circle: those are one tier.
    const members = unbeaten.length > 0 ? unbeaten : rows.flatMap((_, index) => (tiers[index] === 0 ? [index] : []));
    for (const index of members) {
      tiers[index] = tier;
      left--;
      for (let j = 0; j < rows.length; j++) beatenBy[j]! -= beats[index]![j]!;
    }
  }
  return tiers;
}

const hasOneSeedEach = ({ scores }: SeedMatrix): boolean =>
  scores.every((row) => row.filter((score) => typeof score === 'number').length === 1);

/** Pairs times shared samples that are tested for ranks. A test of scores that are not right or wrong draws 9,999 times. */
const mostSampleCells = 2e6;
const costOfDrawing = 20;

/**
 * Where every configuration has one run, only their samples can tell them apart: evaluations of models that others trained. Where
 * any has more, the spread over seeds is known to matter, and one checkpoint excludes no rank.
 */
function samplesForRanks(
  metric: Metric,
  matrix: SeedMatrix,
  { samples, table }: RankContext,
): Pick<RankIntervalOptions, 'samplesOf'> {
  if (!hasOneSeedEach(matrix)) return {};
  const pairs = (matrix.rows.length * (matrix.rows.length - 1)) / 2;
  if (pairs > mostSampleCells) return {};
  const read = matrix.rows.map((data) =>
    samples.read(data, metric, table.of(data.id, metric.id).scores[0]?.seed ?? null),
  );
  const largest = read.reduce((most, scores) => Math.max(most, scores?.byKey.size ?? 0), 0);
  const cost = read.every((scores) => scores?.binary !== false) ? 1 : costOfDrawing;
  if (pairs * largest * cost > mostSampleCells) return {};
  return { samplesOf: (first, second) => pairSamples(read[first] ?? null, read[second] ?? null) };
}

function oneSeedWarning(summaries: readonly Summary[], { bySample }: { readonly bySample: boolean }): Warning[] {
  const single = summaries.filter((summary) => summary.n === 1).length;
  if (single === 0) return [];
  if (bySample) {
    const message =
      'The ranks rest on the samples of one run of each configuration: they hold for these trained models, and say nothing of other seeds.';
    return [{ code: 'this-checkpoint-only', message }];
  }
  const message = `${countOf(single, 'configuration')} with one seed: nothing is known of the spread, and no rank is excluded.`;
  return [{ code: 'one-seed', message }];
}

const unrankedOf = (summaries: readonly Summary[]): Ranking['unranked'] =>
  summaries
    .filter((summary) => numberOf(summary.mean) === null)
    .map((summary) => ({
      configuration: summary.configuration,
      reason:
        summary.nFailed === 0
          ? 'no run'
          : `none of ${countOf(summary.nFailed, 'run')} gave a value${summary.nDiverged > 0 ? ` (${summary.nDiverged} diverged)` : ''}`,
    }));
