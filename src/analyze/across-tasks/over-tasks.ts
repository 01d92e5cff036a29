/** Tests whose unit is the task (Demšar 2006): ranks of all configurations, and each candidate against the baseline. */
import { probabilityOfImprovementOverTasks } from '../../stats/aggregate/improvement-over-tasks.ts';
import { holm } from '../../stats/multiplicity/holm.ts';
import { mean } from '../../stats/numeric.ts';
import { friedmanTest } from '../../stats/tests/friedman.ts';
import { signTest } from '../../stats/tests/sign-test.ts';
import { wilcoxonSignedRank } from '../../stats/tests/wilcoxon-signed-rank.ts';
import type { AcrossTasks, TaskComparison } from '../../report/schema.ts';
import { fewConfigurations } from '../compare.ts';
import { meanRankDiagram } from '../critical-difference.ts';
import { publish, publishOrNull, toQuantity } from '../publish.ts';
import { countOf } from '../text.ts';
import { taskKey, type AggregateContext } from './aggregates.ts';
import { toRuns, type TaskRow } from './ranked-tasks.ts';

/** Mean over runs on each task. Published digits: the noise of a sum must not break a tie. */
const taskMeans = (row: TaskRow): number[] => row.scores.map((scores) => publish(mean(scores)));

/** Friedman's test and the mean ranks over tasks; null for fewer than two configurations. */
export function rankOverTasks(context: AggregateContext): AcrossTasks['ranks'] {
  const { rows, tasks, settings } = context;
  if (rows.length < 2) return null;
  const means = rows.map(taskMeans);
  const blocks = tasks.map((_, task) => means.map((row) => row[task]!));
  const friedman = friedmanTest(blocks, true);
  const diagram = meanRankDiagram(
    rows.map(({ data }) => data.id),
    { kind: 'tasks', blocks, higherIsBetter: true, alpha: settings.alpha },
  );
  const two = rows.length === 2;
  return {
    nTasks: tasks.length,
    statistic: two ? null : publishOrNull(friedman.statistic),
    p: two ? null : publishOrNull(friedman.p),
    imanDavenportF: two ? null : publishOrNull(friedman.imanDavenportF),
    imanDavenportP: two ? null : publishOrNull(friedman.imanDavenportP),
    kendallW: publishOrNull(friedman.kendallW),
    meanRanks: rows.map(({ data }, index) => ({
      configuration: data.id,
      meanRank: publish(friedman.meanRanks[index] ?? 0),
    })),
    criticalDifference: diagram.diagram,
    reason: two ? 'with two configurations the test of the pair stands for it' : (friedman.reason ?? diagram.reason),
  };
}

/** Every other configuration against the reference, corrected by Holm. */
export function compareOverTasks(reference: string | null, context: AggregateContext): TaskComparison[] {
  const { rows, scale, tasks } = context;
  const baseline = rows.find(({ data }) => data.id === reference) ?? (rows.length === 2 ? rows[0] : undefined);
  if (baseline === undefined) return [];
  const candidates = rows.filter((row) => row !== baseline);
  const found = candidates.map((row) => testOne(row, baseline, scale.kind));
  const corrected = holm(found.map(({ p }) => p));
  return candidates.map((row, index) => {
    const { wins, losses, ties, test, statistic, p, minimumP, direction } = found[index]!;
    const outcome = {
      p: corrected[index]!,
      minimum: minimumP === null ? null : Math.min(1, candidates.length * minimumP),
      direction,
      alpha: context.settings.alpha,
      nTasks: tasks.length,
    };
    return {
      baseline: baseline.data.id,
      candidate: row.data.id,
      nTasks: tasks.length,
      ...{ wins, losses, ties, test },
      statistic: publishOrNull(statistic),
      p: publishOrNull(p),
      pCorrected: publishOrNull(outcome.p),
      minimumPCorrected: publishOrNull(outcome.minimum),
      ...judge(outcome),
      improvement: improvementOf(row, baseline, context),
    };
  });
}

interface PairTest {
  readonly test: TaskComparison['test'];
  readonly wins: number;
  readonly losses: number;
  readonly ties: number;
  readonly statistic: number | null;
  readonly p: number | null;
  readonly minimumP: number | null;
  /** 1 where the test leans to the candidate, −1 to the baseline. */
  readonly direction: number;
}

/** Sizes of differences compare only on a common scale: without one the signs alone are tested. */
function testOne(candidate: TaskRow, baseline: TaskRow, kind: AcrossTasks['scale']['kind']): PairTest {
  const [x, y] = [taskMeans(candidate), taskMeans(baseline)];
  const signs = signTest(x, y);
  const { wins, losses, ties } = signs;
  const counts = { wins, losses, ties };
  if (kind === 'ranks') {
    const { statistic, p, minimumP } = signs;
    return { ...counts, test: 'sign-test', statistic, p, minimumP, direction: Math.sign(wins - losses) };
  }
  const ranks = wilcoxonSignedRank(x, y);
  const reversed = wilcoxonSignedRank(y, x);
  const { statistic, p, minimumP } = ranks;
  const direction = Math.sign((statistic ?? 0) - (reversed.statistic ?? 0));
  return { ...counts, test: 'wilcoxon-signed-rank', statistic, p, minimumP, direction };
}

function judge(outcome: {
  readonly p: number | null;
  readonly minimum: number | null;
  readonly direction: number;
  readonly alpha: number;
  readonly nTasks: number;
}): Pick<TaskComparison, 'verdict' | 'reason'> {
  const { p, minimum, direction, alpha, nTasks } = outcome;
  const open = (code: string, message: string): Pick<TaskComparison, 'verdict' | 'reason'> => ({
    verdict: 'cannot be decided',
    reason: { code, message },
  });
  if (p === null) return open('no-test', 'No test can be made.');
  if (minimum !== null && minimum > alpha) {
    const message = `With ${countOf(nTasks, 'task')} this test cannot be significant: its smallest corrected p is ${Number(minimum.toPrecision(2))}.`;
    return open('too-few-tasks', message);
  }
  if (p > alpha || direction === 0) return open('not-significant', 'The tasks do not agree enough on which is better.');
  const verdict = direction > 0 ? 'better' : 'worse';
  return { verdict, reason: { code: 'significant', message: `The tasks agree that the candidate is ${verdict}.` } };
}

function improvementOf(row: TaskRow, baseline: TaskRow, context: AggregateContext): TaskComparison['improvement'] {
  const { level, seed } = context.settings;
  const many = context.rows.length > fewConfigurations;
  const found = probabilityOfImprovementOverTasks(toRuns(row.scores), toRuns(baseline.scores), {
    level,
    resamples: many ? 1 : 2_000,
    key: taskKey(context.tasks, [row.data.key, baseline.data.key], 'improvement over tasks', seed),
  });
  // Where every run of one side is better, so is every resample: an interval of no width would look certain.
  const decided = found.value === 0 || found.value === 1;
  const reason = many
    ? `not computed for more than ${fewConfigurations} configurations`
    : decided
      ? 'every run of one side is better on every task, so that resampling shows no spread'
      : (found.reason ?? null);
  const shown = !many && !decided;
  return {
    value: toQuantity(publishOrNull(found.value), found.reason ?? 'no score on a common task'),
    low: shown ? publishOrNull(found.low) : null,
    high: shown ? publishOrNull(found.high) : null,
    level,
    method: found.method,
    reason,
  };
}
