/** What is known of one configuration in sentences: its place, its difference to the baseline, what would decide. */
import type { Configuration, Metric, RunRecord } from '../report/schema.ts';
import type { BenchmarkIndex } from '../report/select.ts';
import { seedsNeededSentence } from './comparison-sentences.ts';
import { failureCounts } from './failure-sentences.ts';
import { amountOf, isTested, scoreOf } from './leader-sentences.ts';
import { numberOf } from './missing.ts';
import { differenceText, percent, signedIntervalText } from './numbers.ts';
import { pStatement } from './p-values.ts';
import { phraseText, type Phrase } from './phrases.ts';

/** "1–2 of 16", or null for a configuration without a rank. */
export function rankText(index: BenchmarkIndex, metric: Metric, configuration: string): string | null {
  const ranking = index.ranking(metric.id);
  const row = ranking?.rows.find((item) => item.configuration === configuration);
  if (ranking === null || row === undefined) return null;
  const place = row.rankLow === row.rankHigh ? `${row.rankLow}` : `${row.rankLow}–${row.rankHigh}`;
  return `${place} of ${ranking.rows.length}`;
}

/** The title of a configuration's page: what can be said of it against the baseline, or its place. */
function experimentTitle(input: ExperimentInput): Phrase {
  const { index, metric, configuration } = input;
  const self = { configuration: configuration.id };
  const { baseline } = index.benchmark;
  const comparison = index.comparison(metric.id, configuration.id);
  const summary = index.summary(configuration.id, metric.id);
  if (summary === null || summary.n === 0) {
    return input.runs.length === 0 ? [self, ' has no runs.'] : [self, ` has no value of ${metric.label}.`];
  }
  if (baseline === configuration.id) return [self, ' is the baseline.'];
  if (comparison !== null) {
    const on = ` on ${metric.label}`;
    if (comparison.verdict === 'better') return [self, ` is better than the baseline${on}.`];
    if (comparison.verdict === 'worse') return [self, ` is worse than the baseline${on}.`];
    if (comparison.verdict === 'no practical difference')
      return [self, ` makes no practical difference to the baseline${on}.`];
    return ['Whether ', self, ` is better than the baseline${on} cannot be decided.`];
  }
  const rank = rankText(index, metric, configuration.id);
  const ranking = index.ranking(metric.id);
  if (rank === null || ranking === null || ranking.rows.length === 1)
    return [self, ` has ${metric.label} ${scoreOf(index, metric, configuration.id)}.`];
  if (!isTested(ranking)) return [self, ` stands at place ${rank} by its mean ${metric.label}.`];
  if (ranking.leadingTier.length === ranking.rows.length)
    return [self, ` cannot be told apart from the others on ${metric.label}.`];
  return [self, ` ranks ${rank} on ${metric.label}.`];
}

/** What the sentences are written from; `runs` are those of the configuration. */
export interface ExperimentInput {
  readonly index: BenchmarkIndex;
  readonly metric: Metric;
  readonly configuration: Configuration;
  readonly runs: readonly RunRecord[];
}

function experimentDek({ index, metric, configuration, runs }: ExperimentInput): Phrase {
  const parts: (string | { readonly strong: string } | { readonly configuration: string })[] = [];
  const summary = index.summary(configuration.id, metric.id);
  const comparison = index.comparison(metric.id, configuration.id);
  if (summary !== null && summary.n > 0) {
    parts.push(
      `Its ${metric.label} is `,
      { strong: scoreOf(index, metric, configuration.id) },
      summary.n === 1 ? ', from one run. ' : ` over ${summary.n} runs. `,
    );
  }
  const value = comparison === null ? null : numberOf(comparison.difference.value);
  if (comparison !== null && value !== null) {
    const { low, high, level } = comparison.difference;
    const corrected = comparison.tests.find((test) => test.decides)?.pCorrected ?? null;
    parts.push('The difference to ', { configuration: comparison.baseline }, ' is ', {
      strong: amountOf(metric, differenceText(value, low, high)),
    });
    const detail = [
      low === null || high === null ? null : `${percent(level)} interval ${signedIntervalText(low, high)}`,
      corrected === null ? null : `corrected ${pStatement(corrected)}`,
    ].filter((text) => text !== null);
    parts.push(detail.length === 0 ? '. ' : ` (${detail.join(', ')}). `);
    if (comparison.verdict === 'cannot be decided')
      parts.push(`${comparison.reason.message} ${seedsNeededSentence(comparison)} `);
  }
  const failures = failureCounts(runs);
  if (failures !== '') parts.push(`${failures}. `);
  const leads = index.benchmark.metrics.filter((other) => {
    const ranking = other.id === metric.id || other.role !== 'secondary' ? null : index.ranking(other.id);
    return (
      ranking !== null &&
      isTested(ranking) &&
      ranking.leadingTier.length === 1 &&
      ranking.leadingTier[0] === configuration.id &&
      ranking.rows.length > 1
    );
  });
  for (const other of leads.slice(0, 2)) {
    parts.push(`On ${other.label} it leads alone with `, { strong: scoreOf(index, other, configuration.id) }, '. ');
  }
  return parts;
}

/** Title, paragraph and description of a configuration's page. */
export function experimentSentences(input: ExperimentInput): {
  readonly title: Phrase;
  readonly dek: Phrase;
  readonly description: string;
} {
  const title = experimentTitle(input);
  const dek = experimentDek(input);
  const nameOf = (id: string): string => input.index.configuration(id)?.name ?? id;
  const text = `${phraseText(title, nameOf)} ${phraseText(dek, nameOf)}`.trim();
  return { title, dek, description: text.length > 200 ? `${text.slice(0, 199)}…` : text };
}
