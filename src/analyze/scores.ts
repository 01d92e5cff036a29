/** The scores of a configuration on a metric, by seed. */
import type { Metric } from '../report/schema.ts';
import type { ConfigurationData } from './group.ts';
import { numberOf } from './publish.ts';

/** One score with where it comes from. */
export interface Score {
  readonly run: string;
  readonly seed: string | null;
  readonly value: number;
}

/** All scores of a configuration on a metric, by seed, and what is missing among its runs. */
export interface Scores {
  readonly scores: readonly Score[];
  readonly values: Float64Array;
  /** Runs (superseded ones aside) that did not give a score; the diverged ones among them. */
  readonly nFailed: number;
  readonly nDiverged: number;
  /** The seeds of the runs without a score. */
  readonly failedSeeds: readonly string[];
}

/** Collects the scores; only counted runs give one. */
export function collectScores(data: ConfigurationData, metric: Metric): Scores {
  const scores: Score[] = [];
  const failedSeeds: string[] = [];
  let nFailed = 0;
  let nDiverged = 0;
  for (const member of data.members) {
    if (member.superseded) continue;
    const quantity = member.run.metrics[metric.key];
    const value = member.counted ? numberOf(quantity) : null;
    if (value !== null) {
      scores.push({ run: member.run.id, seed: member.run.seed, value });
      continue;
    }
    nFailed++;
    // A missing quantity under a key that exists is a NaN or an infinity of the file.
    if (member.status === 'diverged' || (member.counted && quantity !== undefined)) nDiverged++;
    if (member.run.seed !== null) failedSeeds.push(member.run.seed);
  }
  return { scores, values: Float64Array.from(scores, (score) => score.value), nFailed, nDiverged, failedSeeds };
}

/** Scores of all configurations on all metrics, collected once. */
export interface ScoreTable {
  /** The scores of one cell; both ids must exist. */
  of(configuration: string, metric: string): Scores;
}

/** Collects the whole table. */
export function collectTable(configurations: readonly ConfigurationData[], metrics: readonly Metric[]): ScoreTable {
  const cells = new Map<string, Scores>();
  for (const data of configurations) {
    for (const metric of metrics) cells.set(`${data.id}\0${metric.id}`, collectScores(data, metric));
  }
  return { of: (configuration, metric) => cells.get(`${configuration}\0${metric}`)! };
}
