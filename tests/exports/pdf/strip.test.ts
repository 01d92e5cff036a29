import { describe, expect, it } from 'vitest';
import { countedValues, stripAlt, stripData, stripScale } from '../../../src/exports/pdf/strip.ts';
import { viewsOf } from '../../../src/exports/view.ts';
import { inputOf, ordinary } from '../reports.ts';

const strip = (values: readonly number[], mean: number | null = null) => ({
  name: 'x',
  values,
  mean,
  interval: null,
  colour: '#000000',
});

describe('stripScale', () => {
  it('holds every value, and takes values that differ by rounding alone as one', () => {
    const scale = stripScale([strip([0.2, 0.9])]);
    expect(scale.place(0.2)).toBeGreaterThan(0);
    expect(scale.place(0.9)).toBeLessThan(1);
    const one = stripScale([strip([0.9366666666666666], 0.936666666666667)]);
    expect(one.ticks.length).toBeLessThan(20);
    expect(one.place(0.9366666666666666)).toBeCloseTo(0.5, 6);
    expect(stripScale([]).ticks.length).toBeLessThan(20);
  });
});

describe('countedValues and stripAlt', () => {
  const view = viewsOf(inputOf(ordinary()).index)[0]!;
  const id = view.benchmark.configurations.find((item) => item.name === 'strong/mlp')!.id;
  const runs = view.runs.filter((run) => run.configuration === id);

  it('leave out runs that do not count', () => {
    const values = countedValues(runs, view.metric!);
    expect(values).toHaveLength(9);
    const data = stripData(view.index.summary(id, 'accuracy'), values, { name: 'strong/mlp', colour: '#000000' });
    expect(stripAlt(data)).toMatch(/^strong\/mlp: mean 0\.9608, 95.% interval 0\.9552 to 0\.9665, 9 seeds from /);
  });

  it('say that there is no value', () => {
    expect(stripAlt(strip([]))).toBe('x: no values.');
    expect(stripAlt(strip([0.5], 0.5))).toBe('x: mean 0.5, one seed.');
  });
});
