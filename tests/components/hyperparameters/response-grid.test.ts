import { describe, expect, test } from 'vitest';
import {
  makeResponseGrid,
  responseGridSentence,
  responseGridTable,
} from '../../../src/components/hyperparameters/response-grid.ts';
import { ratedParameters } from '../../../src/format/hyperparameter-sentences.ts';
import { makeSweep, ratedOf } from './make-sweep.ts';

const rated = [ratedOf('lr', 0.9), ratedOf('wd', 0.5), ratedOf('drop', 0.1)];
const given = [
  { params: { lr: 10, wd: 0, drop: 0 }, values: [0.5, 0.6] },
  { params: { lr: 9, wd: 0, drop: 0 }, values: [0.7, 0.72] },
  { params: { lr: 9, wd: 0, drop: 1 }, values: [0.9, 0.91] },
  { params: { lr: 100, wd: 1, drop: 0 }, values: [] },
  { params: { lr: 100, wd: 0, drop: 0 }, values: [0.1, 0.2] },
];

describe('the response grid', () => {
  test('takes the two strongest params, levels in the order of numbers', () => {
    const { benchmark, index, metric } = makeSweep(given, rated);
    const grid = makeResponseGrid(index, metric, ratedParameters(benchmark, 'accuracy'))!;
    expect(grid.columns).toEqual({ label: 'lr', levels: ['9', '10', '100'] });
    expect(grid.rows).toEqual({ label: 'wd', levels: ['0', '1'] });
  });

  test('a cell of several configurations shows the best of them and how many they are', () => {
    const { benchmark, index, metric } = makeSweep(given, rated);
    const grid = makeResponseGrid(index, metric, ratedParameters(benchmark, 'accuracy'))!;
    expect(grid.cells[0]![0]).toMatchObject({ n: 2, mean: 0.905 });
    expect(grid.cells[1]).toEqual([null, null, null]);
    expect(responseGridSentence(grid, metric)).toContain('the configuration with the best mean accuracy');
    expect(responseGridSentence(grid, metric)).toContain('3 combinations of 6 were not tried or gave no value');
    const { html } = responseGridTable(grid, index, metric, (item) => `x/${item.slug}`);
    expect(html).toContain('best of 2');
    expect(html).toContain('href="x/c2"');
    expect(html).not.toMatch(/NaN|undefined/);
  });

  test('lower is better: the smallest mean is the best of a cell', () => {
    const { benchmark, index, metric } = makeSweep(given, rated);
    const grid = makeResponseGrid(index, { ...metric, better: 'lower' }, ratedParameters(benchmark, 'accuracy'))!;
    expect(grid.cells[0]![0]!.mean).toBeCloseTo(0.71);
  });

  test('there is none for one param, too many levels, or one value', () => {
    const one = makeSweep(given, [rated[0]!]);
    expect(makeResponseGrid(one.index, one.metric, ratedParameters(one.benchmark, 'accuracy'))).toBeNull();
    const many = makeSweep(
      Array.from({ length: 30 }, (_, i) => ({ params: { lr: i, wd: i % 2 }, values: [i] })),
      rated.slice(0, 2),
    );
    expect(makeResponseGrid(many.index, many.metric, ratedParameters(many.benchmark, 'accuracy'))).toBeNull();
    const empty = makeSweep(
      given.map((item) => ({ ...item, values: [] })),
      rated,
    );
    expect(makeResponseGrid(empty.index, empty.metric, ratedParameters(empty.benchmark, 'accuracy'))).toBeNull();
  });
});
