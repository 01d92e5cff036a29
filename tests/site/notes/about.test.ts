import { expect, test } from 'vitest';
import { notesAboutBenchmark, notesAboutExperiment } from '../../../src/site/notes/about.ts';
import { noteOf, report } from './make-note.ts';

const benchmark = report.benchmarks[0]!;
const [base, cand] = benchmark.configurations;
const both = { ...noteOf('---\nbenchmark: BENCH\nexperiment: [Base, slug-other]\n---\n'), id: 'both' };
const plain = { ...noteOf('x'), id: 'plain' };
const only = { ...noteOf('---\nexperiment: cand\n---\n'), id: 'only' };
const ids = (notes: readonly { readonly id: string }[]): string[] => notes.map((note) => note.id);

test('a note is about the benchmark that it names, or the only one where it names experiments', () => {
  expect(ids(notesAboutBenchmark([both, plain, only], benchmark, report))).toEqual(['both', 'only']);
  const two = { ...report, benchmarks: [benchmark, { ...benchmark, id: 'second', title: 'Second' }] };
  expect(ids(notesAboutBenchmark([both, plain, only], benchmark, two))).toEqual(['both']);
});

test('a note is about the experiments that it names, by name, slug or id', () => {
  expect(ids(notesAboutExperiment([both, only], benchmark, base!, report))).toEqual(['both']);
  expect(ids(notesAboutExperiment([both, only], benchmark, cand!, report))).toEqual(['only']);
});
