/** What several tasks say together, in sentences. */
import type { AcrossTasks, Benchmark } from '../report/schema.ts';
import { aggregateRows, taskOrder } from '../report/select-tasks.ts';
import { aggregateName } from './aggregate-names.ts';
import { estimateText, fixed, intervalText, percent, plainNumber } from './numbers.ts';
import { pStatement } from './p-values.ts';
import { configurationList, phraseText, type Phrase } from './phrases.ts';
import { capital, count, countWord, listText } from './words.ts';

/** The opening of the page on all tasks. */
export interface TaskSentences {
  readonly title: Phrase;
  readonly dek: Phrase;
  /** For search engines and previews. */
  readonly description: string;
}

/** The opening; `nameOf` gives a configuration's name. */
export function taskSentences(
  benchmark: Benchmark,
  across: AcrossTasks,
  nameOf: (configuration: string) => string,
): TaskSentences {
  const title = titleOf(across);
  return {
    title,
    dek: dekOf(across),
    description: `${benchmark.title} over ${count(across.tasks.length, 'task')}: ${phraseText(title, nameOf)}`,
  };
}

const tasksOf = (across: AcrossTasks): string => countWord(across.tasks.length, 'task');

/** The configurations that the tests over tasks do not set apart from the first one; null where no test can say. */
export function notToldApart(across: AcrossTasks, first: string): readonly string[] | null {
  const diagram = across.ranks?.criticalDifference ?? null;
  if (diagram !== null) {
    const near = new Set(diagram.groups.filter((group) => group.includes(first)).flat());
    return taskOrder(across).filter((id) => id !== first && near.has(id));
  }
  const [only, ...more] = across.comparisons;
  if (across.configurations.length !== 2 || only === undefined || more.length > 0) return null;
  if (only.reason.code === 'too-few-tasks' || only.p === null) return null;
  const winner = only.verdict === 'better' ? only.candidate : only.verdict === 'worse' ? only.baseline : null;
  return winner === first ? [] : across.configurations.filter((id) => id !== first);
}

function titleOf(across: AcrossTasks): Phrase {
  const [first, second] = taskOrder(across);
  if (first === undefined) return [`No configuration has a score on all ${tasksOf(across)}.`];
  if (across.mode === 'per-task') return [`${capital(tasksOf(across))}, each judged by itself.`];
  const best =
    across.leading === null
      ? [{ configuration: first }, ` has the best mean rank over ${tasksOf(across)}`]
      : [{ configuration: first }, ` has the best ${aggregateName(across.leading)} over ${tasksOf(across)}`];
  if (second === undefined)
    return [{ configuration: first }, ` is the only one with a score on all ${tasksOf(across)}.`];
  const near = notToldApart(across, first);
  if (near === null) {
    const test = across.comparisons.some((item) => item.reason.code === 'too-few-tasks');
    return [
      ...best,
      test ? '; too few tasks to say that it would lead on others.' : '; no test says that it would lead on others.',
    ];
  }
  if (near.length === 0) return [...best, ', and the ranks over tasks set it apart from all others.'];
  const others = near.length > 3 ? [countWord(near.length, 'other')] : configurationList(near);
  const what = across.ranks?.criticalDifference ? 'ranks over tasks do' : 'the test over tasks does';
  return [...best, `; ${what} not tell it from `, ...others, '.'];
}

function dekOf(across: AcrossTasks): Phrase {
  const { leading, leftOut, scale } = across;
  const out: Phrase =
    leftOut.length === 0
      ? []
      : [
          ` ${capital(countWord(leftOut.length, 'configuration'))} without a score on some task ${leftOut.length === 1 ? 'is' : 'are'} left out.`,
        ];
  if (across.mode === 'per-task') return ['The benchmark file asks for no aggregate over tasks.', ...out];
  if (leading === null) return [scale.reason, ...out];
  const rows = aggregateRows(across, leading).slice(0, 2);
  const say = rows.flatMap(({ configuration, value, low, high }, i): Phrase => {
    const text =
      low === null || high === null ? '' : ` (${percent(levelOf(across))} interval ${intervalText(low, high)})`;
    return [i === 0 ? '' : ', then ', { configuration }, ` with ${estimateText(value, low, high)}${text}`];
  });
  return [
    `${capital(aggregateName(leading))}: `,
    ...say,
    '. The interval tells what other seeds would change on these tasks; the tests over tasks tell whether the order would hold on other tasks of the kind.',
    ...out,
  ];
}

const levelOf = (across: AcrossTasks): number => across.aggregates[0]?.level ?? 0.95;

/** How scores of different tasks come together. */
export function scaleSentences(across: AcrossTasks): readonly string[] {
  const modes: Readonly<Record<AcrossTasks['mode'], string>> = {
    macro: 'Tasks weigh alike (macro).',
    micro:
      'Tasks weigh by their number of samples (micro) in the mean that leads; in the other aggregates they weigh alike.',
    'per-task': 'The benchmark file asks for no aggregate (per-task).',
  };
  return [across.scale.reason, ...(across.leading === null && across.mode !== 'per-task' ? [] : [modes[across.mode]])];
}

/** What the rank test over tasks says. */
export function rankSentences(across: AcrossTasks): readonly string[] {
  const { ranks } = across;
  if (ranks === null) return [];
  const { criticalDifference: diagram, imanDavenportP, kendallW, p, statistic } = ranks;
  const tested =
    p === null || statistic === null
      ? []
      : [
          `Friedman’s test over ${count(ranks.nTasks, 'task')}: χ² = ${fixed(statistic, 2)}, ${pStatement(p)}${imanDavenportP === null ? '' : `; with the correction of Iman and Davenport ${pStatement(imanDavenportP)}`}${kendallW === null ? '' : `. Kendall’s W, the agreement between tasks from 0 to 1, is ${fixed(kendallW, 2)}`}.`,
        ];
  const cd =
    diagram === null
      ? []
      : [
          `Mean ranks that are less than ${fixed(diagram.criticalDifference, 2)} apart, Nemenyi’s critical difference at α = ${plainNumber(diagram.alpha)}, are not told apart.`,
        ];
  return [...tested, ...cd, ...(ranks.reason === null ? [] : [`${capital(ranks.reason)}.`])];
}

/** What the comparisons with the baseline over tasks rest on. */
export function taskComparisonSentences(across: AcrossTasks): readonly string[] {
  const [first] = across.comparisons;
  if (first === undefined) return [];
  const test =
    first.test === 'sign-test'
      ? 'an exact sign test, because differences in different units cannot be put in order'
      : 'Wilcoxon’s signed-rank test, exact';
  const family =
    across.comparisons.length === 1
      ? ''
      : ` p is corrected by Holm over ${count(across.comparisons.length, 'candidate')}.`;
  const minimum = first.minimumPCorrected;
  const cannot = across.comparisons.every((item) => item.reason.code === 'too-few-tasks');
  const smallest =
    minimum === null || !cannot
      ? ''
      : ` With ${count(first.nTasks, 'task')}${across.comparisons.length === 1 ? '' : ` and ${count(across.comparisons.length, 'candidate')}`} this test cannot be significant: the smallest p possible is ${plainNumber(minimum, 2)}.`;
  return [
    `The unit is the task: the mean of each task enters once, with ${test}.${family}${smallest}`,
    'The probability of improvement is about these tasks: how often a run of the candidate does better than a run of the baseline on the same task; ties count half, 0.5 says nothing.',
  ];
}

/** What the method page says of several tasks; empty where there is nothing to say. */
export function taskMethod(benchmark: Benchmark): readonly string[] {
  const across = benchmark.acrossTasks;
  if (across === null) return [];
  const method = across.aggregates.find((item) => item.method !== '')?.method;
  const leading = across.leading;
  return [
    ...scaleSentences(across),
    ...(leading === null || method === undefined
      ? []
      : [
          `${capital(aggregateName(leading))} leads; its interval is a ${method}: runs are drawn again with replacement inside each task, the tasks stay as they are. It tells what other seeds would change, not what other tasks would (Agarwal and others 2021).`,
        ]),
    ...(across.mode === 'per-task'
      ? []
      : ['Tests over tasks take the mean of each task once; the tasks stand for others of their kind (Demšar 2006).']),
    ...across.warnings.map((warning) => warning.message),
    ...rankSentences(across),
    ...taskComparisonSentences(across).slice(0, 1),
  ];
}

/** Why configurations have no place over tasks. */
export const leftOutSentences = (across: AcrossTasks, nameOf: (configuration: string) => string): readonly string[] =>
  [...Map.groupBy(across.leftOut, (item) => item.reason)].map(
    ([reason, items]) => `${listText(items.map((item) => nameOf(item.configuration)))}: ${reason}.`,
  );
