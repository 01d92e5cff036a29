/** Scores by sample of one run: what a comparison rests on where a configuration has a single seed. */
import type { PairedSamples } from '../../stats/multiplicity/family-tests.ts';
import { mean } from '../../stats/numeric.ts';
import type { Attachments, SampleTable } from '../../report/run.ts';
import type { Metric } from '../../report/schema.ts';
import type { ConfigurationData } from '../group.ts';
import { compareText } from '../order.ts';
import { numberOf } from '../publish.ts';
import { leafOf } from '../text.ts';

/** Scores by sample id; an id that occurs twice is told apart by its place, and belongs to one cluster. */
export interface SampleScores {
  readonly run: string;
  readonly byKey: ReadonlyMap<string, { readonly sample: string; readonly value: number }>;
  readonly repeats: boolean;
  /** Whether each value is 0 or 1. */
  readonly binary: boolean;
}

/** Reads sample scores on demand and keeps what it read. */
export interface SampleScoreReader {
  /** Of the run with this seed, else of the first one; null where the metric is no mean over its samples. */
  read(data: ConfigurationData, metric: Metric, seed: string | null): SampleScores | null;
}

/** How far a metric may be from the mean of its samples: files round to three or four digits. */
const tolerance = 1e-3;

/** A reader over the attachments. */
export function createSampleScoreReader(attachments: Attachments): SampleScoreReader {
  const known = new Map<string, SampleScores | null>();
  return {
    read: (data, metric, seed) => {
      const scored = data.members.filter(
        (member) => member.counted && numberOf(member.run.metrics[metric.key]) !== null,
      );
      const member = scored.find((candidate) => candidate.run.seed === seed) ?? scored[0];
      if (member === undefined || !member.run.attachments.samples) return null;
      const key = `${member.run.id}\0${metric.id}`;
      const found = known.get(key);
      if (found !== undefined) return found;
      const table = attachments.samples(member.run.id);
      const result =
        table === null
          ? null
          : scoresOf(table, { metric, run: member.run.id, value: numberOf(member.run.metrics[metric.key])! });
      known.set(key, result);
      return result;
    },
  };
}

/** The column whose mean is the metric: the one that bears its name, else correctness. */
export function scoresOf(
  table: SampleTable,
  of: { readonly metric: Metric; readonly run: string; readonly value: number },
): SampleScores | null {
  const named = table.numbers[of.metric.key] ?? table.numbers[leafOf(of.metric.key)];
  const judged = table.correct?.map((right) => (right === null ? null : Number(right)));
  for (const column of [named, judged]) {
    const values = column?.flatMap((value) => value ?? []) ?? [];
    if (column === undefined || values.length < 2) continue;
    const average = mean(values);
    // Some files state per cent.
    const factor = [1, 100].find((scale) => Math.abs(scale * average - of.value) <= scale * tolerance);
    if (factor !== undefined) return collect(table.ids, { column, factor, run: of.run });
  }
  return null;
}

function collect(
  ids: readonly string[],
  from: { readonly column: readonly (number | null)[]; readonly factor: number; readonly run: string },
): SampleScores {
  const seen = new Map<string, number>();
  const byKey = new Map<string, { sample: string; value: number }>();
  for (let row = 0; row < ids.length; row++) {
    const sample = ids[row]!;
    const place = seen.get(sample) ?? 0;
    seen.set(sample, place + 1);
    const value = from.column[row] ?? null;
    if (value !== null) byKey.set(`${sample}\0${place}`, { sample, value: value * from.factor });
  }
  const binary = [...byKey.values()].every(({ value }) => value === 0 || value === from.factor);
  return { run: from.run, byKey, repeats: seen.size < ids.length, binary };
}

/** Both sides on the samples that they share, in the order of their ids; null where they share fewer than two. */
export function pairSamples(candidate: SampleScores | null, baseline: SampleScores | null): PairedSamples | null {
  if (candidate === null || baseline === null) return null;
  const keys = [...candidate.byKey.keys()].filter((key) => baseline.byKey.has(key)).sort(compareText);
  if (keys.length < 2) return null;
  const pick = (side: SampleScores): number[] => keys.map((key) => side.byKey.get(key)!.value);
  const pair = { candidate: pick(candidate), baseline: pick(baseline) };
  if (!candidate.repeats && !baseline.repeats) return pair;
  return { ...pair, clusters: keys.map((key) => candidate.byKey.get(key)!.sample) };
}
