import { expect, test } from 'vitest';
import { makeScale, position } from '../../src/components/scale.ts';
import { axis, deltaBar, gridSymbol, rankTrack, strip, stripLabel } from '../../src/components/strip.ts';

const data = { name: 'a<b', values: [0.9, 0.9, 0.95], mean: 0.9167, interval: { low: 0.88, high: 0.95, level: 0.95 } };
const scale = makeScale([0.88, 0.95]);
/** The places of the dots, in thousandths of the width and in pixels. */
const dotsOf = (html: string): readonly (readonly [number, number])[] =>
  [...html.matchAll(/M([\d.]+) ([-\d.]+)h0/g)].map((match) => [Number(match[1]), Number(match[2])]);

test('a strip draws every seed once and stacks equal ones', () => {
  const { html } = strip(data, scale, { colour: 'c1', grid: 'g' });
  const dots = dotsOf(html);
  expect(dots).toHaveLength(3);
  expect(dots[0]![0]).toBe(dots[1]![0]);
  expect(dots[0]![1]).not.toBe(dots[1]![1]);
  expect(dots[2]![0]).toBe(Math.round(position(scale, 0.95) * 10));
  expect(html).toContain('class="ci"');
  expect(html).toContain('a&lt;b: mean 0.9167, 95 % interval');
  expect(html).not.toMatch(/NaN|undefined|style=/);
});

test('one seed: a dot, no bar; no seed: neither', () => {
  const one = strip({ name: 'x', values: [0.9], mean: 0.9, interval: null }, scale, { colour: 'c0', grid: 'g' }).html;
  expect(dotsOf(one)).toHaveLength(1);
  expect(one).not.toContain('class="ci"');
  const none = { name: 'x', values: [], mean: null, interval: null };
  expect(strip(none, scale, { colour: 'c0', grid: 'g' }).html).not.toMatch(/<path|mean-t/);
  expect(stripLabel(none)).toBe('x: no values');
});

test('hundreds of seeds stay inside the strip', () => {
  const values = Array.from({ length: 400 }, () => 0.9);
  const { html } = strip({ ...data, values }, scale, { colour: 'c0', grid: 'g' });
  const heights = dotsOf(html).map(([, height]) => height);
  expect(heights).toHaveLength(400);
  expect(Math.min(...heights)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...heights)).toBeLessThanOrEqual(37);
});

test('the axis names the baseline only where there is one', () => {
  expect(axis(scale, 0.9).html).toContain('baseline');
  expect(axis(scale, null).html).not.toContain('baseline');
  expect(gridSymbol('g', scale, 0.9).html).toContain('base-l');
});

test('the rank track spans the interval of ranks', () =>
  expect(rankTrack(2, 4, 8).html).toContain('x1="12.5%" x2="50%"'));

test('a difference bar keeps value, interval and band in one scale', () => {
  const { html } = deltaBar({ value: 0.01, low: -0.01, high: 0.03, minEffect: 0.005, colour: 'c2' });
  expect(html).toContain('class="band"');
  expect(html).toContain('x1="52.3" x2="143"');
  const zero = deltaBar({ value: 0, low: 0, high: 0, minEffect: null, colour: 'c2' }).html;
  expect(zero).toContain('cx="75"');
  expect(zero).not.toMatch(/NaN/);
});
