/** Counts of verdicts and the explanation of one comparison in sentences. */
import type { Benchmark, Comparison, Family, Metric } from '../report/schema.ts';
import { numberOf } from './missing.ts';
import { integer, percent, plainNumber } from './numbers.ts';
import { pStatement } from './p-values.ts';
import type { Phrase } from './phrases.ts';
import { methodName, testName } from './methods.ts';
import { capital, count, countWord } from './words.ts';

/** "5 of 15 candidates are better than the baseline none/mlp, 8 are worse and 2 cannot be decided." Empty where nothing was compared. */
export function candidatesSentence(benchmark: Benchmark, metric: Metric): Phrase {
  const comparisons = benchmark.comparisons.filter(
    (item) => item.metric === metric.id && item.reference === 'baseline',
  );
  if (comparisons.length === 0 || benchmark.baseline === null) return [];
  const total = comparisons.length;
  const number = (verdict: Comparison['verdict']): number =>
    comparisons.filter((item) => item.verdict === verdict).length;
  const rest = [
    { n: number('worse'), text: (n: number) => `${n} ${n === 1 ? 'is' : 'are'} worse` },
    {
      n: number('no practical difference'),
      text: (n: number) => `${n} ${n === 1 ? 'makes' : 'make'} no practical difference`,
    },
    { n: number('cannot be decided'), text: (n: number) => `${n} cannot be decided` },
  ].filter((part) => part.n > 0);
  const better = number('better');
  const subject =
    better === 0
      ? `None of ${count(total, 'candidate')} is`
      : `${better} of ${count(total, 'candidate')} ${better === 1 ? 'is' : 'are'}`;
  return [
    `${subject} better than the baseline `,
    { configuration: benchmark.baseline },
    `${rest.map((part, at) => `${at < rest.length - 1 || at === 0 ? ', ' : ' and '}${part.text(part.n)}`).join('')}. ${comparisons[0]!.exploratory ? 'These are exploratory readings, not verdicts. ' : ''}`,
  ];
}

/** How two configurations were paired, in words. */
export function pairingText(comparison: Comparison): string {
  const seeds = countWord(comparison.n, 'seed');
  if (comparison.pairing === 'by-seed') return `paired by seed over ${seeds}`;
  if (comparison.pairing === 'by-sample') return `paired by sample over ${count(comparison.n, 'sample')}`;
  return 'not paired';
}

/** One test in a sentence: name, p, corrected p with its family. */
export function testSentence(test: Comparison['tests'][number], family: Family | null): string {
  const name = capital(testName(test.id));
  if (test.p === null) return `${name}: no p-value${test.reason === null ? '' : `, ${test.reason}`}.`;
  const corrected =
    test.pCorrected === null
      ? ''
      : `; corrected ${family === null ? '' : `for ${family.size === 1 ? 'one test' : `the family of ${family.size}`} (${methodName(family.correction)}) `}${pStatement(test.pCorrected)}`;
  return `${name}: ${pStatement(test.p)}${corrected}.`;
}

/** What the smallest attainable p says about a test; empty where it says nothing. */
export function minimumSentence(test: Comparison['tests'][number], alpha: number): string {
  if (test.minimumP === null || test.p === null) return '';
  if (test.minimumP > alpha) {
    return `With this many values the smallest p it can give is ${plainNumber(test.minimumP, 2)}: it cannot be significant.`;
  }
  return test.p <= test.minimumP * (1 + 1e-9) ? 'With these seeds the test can give no smaller p.' : '';
}

/** How many more seeds would decide; empty where nobody can say. */
export function seedsNeededSentence(comparison: Comparison): string {
  const needed = comparison.seedsNeeded;
  if (needed === null) return '';
  const { atObserved, atSmallest, smallest } = needed;
  const power = `${percent(needed.power)} power`;
  const observed = numberOf(comparison.difference.value);
  const more = (n: number): string => (n === 0 ? 'The seeds at hand' : `About ${countWord(n, 'more seed')}`);
  if (atSmallest !== null && smallest !== null && (atObserved === null || atSmallest <= atObserved)) {
    const other =
      atObserved === null || observed === null || atObserved === atSmallest
        ? ''
        : ` (about ${integer(atObserved)} for one as small as observed)`;
    return `${more(atSmallest)} would show a difference of ${plainNumber(smallest, 2)} with ${power}${other}.`;
  }
  if (atObserved === null) return '';
  const worst =
    atSmallest === null || smallest === null
      ? ''
      : `; up to ${integer(atSmallest)} if it is as small as ${plainNumber(smallest, 2)}`;
  return `${more(atObserved)} would show a difference as large as observed with ${power}${worst}.`;
}
