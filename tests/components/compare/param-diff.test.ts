import { describe, expect, test } from 'vitest';
import { diffParams, diffSentence, diffTable } from '../../../src/components/compare/param-diff.ts';
import { makeBenchmark } from '../../format/make-benchmark.ts';

describe('params that differ', () => {
  test('are told apart by value and type; a missing one differs from null', () => {
    const { differing, same } = diffParams([
      { lr: 0.1, opt: 'adam', n: null, same: 1, text: '1' },
      { lr: 0.1, opt: 'sgd', same: 1, text: 1 },
    ]);
    expect(differing.map((row) => row.key)).toEqual(['n', 'opt', 'text']);
    expect(differing[0]!.values).toEqual([null, undefined]);
    expect(same.map((row) => row.key)).toEqual(['lr', 'same']);
  });

  test('of six, one that stands out is enough', () => {
    const all = [1, 1, 1, 1, 1, 2].map((x) => ({ x }));
    expect(diffParams(all).differing).toHaveLength(1);
  });

  test('names of object members are no params', () => {
    expect(diffParams([{ toString: 1 }, {}]).differing[0]!.values).toEqual([1, undefined]);
  });

  test('none and no configuration', () => {
    expect(diffParams([{}, {}])).toEqual({ differing: [], same: [] });
    expect(diffParams([])).toEqual({ differing: [], same: [] });
  });
});

test('several changes at once are credited to none of them', () => {
  expect(diffSentence(1, 5)).toBe('1 of 5 params differs, the seed aside.');
  expect(diffSentence(2, 5)).toContain('no difference below can be credited to one of them alone');
  expect(diffSentence(0, 5)).toBe('All 5 params are the same.');
  expect(diffSentence(0, 0)).toBe('No params were stated.');
});

test('the table folds what is the same and escapes what is not ours', () => {
  const { index } = makeBenchmark({
    configurations: [
      { id: 'a', name: '<b>a</b>', values: [1] },
      { id: 'b', values: [1] },
    ],
  });
  const [a, b] = [index.configuration('a')!, index.configuration('b')!];
  const { html } = diffTable([
    { ...a, params: { '<i>': '<script>', lr: 1 } },
    { ...b, params: { '<i>': 'x', lr: 1 } },
  ]);
  expect(html).not.toMatch(/<script>|<i>|<b>a/);
  expect(html).toContain('&lt;script&gt;');
  expect(html).toContain('1 param is the same');
});

test('a short name breaks at its joints over a narrow column', () => {
  const { index } = makeBenchmark({ configurations: [{ id: 'a', name: 'add_noise/logreg', values: [1] }] });
  const both = [1, 2].map((lr) => ({ ...index.configuration('a')!, params: { lr } }));
  expect(diffTable(both).html).toContain('add_<wbr>noise/<wbr>logreg');
});
