/** Comparisons: every candidate against the baseline and against the leader, corrected as a family. */
import { compareFamily, type FamilyCandidate, type FamilyResult } from '../stats/multiplicity/family.ts';
import { maxAbs } from '../stats/numeric.ts';
import { rngKey } from '../stats/rng.ts';
import type { BenchmarkSettings, Comparison, Family, Metric } from '../report/schema.ts';
import { correct, decidingOf, type CorrectedFamily, type CorrectedMember } from './correction.ts';
import { describeEffects, type ComparedScores } from './effects.ts';
import type { ConfigurationData } from './group.ts';
import { publish, publishDifference, publishOrNull, toQuantity, toWarnings } from './publish.ts';
import { pairSamples, type SampleScoreReader } from './samples/sample-scores.ts';
import type { ScoreTable } from './scores.ts';
import { knownSeeds, toSeedScores } from './seed-scores.ts';
import { judge, toSeedsNeeded } from './verdict.ts';

/** What all comparisons of a benchmark share. */
export interface CompareContext {
  readonly configurations: readonly ConfigurationData[];
  readonly table: ScoreTable;
  readonly settings: BenchmarkSettings;
  readonly samples: SampleScoreReader;
}

/** A family of comparisons with one reference. */
export interface ComparisonSet {
  readonly family: Family | null;
  readonly comparisons: readonly Comparison[];
}

/** Above this many configurations exploratory comparisons leave out the standardised effects, and costs are not ranked: both take long. */
export const fewConfigurations = 200;

const nothing: ComparisonSet = { family: null, comparisons: [] };

/** Every other configuration against the baseline on one metric. */
export function compareWithBaseline(metric: Metric, baseline: string | null, context: CompareContext): ComparisonSet {
  const reference = context.configurations.find((data) => data.id === baseline);
  if (reference === undefined) return nothing;
  const exploratory = metric.role !== 'primary';
  const result = runFamily(metric, reference, { ...context, purpose: 'baseline' });
  const corrected = correct(result, context.settings.correction);
  const byKey = new Map(context.configurations.map((data) => [data.key, data]));
  const id = `${metric.id}|baseline`;
  const comparisons = corrected.members.map((member) =>
    toComparison(member, {
      ...context,
      metric,
      candidate: byKey.get(member.candidate)!,
      baseline: reference,
      reference: 'baseline',
      family: id,
      exploratory,
    }),
  );
  return { family: describeFamily(corrected, { id, metric, exploratory, reference: 'baseline' }), comparisons };
}

/** A context with what the family is for: a part of the key of its random draws. */
export interface FamilyContext extends CompareContext {
  readonly purpose: string;
}

/** Runs the tests of all other configurations against the reference. */
export function runFamily(metric: Metric, reference: ConfigurationData, context: FamilyContext): FamilyResult {
  const { table, settings } = context;
  const { alpha, level, test, seed } = settings;
  const own = table.of(reference.id, metric.id);
  const candidates = context.configurations
    .filter((data) => data.id !== reference.id)
    .map((data) => toCandidate(data, reference, { ...context, metric }));
  return compareFamily(toSeedScores(reference, own), candidates, {
    family: `${metric.id}|${context.purpose}`,
    key: rngKey({ configurations: [reference.key], metric: metric.key, purpose: context.purpose, seed }),
    alpha,
    level,
    test,
    correction: metric.role === 'primary' ? 'family-wise' : 'false-discovery',
  });
}

/** A candidate; with its predictions where one side has a single seed, so that the samples have to decide. */
function toCandidate(
  data: ConfigurationData,
  reference: ConfigurationData,
  context: CompareContext & { readonly metric: Metric },
): FamilyCandidate {
  const { table, metric, samples } = context;
  const found = table.of(data.id, metric.id);
  const own = table.of(reference.id, metric.id);
  const scores = toSeedScores(data, found);
  if (Math.min(found.values.length, own.values.length) !== 1) return scores;
  const single = found.values.length === 1 ? found : own;
  const seed = single.scores[0]!.seed;
  const pair = pairSamples(samples.read(data, metric, seed), samples.read(reference, metric, seed));
  return pair === null ? scores : { ...scores, samples: pair };
}

/** The family as the Report lists it. */
export function describeFamily(
  result: CorrectedFamily,
  about: {
    readonly id: string;
    readonly metric: Metric;
    readonly exploratory: boolean;
    readonly reference: 'baseline' | 'leader';
  },
): Family {
  const deciding = result.members.flatMap((member) => decidingOf(member) ?? []);
  const minimum = deciding.reduce<number | null>((least, test) => {
    const own = test.minimumPCorrected;
    return own === null ? least : Math.min(least ?? 1, own);
  }, null);
  const corrections = [...new Set(deciding.map((test) => test.correction))].sort();
  return {
    id: about.id,
    metric: about.metric.id,
    description: `Every configuration against the ${about.reference} on ${about.metric.label}`,
    size: result.size,
    correction: corrections.length === 0 ? 'none: no test can run' : corrections.join(' and '),
    alpha: result.alpha,
    minimumP: publishOrNull(minimum),
    exploratory: about.exploratory,
  };
}

/** What a comparison is made of beside its member of the family. */
export interface ComparisonParts extends CompareContext {
  readonly metric: Metric;
  readonly candidate: ConfigurationData;
  readonly baseline: ConfigurationData;
  readonly reference: 'baseline' | 'leader';
  readonly family: string;
  readonly exploratory: boolean;
}

/** The one place where comparisons are built: a p never travels without n, pairing, family and alpha. */
export function toComparison(member: CorrectedMember, parts: ComparisonParts): Comparison {
  const { metric, settings, candidate, baseline } = parts;
  const judgement = judge(member, metric, { alpha: settings.alpha, exploratory: parts.exploratory });
  const { difference } = member;
  const size = sizeOf(parts);
  const improves =
    difference.value === null || difference.value === 0 ? null : difference.value > 0 === (metric.better === 'higher');
  return {
    metric: metric.id,
    baseline: baseline.id,
    candidate: candidate.id,
    reference: parts.reference,
    pairing: member.pairing,
    n: Math.min(...member.sizes),
    seeds: knownSeeds(member.seeds),
    seedsLeftOut: knownSeeds(member.seedsLeftOut),
    difference: {
      value: toQuantity(publishDifference(difference.value, size), 'one side has no value'),
      low: publishDifference(difference.low, size),
      high: publishDifference(difference.high, size),
      level: publish(difference.level),
      method: difference.method,
    },
    improves,
    tests: member.tests.map((test) => ({
      id: test.id,
      statistic: publishOrNull(test.statistic),
      p: publishOrNull(test.p),
      pCorrected: publishOrNull(test.pCorrected),
      minimumP: publishOrNull(test.minimumP),
      family: parts.family,
      decides: test.role === 'deciding',
      reason: test.reason ?? null,
      warnings: toWarnings(test.warnings),
    })),
    effects: describeEffects(comparedScores(member, parts), {
      metric,
      level: settings.level,
      standardised:
        (!parts.exploratory && parts.reference === 'baseline') || parts.configurations.length <= fewConfigurations,
    }),
    verdict: judgement.verdict,
    exploratory: parts.exploratory,
    reason: { code: judgement.code, message: judgement.reason },
    seedsNeeded: parts.exploratory ? null : toSeedsNeeded(judgement.seedsNeeded, difference, metric),
    warnings: toWarnings(member.warnings),
  };
}

/** The scores that entered: those of the common seeds where they are paired, else all. */
function comparedScores(
  member: CorrectedMember,
  { table, metric, candidate, baseline }: ComparisonParts,
): ComparedScores {
  const sides = [candidate, baseline].map((data) => table.of(data.id, metric.id));
  if (member.pairing !== 'by-seed') {
    return { candidate: sides[0]!.values, baseline: sides[1]!.values, pairing: member.pairing };
  }
  const [first, second] = sides.map((found) => new Map(found.scores.map((score) => [score.seed, score.value])));
  const pick = (scores: ReadonlyMap<string | null, number> | undefined): Float64Array =>
    Float64Array.from(member.seeds, (seed) => scores?.get(seed) ?? Number.NaN);
  return { candidate: pick(first), baseline: pick(second), pairing: 'by-seed' };
}

/** The largest score of both sides: what their difference was subtracted from. */
function sizeOf({ table, metric, candidate, baseline }: ComparisonParts): number {
  return Math.max(...[candidate, baseline].map((data) => maxAbs(table.of(data.id, metric.id).values)));
}
