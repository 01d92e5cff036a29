/** How the runs of a Report judged each sample, from their predictions. */
import type { Attachments } from '../../report/run.ts';
import { answerText, judgeRow } from '../../report/sample-text.ts';
import type { RunRecord } from '../../report/schema.ts';
import type { ReportIndex } from '../../report/select.ts';
import type { JudgementReader, SampleJudgement } from './sides.ts';

interface Count {
  right: number;
  wrong: number;
  readonly gold: string | null;
  readonly predicted: string | null;
}

/** Adds the answers of one run; repeated answers to one sample count once, by majority, ties as wrong. */
function addRun(counts: Map<string, Count>, run: RunRecord, attachments: Attachments): void {
  const table = run.attachments.samples ? attachments.samples(run.id) : null;
  if (table === null) return;
  const balance = new Map<string, number>();
  table.ids.forEach((id, row) => {
    const right = judgeRow(table, row);
    if (right === null) return;
    balance.set(id, (balance.get(id) ?? 0) + (right ? 1 : -1));
    if (!counts.has(id)) {
      const [gold, predicted] = [table.gold?.[row] ?? null, table.predicted?.[row] ?? null];
      counts.set(id, { right: 0, wrong: 0, gold: answerText(gold), predicted: answerText(predicted) });
    }
  });
  for (const [id, own] of balance) {
    const count = counts.get(id)!;
    if (own > 0) count.right++;
    else count.wrong++;
  }
}

/** A reader over the predictions beside a Report: a sample is wrong where more than half of the runs that count are. */
export const judgementsOf =
  (index: ReportIndex, attachments: Attachments): JudgementReader =>
  (benchmark, configuration) => {
    const counts = new Map<string, Count>();
    for (const run of index.runsOf(benchmark, configuration)) if (run.counted) addRun(counts, run, attachments);
    if (counts.size === 0) return null;
    return new Map(
      [...counts].map(([id, { right, wrong, gold, predicted }]): [string, SampleJudgement] => [
        id,
        { right: wrong <= right, gold, predicted },
      ]),
    );
  };
