/** Benchmarks with predictions for the tests of the sample files. */
import { runInNewContext } from 'node:vm';
import { analyzeRuns } from '../../../src/analyze/index.ts';
import { exportSamples, type SampleLimits } from '../../../src/exports/samples/index.ts';
import type { SampleTable } from '../../../src/report/run.ts';
import { makeAttachments, makeRunSet, makeRuns } from '../../helpers/runs.ts';

/** A table of answers, one character per sample; gold is `1` throughout. */
export const answers = (text: string, fields: Partial<SampleTable> = {}): SampleTable => ({
  ids: [...text].map((_, row) => `s${row}`),
  gold: [...text].map(() => '1'),
  predicted: [...text].map((letter) => (letter === '-' ? null : letter)),
  correct: null,
  probability: null,
  numbers: {},
  texts: {},
  ...fields,
});

/** Analyzes configurations with one table per seed and exports their samples. */
export function exportOf(tables: Readonly<Record<string, readonly SampleTable[]>>, limits?: SampleLimits) {
  const scores = Object.fromEntries(Object.entries(tables).map(([name, seeds]) => [name, seeds.map(() => 0.5)]));
  const runs = makeRuns(scores).map((run) => ({ ...run, attachments: { history: false, samples: true, log: false } }));
  const samples = Object.fromEntries(
    Object.entries(tables).flatMap(([name, seeds]) => seeds.map((table, seed) => [`${name}-${seed}`, table])),
  );
  const attachments = makeAttachments({ samples });
  const { report } = analyzeRuns({
    runSet: makeRunSet(runs, attachments),
    specs: [],
    settings: { title: 'T', roots: ['r'], rawUrl: null, redact: true },
    generatorVersion: '0',
  });
  const found = exportSamples({ benchmark: report.benchmarks[0]!, runs: report.runs, attachments }, limits);
  if (found === null) throw new Error('no samples');
  return found;
}

/** Runs the files as a page does and answers with the registry. */
export function runFiles(
  files: Iterable<{ readonly path: string; readonly content: string }>,
): Record<string, unknown> {
  const self: { sweepbookSamples?: Record<string, unknown> } = {};
  for (const file of files) runInNewContext(file.content, { self });
  return JSON.parse(JSON.stringify(self.sweepbookSamples));
}
