/** What the samples say, as tables: each configuration, pairs, hard and unstable samples, confusions. */
import { integer, percent } from '../../format/numbers.ts';
import { pValue } from '../../format/p-values.ts';
import type { SamplesSection } from '../../report/samples-schema.ts';
import type { BenchmarkView } from '../view.ts';
import { cell, column, missingCell, part, textCell, type Cell, type Column, type Part, type Table } from './table.ts';

/** A column of whole numbers. */
const countColumn = (label: string, id: string, description: string): Column =>
  column(label, 'right', [part(id, 'integer', description)]);

const countCell = (value: number): Cell => cell(integer(value), [value]);
const pCell = (value: number | null, reason: string | null): Cell =>
  value === null ? missingCell(1, reason ?? 'no test') : cell(pValue(value), [value]);
const nameParts = (id: string, what: string): readonly Part[] => [
  part(id, 'text', `Id of the ${what}`),
  part(`${id}_name`, 'text', 'Its name'),
];

/** A table of samples that a benchmark may have. */
export interface SamplesTable {
  readonly id: string;
  readonly label: string;
  readonly rows: (samples: SamplesSection) => number;
  readonly columns: readonly Column[];
  readonly cells: (samples: SamplesSection, view: BenchmarkView) => readonly (readonly Cell[])[];
}

const coverage: SamplesTable = {
  id: 'samples',
  label: 'Samples by configuration',
  rows: (samples) => samples.coverage.length,
  columns: [
    column('Configuration', 'left', nameParts('configuration', 'configuration')),
    countColumn('Runs', 'runs', 'Runs with predictions'),
    countColumn('Samples', 'samples', 'Samples that they judged'),
    countColumn('Right in every seed', 'always_right', 'Samples right in every run'),
    countColumn('Depends on the seed', 'unstable', 'Samples right in some runs and wrong in others'),
    countColumn('Wrong in every seed', 'always_wrong', 'Samples wrong in every run'),
    column('Right answers', 'right', [
      part('right', 'integer', 'Right answers over all runs'),
      part('scored', 'integer', 'Scored answers over all runs'),
    ]),
  ],
  cells: (samples, view) =>
    samples.coverage.map((entry) => [
      cell(view.nameOf(entry.configuration), [entry.configuration, view.nameOf(entry.configuration)]),
      countCell(entry.runs),
      countCell(entry.samples),
      countCell(entry.alwaysRight),
      countCell(entry.unstable),
      countCell(entry.alwaysWrong),
      entry.scored === 0
        ? missingCell(2, 'no answer was scored')
        : cell(percent(entry.right / entry.scored, 1), [entry.right, entry.scored]),
    ]),
};

const flips: SamplesTable = {
  id: 'flips',
  label: 'Sample flips',
  rows: (samples) => samples.flips.length,
  columns: [
    column('A', 'left', nameParts('a', 'first configuration')),
    column('B', 'left', nameParts('b', 'second configuration')),
    column('Seed', 'left', [part('seed', 'text', 'Seed of the tested pair of runs')]),
    countColumn('Samples', 'n', 'Samples that both scored'),
    countColumn('Both right', 'both_right', 'Samples right for both'),
    countColumn('Only A right', 'only_a', 'Samples right for the first alone'),
    countColumn('Only B right', 'only_b', 'Samples right for the second alone'),
    countColumn('Both wrong', 'both_wrong', 'Samples wrong for both'),
    column('Exact p', 'right', [part('p', 'number', 'McNemar, exact')]),
    column('mid-p', 'right', [part('mid_p', 'number', 'McNemar, mid-p')]),
    column('Corrected p', 'right', [part('p_corrected', 'number', 'The exact p, corrected by Holm over all pairs')]),
  ],
  cells: (samples, view) =>
    samples.flips.map(({ a, b, tested, p, midP, pCorrected, reason }) => [
      cell(view.nameOf(a), [a, view.nameOf(a)]),
      cell(view.nameOf(b), [b, view.nameOf(b)]),
      textCell(tested.seed, 'no seed is known'),
      countCell(tested.n),
      countCell(tested.bothRight),
      countCell(tested.onlyA),
      countCell(tested.onlyB),
      countCell(tested.bothWrong),
      pCell(p, reason),
      pCell(midP, reason),
      pCell(pCorrected, reason),
    ]),
};

const hardest: SamplesTable = {
  id: 'samples-hardest',
  label: 'Hardest samples',
  rows: (samples) => samples.hardest.length,
  columns: [
    column('Sample', 'left', [part('sample', 'text', 'Id of the sample')]),
    column('Gold', 'left', [part('gold', 'text', 'Its label')]),
    column('Most frequent wrong answer', 'left', [
      part('common_wrong', 'text', 'The most frequent wrong answer'),
      part('common_wrong_runs', 'integer', 'How many runs gave it'),
    ]),
    countColumn('Wrong for', 'wrong_configurations', 'Configurations that get it wrong in most seeds'),
    countColumn('Configurations', 'configurations', 'Configurations that judged it'),
    countColumn('Wrong runs', 'wrong_runs', 'Runs that get it wrong'),
    countColumn('Runs', 'runs', 'Runs that judged it'),
  ],
  cells: (samples) =>
    samples.hardest.map((item) => [
      cell(item.sample, [item.sample]),
      textCell(item.gold, 'no label is known'),
      item.commonWrong === null
        ? missingCell(2, 'no answer was recorded')
        : cell(item.commonWrong, [item.commonWrong, item.commonWrongRuns]),
      countCell(item.wrongConfigurations),
      countCell(item.configurations),
      countCell(item.wrongRuns),
      countCell(item.runs),
    ]),
};

const unstable: SamplesTable = {
  id: 'samples-unstable',
  label: 'Samples that depend on the seed',
  rows: (samples) => samples.unstable.length,
  columns: [
    column('Sample', 'left', [part('sample', 'text', 'Id of the sample')]),
    column('Gold', 'left', [part('gold', 'text', 'Its label')]),
    countColumn('Unstable in', 'unstable_configurations', 'Configurations whose seeds judge it differently'),
    countColumn('Configurations', 'configurations', 'Configurations that judged it'),
    countColumn('Wrong runs', 'wrong_runs', 'Runs that get it wrong'),
    countColumn('Runs', 'runs', 'Runs that judged it'),
  ],
  cells: (samples) =>
    samples.unstable.map((item) => [
      cell(item.sample, [item.sample]),
      textCell(item.gold, 'no label is known'),
      countCell(item.unstableConfigurations),
      countCell(item.configurations),
      countCell(item.wrongRuns),
      countCell(item.runs),
    ]),
};

const confused: SamplesTable = {
  id: 'samples-confused',
  label: 'Confusions',
  rows: (samples) => samples.confused.length,
  columns: [
    column('Gold', 'left', [part('gold', 'text', 'Label of the samples')]),
    column('Taken for', 'left', [part('predicted', 'text', 'Label that was answered')]),
    countColumn('Answers', 'count', 'Answers with this confusion'),
    countColumn('Answers to this gold label', 'support', 'All answers to samples of the gold label'),
    countColumn('Configurations', 'configurations', 'Configurations that made this mistake'),
  ],
  cells: (samples) =>
    samples.confused.map((item) => [
      cell(item.gold, [item.gold]),
      cell(item.predicted, [item.predicted]),
      countCell(item.count),
      countCell(item.support),
      countCell(item.configurations),
    ]),
};

/** All tables about samples, in the order of their page. */
export const samplesTables = [flips, hardest, unstable, confused, coverage] as const satisfies readonly SamplesTable[];

/** One of them. */
export const samplesTable = (kind: SamplesTable, samples: SamplesSection, view: BenchmarkView): Table => ({
  id: kind.id,
  title: `${view.benchmark.title}: ${kind.label.toLowerCase()}`,
  caption: `${view.benchmark.title}: ${kind.label.toLowerCase()}.`,
  notes: [],
  columns: kind.columns,
  rows: kind.cells(samples, view).map((cells) => ({ group: null, cells })),
});
