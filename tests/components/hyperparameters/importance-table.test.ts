import { expect, test } from 'vitest';
import {
  importanceBar,
  importanceTable,
  unratedList,
} from '../../../src/components/hyperparameters/importance-table.ts';
import { otherMetricsTable } from '../../../src/components/hyperparameters/other-metrics.ts';
import { thinned } from '../../../src/components/hyperparameters/thinned.ts';
import { ratedParameters } from '../../../src/format/hyperparameter-sentences.ts';
import { metricOf } from '../../format/make-benchmark.ts';
import { makeSweep, ratedOf } from './make-sweep.ts';

test('every measure stands with value, interval, p, corrected p and n', () => {
  const { benchmark } = makeSweep([], [ratedOf('<lr>', 0.73, { levels: ['0.00010000000000000002', 'x'] })]);
  const { html } = importanceTable(ratedParameters(benchmark, 'accuracy'), 'accuracy');
  for (const text of ['0.73', '−0.20 to 0.95', '0.010', '0.020', '&lt;lr&gt;', '0.0001, x'])
    expect(html).toContain(text);
  expect(html).not.toMatch(/<lr>|NaN|undefined/);
});

test('a bar starts at zero and stays on its axis', () => {
  const [item] = ratedOf('lr', -0.5).importance;
  expect(importanceBar(item!).html).toContain('x="25%" width="25%"');
  expect(importanceBar({ ...item!, value: 1.8, low: null, high: null }).html).toContain('x="50%" width="50%"');
  expect(importanceBar({ ...item!, value: null, reason: 'too few' }).html).toContain('too few');
});

test('what was not rated is listed with its reason', () => {
  const { benchmark } = makeSweep(
    [],
    [
      ratedOf('lr', 0.5),
      ratedOf('twin', 0, { importance: [], warnings: [{ code: 'confounded', message: 'Is settled by lr.' }] }),
      ratedOf('fixed', 0, { importance: [], kind: 'constant', levels: ['3'] }),
    ],
  );
  const { confounded, constant } = unratedList(benchmark, 'accuracy');
  expect(confounded).toEqual([{ key: 'twin', label: 'twin', reason: 'Is settled by lr.' }]);
  expect(constant).toEqual([{ key: 'fixed', value: '3' }]);
});

test('other metrics: a table only where several were rated, outlined where shown', () => {
  const one = makeSweep([], [ratedOf('lr', 0.5)]).benchmark;
  expect(otherMetricsTable(one).html).toBe('');
  const second = { ...ratedOf('lr', 0.4), metric: 'f1' };
  const weak = { ...second, importance: second.importance.map((item) => ({ ...item, pCorrected: 0.6 })) };
  const { html } = otherMetricsTable({
    ...one,
    metrics: [metricOf(), metricOf({ id: 'f1', label: 'F1' })],
    hyperparameters: [ratedOf('lr', 0.5), weak],
  });
  expect(html.match(/ best"/g)).toHaveLength(1);
  expect(html).toContain('0.40');
});

test('large sweeps are thinned at even steps over the ranking, first and last included', () => {
  const { index, metric } = makeSweep(Array.from({ length: 11 }, (_, i) => ({ params: { lr: i }, values: [i] })));
  expect(thinned(index, metric, 11)).toBeNull();
  const ranked = index.ranking('accuracy')!.rows.map((row) => row.configuration);
  expect(thinned(index, metric, 3)).toEqual([ranked[0], ranked[5], ranked[10]]);
});
