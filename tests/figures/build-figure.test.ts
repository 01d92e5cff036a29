import { describe, expect, it } from 'vitest';
import { buildFigure } from '../../src/figures/build-figure.ts';
import { intervals } from '../../src/figures/intervals.ts';
import { pairedSlopes } from '../../src/figures/paired-slopes.ts';
import { built, fullInput, inputWith, measure } from './fixture.ts';

describe('buildFigure', () => {
  it('names a figure by definition, benchmark and what it shows', () => {
    expect(built(intervals).id).toBe('fig-intervals-echo-accuracy');
    expect(built(intervals, inputWith({ metric: 'train_seconds' })).id).toBe('fig-intervals-echo-train-seconds');
  });

  it('draws a wide and a narrow view where the definition has both', () => {
    expect(built(intervals).views.map(({ name, width }) => [name, width])).toEqual([
      ['wide', 640],
      ['narrow', 360],
    ]);
    expect(built(pairedSlopes, inputWith({ configurations: ['noise-svm'] })).views).toHaveLength(1);
  });

  it('is null where the definition says so', () => {
    expect(buildFigure({ ...intervals, build: () => null }, fullInput, measure)).toBeNull();
  });
});
