/** A small report and notes about it. */
import { parseNote } from '../../../src/ingest/notes/parse-note.ts';
import { buildFigure } from '../../../src/figures/build-figure.ts';
import type { Note } from '../../../src/report/note.ts';
import type { Report } from '../../../src/report/schema.ts';
import { indexBenchmark, indexReport } from '../../../src/report/select.ts';
import type { NoteContext } from '../../../src/site/notes/context.ts';
import { measure } from '../../figures/fixture.ts';
import { comparisonOf, makeBenchmark, metricOf } from '../../format/make-benchmark.ts';

const made = makeBenchmark({
  metrics: [metricOf({ id: 'accuracy', key: 'eval.acc', label: 'Accuracy' })],
  configurations: [
    { id: 'base', values: [0.8, 0.81, 0.82] },
    { id: 'cand', values: [0.9, 0.91, 0.92] },
    { id: 'other', values: [0.7], failed: ['failed'] },
  ],
  baseline: 'base',
  tiers: { accuracy: { cand: 1, base: 2, other: 3 } },
  comparisons: [
    comparisonOf({ baseline: 'base', candidate: 'cand' }),
    comparisonOf({
      baseline: 'cand',
      candidate: 'other',
      reference: 'leader',
      verdict: 'cannot be decided',
      reason: { code: 'open', message: 'The interval includes 0.' },
    }),
  ],
});

const benchmark = {
  ...made.benchmark,
  configurations: made.benchmark.configurations.map((item) => ({
    ...item,
    slug: `slug-${item.id}`,
    params: { model: item.id === 'other' ? 'svm' : 'mlp' },
    tags: item.id === 'cand' ? ['new'] : [],
  })),
  parameters: [{ key: 'model', label: 'model', unit: null, varies: true }],
};

export const report: Report = {
  schemaVersion: 1,
  generator: { name: 'sweepbook', version: '0' },
  settings: { title: 'T', roots: [], rawUrl: null, redact: true },
  redactions: [],
  benchmarks: [benchmark],
  runs: [...made.runs],
  diagnostics: [],
};

const index = indexReport(report);
const byBenchmark = indexBenchmark(benchmark);

/** What the components of a note of this report see. */
export const contextOf = (note: Note): NoteContext => ({
  report: index,
  note,
  benchmark: () => byBenchmark,
  detail: () => null,
  build: (definition, input) => buildFigure(definition, input, measure),
});

/** A note out of its text. */
export const noteOf = (text: string): Note =>
  parseNote(text, {
    id: 'note',
    file: 'content/notes/note.mdx',
    path: 'note.mdx',
    present: new Set(['plot.png']),
    idOf: (path) => path,
    used: new Set(),
  });
