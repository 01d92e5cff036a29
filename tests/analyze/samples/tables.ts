/** Predictions for tests. */
import { judgeAll, loadCheckpoints, type Judged } from '../../../src/analyze/samples/checkpoints.ts';
import { createSampleIds, type SampleIds } from '../../../src/report/sample-ids.ts';
import { groupRuns, type ConfigurationData } from '../../../src/analyze/group.ts';
import { toMember } from '../../../src/analyze/members.ts';
import type { Attachments, Run, SampleTable } from '../../../src/report/run.ts';
import { makeAttachments, makeRun } from '../../helpers/runs.ts';

/** A table of gold and predicted labels written as strings: one character per sample, `-` for none. */
export function tableOf(gold: string, predicted: string, fields: Partial<SampleTable> = {}): SampleTable {
  const letters = (text: string): (string | null)[] => [...text].map((letter) => (letter === '-' ? null : letter));
  return {
    ids: [...gold].map((_, index) => `s${index}`),
    gold: letters(gold),
    predicted: letters(predicted),
    correct: null,
    probability: null,
    numbers: {},
    texts: {},
    ...fields,
  };
}

/** Configurations with one run per table, seeds counting from 0. */
export function withTables(tables: Readonly<Record<string, readonly SampleTable[]>>): {
  readonly configurations: readonly ConfigurationData[];
  readonly runs: readonly Run[];
  readonly attachments: Attachments;
} {
  const samples: Record<string, SampleTable> = {};
  const runs = Object.entries(tables).flatMap(([name, list]) =>
    list.map((table, seed) => {
      const id = `${name}-${seed}`;
      samples[id] = table;
      const right = table.ids.map((_, row) => Number(table.gold?.[row] === table.predicted?.[row]));
      return makeRun({
        id,
        name,
        study: 'study',
        params: { name },
        seed: String(seed),
        metrics: { accuracy: right.reduce((sum, hit) => sum + hit, 0) / Math.max(1, right.length) },
        attachments: { history: false, samples: true, log: false },
      });
    }),
  );
  const { configurations } = groupRuns(
    runs.map((run) => toMember(run, ['accuracy'])),
    { spec: null, benchmarkId: 'b' },
  );
  return { configurations, runs, attachments: makeAttachments({ samples }) };
}

/** The judgements of all configurations, by name. */
export function judgedOf(tables: Readonly<Record<string, readonly SampleTable[]>>): {
  readonly ids: SampleIds;
  readonly judged: Readonly<Record<string, Judged>>;
} {
  const { configurations, attachments } = withTables(tables);
  const ids = createSampleIds();
  const loaded = configurations.map((data) => ({ data, checkpoints: loadCheckpoints(data, attachments, ids) }));
  const judged = loaded.map(
    ({ data, checkpoints }) => [data.configuration.name, judgeAll(data.id, checkpoints, ids.names.length)] as const,
  );
  return { ids, judged: Object.fromEntries(judged) };
}
