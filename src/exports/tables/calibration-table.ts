/** How often verdicts and intervals of a benchmark's kind are wrong, by simulation. */
import { integer, percent } from '../../format/numbers.ts';
import { distributionsOf, simulatedRates } from '../../format/simulated-rates.ts';
import type { BenchmarkView } from '../view.ts';
import { cell, column, missingCell, part, type Table } from './table.ts';

/** The table; a column per distribution of the scores. */
export function calibrationTable(view: BenchmarkView, id: string): Table {
  const rates = simulatedRates(view.benchmark);
  const distributions = distributionsOf(rates);
  const rows = rates.map(({ id: kind, label, cells }) => {
    const { n, k, nominal } = cells[0]!;
    return {
      group: null,
      cells: [
        cell(label, [kind]),
        cell(integer(n), [n]),
        cell(integer(k), [k]),
        nominal === null ? missingCell(1, 'no nominal share') : cell(percent(nominal, 0), [nominal]),
        ...distributions.map((name) => {
          const found = cells.find((item) => item.distribution === name);
          return found === undefined
            ? missingCell(2, 'not simulated')
            : cell(`${percent(found.rate, 1)} ± ${percent(found.standardError, 1)}`, [found.rate, found.standardError]);
        }),
      ],
    };
  });
  return {
    id,
    title: `${view.benchmark.title}: simulated error rates`,
    caption:
      'Simulated at the number of seeds and configurations nearest to this benchmark; ± is the Monte Carlo error.',
    notes: [],
    columns: [
      column('Simulated', 'left', [part('simulated', 'text', 'Kind and method')]),
      column('Seeds', 'right', [part('seeds', 'integer', 'Seeds of a configuration')]),
      column('Configurations', 'right', [part('configurations', 'integer', 'Configurations of a sweep')]),
      column('Nominal', 'right', [part('nominal', 'number', 'Share that is promised')]),
      ...distributions.map((name) =>
        column(name, 'right', [
          part(`${name}_share`, 'number', `Measured share, ${name} scores`),
          part(`${name}_error`, 'number', 'Its Monte Carlo error'),
        ]),
      ),
    ],
    rows,
  };
}
