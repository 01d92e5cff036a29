/** Two configurations side by side in sentences: who is better on what, by how much, and what remains open. */
import type { Comparison, Configuration, Metric } from '../report/schema.ts';
import type { BenchmarkIndex } from '../report/select.ts';
import { pairingText, seedsNeededSentence } from './comparison-sentences.ts';
import { amountOf } from './leader-sentences.ts';
import { numberOf } from './missing.ts';
import { differenceText, percent, signedIntervalText, withUnit } from './numbers.ts';
import { pStatement } from './p-values.ts';
import { phraseText, type Phrase } from './phrases.ts';
import { inSentence } from './words.ts';

/** What the sentences are written from. `a` is the reference of the comparisons. */
export interface PairInput {
  readonly index: BenchmarkIndex;
  readonly metric: Metric;
  readonly a: Configuration;
  readonly b: Configuration;
}

/** Title, paragraph and description of the page of a pair. */
export interface PairSentences {
  readonly title: Phrase;
  readonly dek: Phrase;
  readonly description: string;
}

const longestDescription = 200;

/** The Report's comparison of b with a on a metric, as a candidate or as a follower; null where it has none. */
export function pairComparison(index: BenchmarkIndex, metric: string, a: string, b: string): Comparison | null {
  const found = (['baseline', 'leader'] as const).map((reference) => index.comparison(metric, b, reference));
  return found.find((item) => item?.baseline === a) ?? null;
}

/** The configuration that a comparison found better, by id; null where it names none. */
export function winnerOf(comparison: Comparison | null): string | null {
  if (comparison?.verdict === 'better') return comparison.candidate;
  return comparison?.verdict === 'worse' ? comparison.baseline : null;
}

interface Found {
  readonly metric: Metric;
  readonly comparison: Comparison;
  readonly winner: string;
}

/** The first secondary metric on which somebody else is better: the answer then depends on what is asked. */
function otherWinner({ index, metric, a, b }: PairInput, winner: string | null): Found | null {
  for (const other of index.benchmark.metrics) {
    if (other.id === metric.id || (other.role !== 'secondary' && other.role !== 'primary')) continue;
    const comparison = pairComparison(index, other.id, a.id, b.id);
    const found = winnerOf(comparison);
    if (comparison !== null && found !== null && found !== winner) return { metric: other, comparison, winner: found };
  }
  return null;
}

const hasValues = (index: BenchmarkIndex, configuration: Configuration, metric: Metric): boolean =>
  (index.summary(configuration.id, metric.id)?.n ?? 0) > 0;

/** What is said where the Report holds no comparison: which side has no value, or that none was made. */
function withoutComparison({ index, metric, a, b }: PairInput): Phrase {
  const label = inSentence(metric.label);
  const missing = [a, b].filter((side) => !hasValues(index, side, metric)).map((side) => ({ configuration: side.id }));
  if (missing.length === 2) return ['Neither ', missing[0]!, ' nor ', missing[1]!, ` has a value of ${label}`];
  if (missing.length === 1) return [missing[0]!, ` has no value of ${label}, so there is nothing to compare`];
  return [{ configuration: a.id }, ' and ', { configuration: b.id }, ` are not compared on ${label}`];
}

function pairTitle(input: PairInput, comparison: Comparison | null, other: Found | null): Phrase {
  const [a, b] = [{ configuration: input.a.id }, { configuration: input.b.id }];
  const label = inSentence(input.metric.label);
  const none =
    comparison === null ||
    !hasValues(input.index, input.a, input.metric) ||
    !hasValues(input.index, input.b, input.metric);
  const also: Phrase =
    other === null
      ? ['.']
      : [`; on ${inSentence(other.metric.label)}, `, { configuration: other.winner }, ' is better.'];
  if (none) return [...withoutComparison(input), ...(comparison === null ? also : ['.'])];
  const winner = winnerOf(comparison);
  if (winner !== null) {
    const [first, second] = winner === input.a.id ? [a, b] : [b, a];
    if (other === null) return [first, ' is better than ', second, ` on ${label}.`];
    return [first, ` is better on ${label}; `, second, ` is better on ${inSentence(other.metric.label)}.`];
  }
  if (comparison.verdict === 'no practical difference') {
    return ['No practical difference between ', a, ' and ', b, ` on ${label}`, ...also];
  }
  return ['Whether ', a, ' or ', b, ` is better on ${label} cannot be decided`, ...also];
}

/** "gains 0.526 noisy accuracy" where higher is better and the change is shown; else "changes log loss by +0.05". */
function changeText(metric: Metric, comparison: Comparison): Phrase {
  const value = numberOf(comparison.difference.value);
  if (value === null) return [`changes ${inSentence(metric.label)} by an unknown amount`];
  const { low, high } = comparison.difference;
  const text = differenceText(value, low, high);
  if (winnerOf(comparison) === null || metric.better === 'lower') {
    return [`changes ${inSentence(metric.label)} by `, { strong: withUnit(text, metric.unit) }];
  }
  return [value > 0 ? 'gains ' : 'costs ', { strong: amountOf(metric, text.replace(/^[+\u2212]/, '')) }];
}

function evidenceText(comparison: Comparison): string {
  const { low, high, level } = comparison.difference;
  const corrected = comparison.tests.find((test) => test.decides)?.pCorrected ?? null;
  const parts = [
    low === null || high === null ? null : `${percent(level)} interval ${signedIntervalText(low, high)}`,
    corrected === null ? null : `corrected ${pStatement(corrected)}`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

function pairDek(input: PairInput, comparison: Comparison | null, other: Found | null): Phrase {
  const going: Phrase = ['Going from ', { configuration: input.a.id }, ' to ', { configuration: input.b.id }, ' '];
  const known = comparison !== null && numberOf(comparison.difference.value) !== null;
  const first: Phrase = known
    ? [
        ...going,
        ...changeText(input.metric, comparison),
        `${evidenceText(comparison)}, ${pairingText(comparison)}. `,
        ...openQuestion(comparison),
      ]
    : comparison === null
      ? ['Without a test, only the difference of the means can be told. ']
      : [`${comparison.reason.message} `];
  const second: Phrase =
    other === null
      ? []
      : [
          ...(known ? ['The same step '] : going),
          ...changeText(other.metric, other.comparison),
          `${evidenceText(other.comparison)}${other.metric.role === 'secondary' ? ', an exploratory result' : ''}. `,
        ];
  return [...first, ...second];
}

/** Why it cannot be decided and what would decide; warnings about a difference that is shown. */
function openQuestion(comparison: Comparison): Phrase {
  const small = comparison.warnings.find((warning) => warning.code === 'smaller-than-matters');
  const sentences =
    comparison.reason.code === 'significant'
      ? [small?.message ?? '']
      : [comparison.reason.message, comparison.verdict === 'cannot be decided' ? seedsNeededSentence(comparison) : ''];
  return sentences.filter((text) => text !== '').map((text) => `${text} `);
}

/** The sentences of a pair; true also where one side has no value or nothing was tested. */
export function pairSentences(input: PairInput): PairSentences {
  const comparison = pairComparison(input.index, input.metric.id, input.a.id, input.b.id);
  const other = otherWinner(input, winnerOf(comparison));
  const title = pairTitle(input, comparison, other);
  const dek = pairDek(input, comparison, other);
  const nameOf = (id: string): string => input.index.configuration(id)?.name ?? id;
  const text = `${phraseText(title, nameOf)} ${phraseText(dek, nameOf)}`.trim();
  return {
    title,
    dek,
    description: text.length > longestDescription ? `${text.slice(0, longestDescription - 1)}…` : text,
  };
}
