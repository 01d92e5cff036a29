import { describe, expect, it } from 'vitest';
import { fixedSpec, guide, markers, quantitative, rangeFrame, texts, wordedAxis } from '../../src/figures/layers.ts';
import { linearScale, logScale } from '../../src/figures/scales.ts';
import { markerColours, markerShapes } from '../../src/figures/theme.ts';
import { benchmark, measure } from './fixture.ts';

describe('fixedSpec', () => {
  it('leaves nothing to an automatic layout', () => {
    const margins = { left: 40, right: 10, top: 20, bottom: 30 };
    const { spec } = fixedSpec({ width: 360, height: 200, margins, layer: [] });
    expect(spec).toMatchObject({ width: 310, height: 150, padding: margins, autosize: { type: 'none' } });
  });
});

describe('quantitative', () => {
  it('states domain and ticks, and says nothing of zero on a logarithmic scale', () => {
    const linear = quantitative(linearScale([0.1, 0.2]), 'a', { title: 'A' });
    expect(linear.scale).toMatchObject({ type: 'linear', zero: false, nice: false });
    expect(linear.axis.values.length).toBeGreaterThan(2);
    expect(quantitative(logScale([1, 100]), 'a', { title: null }).scale).not.toHaveProperty('zero');
  });
});

describe('markers', () => {
  it('gives each configuration the colour and shape of its marker, beyond the palette again from the start', () => {
    const items = [
      benchmark.configurations[1]!,
      { ...benchmark.configurations[0]!, name: 'far', marker: { colour: 9, shape: 10 } },
    ];
    const { color, shape } = markers(items);
    expect(color.scale.range).toEqual([markerColours[1], markerColours[1]]);
    expect(shape.scale.range).toEqual([markerShapes[0], markerShapes[2]]);
    expect(color.scale.domain).toEqual(['plain/svm', 'far']);
  });
});

describe('wordedAxis', () => {
  it('keeps the labels at the ends inside the figure', () => {
    const margins = { left: 5, right: 5, top: 0, bottom: 40 };
    const scale = { ...linearScale([0, 1], { room: 0 }), ticks: [0, 1], label: () => 'a long label' };
    const layout = { name: 'wide' as const, width: 200, narrow: false, measure };
    const text = JSON.stringify(wordedAxis(scale, 'title', { layout, height: 100, margins })[0]);
    const places = [...text.matchAll(/"x":([\d.-]+),/g)].map((match) => Number(match[1]));
    const half = measure.width('a long label', 12) / 2;
    expect(places[0]! - half).toBeGreaterThanOrEqual(-5);
    expect(places[1]! + half).toBeLessThanOrEqual(195);
  });
});

describe('texts, guide and rangeFrame', () => {
  it('say what they draw', () => {
    expect(texts([{ x: 1, y: 2, text: ['a', 'b'] }]).data).toEqual({ values: [{ x: 1, y: 2, text: ['a', 'b'] }] });
    expect(guide('x', 3)).toMatchObject({ mark: { type: 'rule' }, encoding: { x: { datum: 3 } } });
    expect(rangeFrame('y', [1, 4])).toMatchObject({ encoding: { y: { datum: 1 }, y2: { datum: 4 }, x: { value: 0 } } });
  });
});
