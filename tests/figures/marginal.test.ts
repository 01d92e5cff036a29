import { describe, expect, it } from 'vitest';
import { marginal } from '../../src/figures/marginal.ts';
import { benchmark, built, inputOn, inputWith, layerData } from './fixture.ts';

describe('marginal', () => {
  it('tells levels, best and worst', () => {
    expect(built(marginal).description).toBe(
      'Mean accuracy of 4 configurations at 2 levels of augmentation.name; small dots are seeds, higher is better. ' +
        'The best mean is 0.96 (plain/svm, augmentation plain), the worst 0.84 (noise/svm, augmentation noise). ' +
        'Lines join configurations that differ in nothing else.',
    );
  });

  it('joins configurations that differ in nothing else and names the lines by what tells them apart', () => {
    const spec = JSON.stringify(built(marginal).views[0]!.spec);
    expect(spec).toContain('"text":"mlp"');
    expect(spec).toContain('"text":"svm"');
    expect(spec).not.toContain('"text":"lr');
  });

  it('draws no lines where two configurations share a value and the rest', () => {
    const twin = { ...benchmark.configurations[0]!, id: 'twin', name: 'twin' };
    const summaries = [...benchmark.summaries, { ...benchmark.summaries[0]!, configuration: 'twin' }];
    const figure = built(marginal, inputOn({ configurations: [...benchmark.configurations, twin], summaries }));
    expect(figure.description).not.toContain('Lines join');
    expect(layerData(figure)).toHaveLength(5);
  });

  it('joins nothing that differs in a param which only one of them sets', () => {
    const [first, ...rest] = benchmark.configurations;
    const longer = { ...first!, params: { ...first!.params, 'augmentation.second': 'mask' } };
    const before = built(marginal).description;
    const figure = built(marginal, inputOn({ configurations: [longer, ...rest] }));
    expect(before).toContain('Lines join');
    expect(JSON.stringify(figure.views[0]!.spec)).not.toContain(`"text":"${String(first!.params['model'])}"`);
  });

  it('puts numbers on a scale', () => {
    const figure = built(marginal, inputWith({ parameter: 'training.lr' }));
    expect(figure.table.columns[0]).toEqual({ label: 'training.lr', numeric: true });
    expect(figure.table.rows[0]![0]).toBe(0.01);
  });

  it('does not apply to a parameter that is constant, unknown or not given', () => {
    expect(marginal.build(inputWith({ parameter: 'layers' }))).toBeNull();
    expect(marginal.build(inputWith({ parameter: 'unknown' }))).toBeNull();
    const configurations = benchmark.configurations.slice(0, 1);
    expect(marginal.build(inputOn({ configurations }))).toBeNull();
  });
});
