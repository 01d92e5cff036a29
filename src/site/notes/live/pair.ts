/** The comparison that `<Delta/>` and `<Verdict/>` speak of: one that the Report holds, never one made here. */
import { pairComparison } from '../../../format/compare-sentences.ts';
import type { Comparison, Configuration, Metric } from '../../../report/schema.ts';
import type { BenchmarkIndex } from '../../../report/select.ts';
import { NoteProblem, type NoteContext, type Props } from '../context.ts';
import { findConfiguration, metricOf, neededExperiment, textProp } from '../look-up.ts';

/** A candidate, what it is compared with, and the Report's comparison. */
export interface Pair {
  readonly metric: Metric;
  readonly candidate: Configuration;
  readonly reference: Configuration;
  readonly comparison: Comparison;
}

function referenceOf(props: Props, index: BenchmarkIndex, context: NoteContext): Configuration {
  const against = textProp(props, 'against') ?? textProp(props, 'baseline');
  const { baseline, baselineReason } = index.benchmark;
  if (against !== undefined && against !== 'baseline') return findConfiguration(against, index, context);
  const found = baseline === null ? null : index.configuration(baseline);
  if (found === null) {
    throw new NoteProblem(`${index.benchmark.id} has no baseline. ${baselineReason}`, 'Say against what: against="…".');
  }
  return found;
}

/** Finds the comparison. @throws NoteProblem where the Report holds none, with those that it holds */
export function pairOf(props: Props, index: BenchmarkIndex, context: NoteContext): Pair {
  const candidate = neededExperiment(props, index, context);
  const metric = metricOf(props, index);
  const reference = referenceOf(props, index, context);
  const comparison = pairComparison(index, metric.id, reference.id, candidate.id);
  if (comparison !== null) return { metric, candidate, reference, comparison };
  if (candidate.id === reference.id) {
    throw new NoteProblem(`${candidate.name} is compared with itself.`, 'Say against what: against="…".');
  }
  const message = `The report does not compare ${candidate.name} with ${reference.name} on ${metric.label}.`;
  if (pairComparison(index, metric.id, candidate.id, reference.id) !== null) {
    throw new NoteProblem(
      message,
      `It holds the difference the other way round: experiment="${reference.name}" against="${candidate.name}".`,
    );
  }
  const others = index
    .comparisonsOf(candidate.id)
    .filter((item) => item.metric === metric.id)
    .map((item) => `${index.configuration(item.baseline)?.name ?? item.baseline} (the ${item.reference})`);
  throw new NoteProblem(
    message,
    others.length === 0
      ? 'A note prints what the report tested; the scores and ranks of both are there: <Score … />.'
      : `It compares ${candidate.name} with ${others.join(' and ')}.`,
  );
}
