/** The rewards of every configuration: how they are spread, and how they go with correctness. */
import { numberOf } from '../../format/missing.ts';
import { integer, plainNumber, scoreText } from '../../format/numbers.ts';
import { correlationInterval, correlationText, pearsonOf, spearmanOf } from '../../format/reward-sentences.ts';
import type { CorrelationEntry, RewardsSection } from '../../report/samples-schema.ts';
import type { BenchmarkView } from '../view.ts';
import { cell, column, missingCell, part, textCell, type Cell, type Column, type Table } from './table.ts';

const columns: readonly Column[] = [
  column('Configuration', 'left', [
    part('configuration', 'text', 'Id of the configuration'),
    part('configuration_name', 'text', 'Its name'),
  ]),
  column('Seed', 'left', [part('seed', 'text', 'Seed of the run')]),
  column('Reward', 'left', [part('reward', 'text', 'Column of the predictions')]),
  column('n', 'right', [part('n', 'integer', 'Samples with a value')]),
  column('Mean ± sd', 'right', [
    part('mean', 'number', 'Mean over the samples'),
    part('sd', 'number', 'Standard deviation over the samples'),
  ]),
  column('Range', 'right', [part('min', 'number', 'Smallest value'), part('max', 'number', 'Largest value')]),
  column('r', 'right', [part('r', 'number', 'Correlation with right (1) or wrong (0)')]),
  column('Interval of r', 'right', [part('r_low', 'number', 'Lower end'), part('r_high', 'number', 'Upper end')]),
  column('ρ', 'right', [part('rho', 'number', 'Rank correlation with right or wrong')]),
];

const correlationCell = (entry: CorrelationEntry | null): Cell =>
  entry === null || entry.value === null
    ? missingCell(1, entry?.reason ?? 'not computed')
    : cell(correlationText(entry.value), [entry.value]);

/** How many rows the table has. */
export const rewardRows = (rewards: RewardsSection): number =>
  rewards.sets.reduce((sum, set) => sum + set.columns.length, 0);

/** The table; configurations in the order of the Report. */
export function rewardsTable(rewards: RewardsSection, view: BenchmarkView, id: string): Table {
  const rows = rewards.sets.flatMap((set) =>
    set.columns.map((item) => {
      const [mean, sd, min, max] = [item.mean, item.sd, item.min, item.max].map(numberOf);
      const pearson = pearsonOf(item);
      const interval = pearson === null ? null : correlationInterval(pearson);
      return {
        group: null,
        cells: [
          cell(view.nameOf(set.configuration), [set.configuration, view.nameOf(set.configuration)]),
          textCell(set.seed, 'no seed is known'),
          cell(item.column, [item.column]),
          cell(integer(item.n), [item.n]),
          mean === null || mean === undefined
            ? missingCell(2, 'no value')
            : cell(scoreText(mean, sd ?? null), [mean, sd ?? null]),
          min === null || min === undefined || max === null || max === undefined
            ? missingCell(2, 'no value')
            : cell(`${plainNumber(min, 3)} to ${plainNumber(max, 3)}`, [min, max]),
          correlationCell(pearson),
          interval === null
            ? missingCell(2, pearson?.reason ?? 'no interval')
            : cell(interval, [pearson?.low ?? null, pearson?.high ?? null]),
          correlationCell(spearmanOf(item)),
        ],
      };
    }),
  );
  return {
    id,
    title: `${view.benchmark.title}: rewards`,
    caption: `${view.benchmark.title}: rewards against correctness, one run of each configuration.`,
    notes: [],
    columns,
    rows,
  };
}
