/** All comparisons of a benchmark as a table: every metric, against the baseline and against the leader. */
import { effectText } from '../../format/effect-sizes.ts';
import { effectName, testName } from '../../format/methods.ts';
import { integer } from '../../format/numbers.ts';
import { pValue } from '../../format/p-values.ts';
import type { Comparison } from '../../report/schema.ts';
import type { BenchmarkView } from '../view.ts';
import { comparisonsCaption } from './caption.ts';
import { comparisonCells } from './leaderboard-table.ts';
import { cell, column, missingCell, part, type Cell, type Column, type Table } from './table.ts';

const columns: readonly Column[] = [
  column('Metric', 'left', [part('metric', 'text', 'Id of the metric')]),
  column('Reference', 'left', [
    part('reference', 'text', 'baseline or leader'),
    part('baseline', 'text', 'Id of the reference configuration'),
    part('baseline_name', 'text', 'Its name'),
  ]),
  column('Candidate', 'left', [
    part('candidate', 'text', 'Id of the candidate'),
    part('candidate_name', 'text', 'Its name'),
  ]),
  column('Pairing', 'left', [part('pairing', 'text', 'by-seed, by-sample or none')]),
  column('n', 'right', [part('n', 'integer', 'Pairs, or values of the smaller side')]),
  column('Difference', 'right', [part('difference', 'number', 'Candidate minus reference')]),
  column('Its interval', 'right', [
    part('difference_low', 'number', 'Lower end'),
    part('difference_high', 'number', 'Upper end'),
  ]),
  column('Test', 'left', [part('test', 'text', 'Id of the test that decides')]),
  column('p', 'right', [
    part('p', 'number', 'p-value of the test that decides'),
    part('p_corrected', 'number', 'The same, corrected for its family'),
  ]),
  column('Smallest p', 'right', [part('p_minimum', 'number', 'The smallest p that the test can give with this n')]),
  column('Effect', 'right', [
    part('effect', 'text', 'Id of the first effect size'),
    part('effect_value', 'number', 'Its value'),
    part('effect_low', 'number', 'Lower end of its interval'),
    part('effect_high', 'number', 'Upper end of its interval'),
  ]),
  column('Verdict', 'left', [
    part('verdict', 'text', 'better, worse, no practical difference, cannot be decided'),
    part('exploratory', 'boolean', 'True where it is a reading of a secondary metric, not a verdict'),
  ]),
  column('Why', 'left', [part('reason_message', 'text', 'The reason of the verdict')]),
];

function testCells(comparison: Comparison): { readonly name: Cell; readonly smallest: Cell } {
  const test = comparison.tests.find((item) => item.decides);
  if (test === undefined) {
    const none = missingCell(1, comparison.reason.message);
    return { name: none, smallest: none };
  }
  return {
    name: cell(testName(test.id), [test.id]),
    smallest:
      test.minimumP === null
        ? missingCell(1, 'no smallest p for this test')
        : cell(pValue(test.minimumP), [test.minimumP]),
  };
}

function effectCell(comparison: Comparison): Cell {
  const effect = comparison.effects[0];
  if (effect === undefined) return missingCell(4, 'no effect size was computed');
  if (effect.value === null)
    return { ...missingCell(4, effect.reason ?? 'not computed'), raw: [effect.id, null, null, null] };
  return cell(`${effectText(effect.id, effect.value)} (${effectName(effect.id)})`, [
    effect.id,
    effect.value,
    effect.low,
    effect.high,
  ]);
}

/** The table; one row per comparison, in the order of the Report. */
export function comparisonsTable(view: BenchmarkView, id: string): Table {
  const comparisons = view.benchmark.comparisons;
  const rows = comparisons.map((comparison) => {
    const [difference, interval, p, verdict] = comparisonCells(comparison);
    const test = testCells(comparison);
    const { baseline, candidate, metric, reference } = comparison;
    return {
      group: null,
      cells: [
        cell(view.index.metric(metric)?.label ?? metric, [metric]),
        cell(view.nameOf(baseline), [reference, baseline, view.nameOf(baseline)]),
        cell(view.nameOf(candidate), [candidate, view.nameOf(candidate)]),
        cell(comparison.pairing, [comparison.pairing]),
        cell(integer(comparison.n), [comparison.n]),
        difference!,
        interval!,
        test.name,
        p!,
        test.smallest,
        effectCell(comparison),
        verdict!,
        cell(comparison.reason.message, [comparison.reason.message]),
      ],
    };
  });
  return {
    id,
    title: `${view.benchmark.title}: comparisons`,
    caption: comparisonsCaption(view, comparisons),
    notes: [],
    columns,
    rows,
  };
}
