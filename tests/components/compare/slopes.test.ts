import { expect, test } from 'vitest';
import { slopes, slopeSentence, slopeTable } from '../../../src/components/compare/slopes.ts';
import { metricOf } from '../../format/make-benchmark.ts';
import { sideOf } from './make-side.ts';

const metric = metricOf();
const seeds = (values: readonly number[]) => values.map((value, seed) => ({ seed: String(seed), value }));

test('counts what rises, falls and is level', () => {
  expect(slopeSentence(seeds([1, 2, 3]), seeds([2, 3, 4]))).toBe('3 of 3 shared seeds rise.');
  expect(slopeSentence(seeds([1, 2, 3]), seeds([2, 1, 3]))).toBe('1 of 3 shared seeds rises, 1 falls, 1 is level.');
  expect(slopeSentence(seeds([1]), seeds([0.5]))).toBe('1 of 1 shared seed falls.');
  expect(slopeSentence(seeds([1]), [])).toContain('share no seed');
});

test('draws a line for each shared seed, a dot for each run', () => {
  const { html } = slopes([sideOf('a', [0.5, 0.6, 0.7]), sideOf('b', [0.6, 0.7])], metric)!;
  expect(html.match(/class="pair-l"/g)).toHaveLength(2);
  expect(html.match(/<use /g)).toHaveLength(5);
  expect(html.match(/class="mean-l"/g)).toHaveLength(1);
  expect(html).not.toMatch(/NaN|Infinity|undefined/);
});

test('stands with equal values, one run, one empty side and long names; null without any value', () => {
  for (const [a, b] of [
    [
      [1, 1, 1],
      [1, 1, 1],
    ],
    [[0.5], [0.5]],
    [[0.5], []],
    [
      [1e-12, 1e12],
      [-5, 3],
    ],
  ]) {
    const { html } = slopes([sideOf('<b>'.repeat(100), a!), sideOf('b', b!)], metric)!;
    expect(html).not.toMatch(/NaN|Infinity|undefined|<b>/);
  }
  expect(slopes([sideOf('a', []), sideOf('b', [])], metric)).toBeNull();
});

test('the table holds every run, with a dash where the other side has none', () => {
  const { html } = slopeTable([sideOf('a', [0.5, 0.6]), sideOf('b', [0.75])], metric);
  expect(html).toContain('+0.25');
  expect(html.match(/<tr>/g)).toHaveLength(3);
  expect(html).toContain('—');
});
