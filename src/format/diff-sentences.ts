/** What changed between two Reports, in sentences: for pull requests, the overview page and the terminal. */
import type {
  BenchmarkDiff,
  FailedRun,
  LeadChange,
  NamedConfiguration,
  ReportDiff,
  ScoreChange,
  ScoreSide,
  VerdictChange,
} from '../report/report-diff.ts';
import { dash } from './missing.ts';
import { testName } from './methods.ts';
import { differenceText, scoreText, signedIntervalText, withUnit } from './numbers.ts';
import { pStatement } from './p-values.ts';
import type { Phrase, Piece } from './phrases.ts';
import { capital, count, countWord, listText } from './words.ts';

/** The changes that matter most, counted over all benchmarks. */
export interface DiffCounts {
  readonly regressions: number;
  readonly improvements: number;
  readonly newFailures: number;
  readonly fixedFailures: number;
  readonly newBests: number;
}

/** Changes on the primary metric whose test says better. */
const improved = (change: ScoreChange): boolean => change.verdict === 'better' && !change.exploratory;

/** Counts what a diff holds. */
export function countDiff(benchmarks: readonly BenchmarkDiff[]): DiffCounts {
  const sum = (of: (item: BenchmarkDiff) => number): number => benchmarks.reduce((total, item) => total + of(item), 0);
  return {
    regressions: sum((item) => item.scores.filter((change) => change.regression).length),
    improvements: sum((item) => item.scores.filter(improved).length),
    newFailures: sum((item) => item.newFailures.length),
    fixedFailures: sum((item) => item.fixedFailures.length),
    newBests: sum((item) => item.leads.filter((lead) => lead.newBest !== null).length),
  };
}

/** The verdict line: "1 regression, 2 improvements and 1 new failure", or that nothing changed, or nothing that counts. */
export function diffHeadline(diff: ReportDiff): string {
  if (!diff.changed) return 'No change: the results are the same.';
  const found = countDiff(diff.benchmarks);
  const parts = [
    { n: found.regressions, text: count(found.regressions, 'regression') },
    { n: found.newFailures, text: count(found.newFailures, 'new failure') },
    { n: found.improvements, text: count(found.improvements, 'improvement') },
    { n: found.newBests, text: count(found.newBests, 'new best', 'new bests') },
    { n: found.fixedFailures, text: count(found.fixedFailures, 'fixed failure') },
  ].filter((part) => part.n > 0);
  return parts.length === 0
    ? 'Results changed; no regression, no improvement and no new failure was found.'
    : `${capital(listText(parts.map((part) => part.text)))}.`;
}

const names = (items: readonly NamedConfiguration[]): Piece[] =>
  items.flatMap((item, i): Piece[] => [
    ...(i === 0 ? [] : [i === items.length - 1 ? ' and ' : ', ']),
    { strong: item.name },
  ]);

/** More than this are counted, not named. */
const mostNamed = 4;

const nameSome = (items: readonly NamedConfiguration[]): Piece[] =>
  items.length <= mostNamed ? names(items) : [capital(countWord(items.length, 'configuration'))];

/** Who leads now: the new best, who entered the leading tier and who left it. */
export function leadSentence(lead: LeadChange): Phrase {
  const verb = (items: readonly NamedConfiguration[], one: string, many: string): string =>
    items.length === 1 ? one : many;
  const parts: Phrase[] = [
    lead.newBest === null ? [] : [{ strong: lead.newBest.name }, ` has the best mean ${lead.label} now. `],
    lead.entered.length === 0
      ? []
      : [...nameSome(lead.entered), ` ${verb(lead.entered, 'joins', 'join')} the leading tier. `],
    lead.left.length === 0 ? [] : [...nameSome(lead.left), ` ${verb(lead.left, 'leaves', 'leave')} it. `],
  ];
  // "it" needs a tier that was named.
  const text =
    lead.entered.length === 0 && lead.left.length > 0
      ? [...nameSome(lead.left), ` ${verb(lead.left, 'leaves', 'leave')} the leading tier. `]
      : null;
  return text === null ? parts.flat() : [...parts[0]!, ...text];
}

/** Mean and spread of one side with its number of seeds: `0.9870 ± 0.0046 (10)`. */
export function sideText(side: ScoreSide, unit: string | null): string {
  return side.mean === null ? dash : `${withUnit(scoreText(side.mean, side.sd), unit)} (${side.n})`;
}

/** The difference with its interval: `−0.027 (−0.031 to −0.023)`. */
export function changeText({ difference: { value, low, high } }: ScoreChange): string {
  if (value === null) return dash;
  const interval = low === null || high === null ? '' : ` (${signedIntervalText(low, high)})`;
  return `${differenceText(value, low, high)}${interval}`;
}

/** What a change of scores is called in a table. */
export function changeWord(change: ScoreChange): string {
  if (change.reason.code === 'score-lost') return 'no score left';
  if (change.reason.code === 'score-new') return 'first score';
  if (change.reason.code === 'not-measured-again') return 'other seeds';
  return change.reason.code === 'significant-but-small' ? `${change.verdict}, too little to matter` : change.verdict;
}

/** Why a configuration counts as a regression, with the numbers that say so. */
export function regressionSentence(change: ScoreChange): Phrase {
  const head: Phrase = [{ strong: change.configuration.name }];
  if (change.reason.code === 'score-lost') return [...head, ` has no ${change.label} any more: no run gives one.`];
  const p = change.pCorrected === null ? '' : `, corrected ${pStatement(change.pCorrected)}`;
  const test = change.test === null ? '' : ` (${testName(change.test)}, ${testedText(change)})`;
  return [
    ...head,
    ` got worse on ${change.label}: ${sideText(change.base, change.unit)} before, ${sideText(change.head, change.unit)} now, difference ${changeText(change)}${p}${test}.`,
  ];
}

/** "corrected over 16 configurations", or that there was one only. */
const testedText = ({ familySize }: ScoreChange): string =>
  familySize === 1 ? 'the only one measured again' : `${count(familySize, 'configuration')} measured again`;

/** A run that did not complete. */
export const failureSentence = (failure: FailedRun): Phrase => [
  { strong: failure.configuration.name },
  `${failure.seed === null ? '' : `, seed ${failure.seed}`}: ${failure.status}. ${failure.message}`,
];

/** A verdict against the baseline that changed. */
export const verdictSentence = (change: VerdictChange): Phrase => [
  { strong: change.configuration.name },
  ` on ${change.label}: ${change.base} before, ${change.head} now. ${change.reason}`,
];

/** What is new in a benchmark, shortest first where nothing of weight happened; empty where it is unchanged. */
export function newsSentences(diff: BenchmarkDiff): readonly Phrase[] {
  const counts = countDiff([diff]);
  const runs = [
    ...(diff.newRuns === 0 ? [] : [count(diff.newRuns, 'new run')]),
    ...(diff.lostRuns === 0
      ? []
      : [`${count(diff.lostRuns, 'run')} of before ${diff.lostRuns === 1 ? 'is' : 'are'} gone`]),
    ...(diff.newConfigurations.length === 0 ? [] : [count(diff.newConfigurations.length, 'new configuration')]),
  ];
  const worse = diff.scores.filter((change) => change.regression).map((change) => change.configuration);
  return [
    ...diff.leads.map(leadSentence),
    ...(worse.length === 0 ? [] : [[...nameSome(worse), ' got worse, by test.']]),
    ...(counts.newFailures === 0 ? [] : [[`${capital(countWord(counts.newFailures, 'new failure'))}.`]]),
    ...(runs.length === 0 ? [] : [[`${capital(listText(runs))}.`]]),
  ].filter((phrase) => phrase.length > 0);
}
