import { describe, expect, it } from 'vitest';
import { axisTitle, metricTitle, namesText, percentLevel, shownOf } from '../../src/figures/words.ts';
import { benchmark } from './fixture.ts';

describe('words', () => {
  it('print levels, titles and counts', () => {
    expect(percentLevel(0.95)).toBe('95\u202f%');
    expect(percentLevel(0.995)).toBe('99.5\u202f%');
    expect(axisTitle(benchmark.metrics[1]!)).toBe('Training time, s (lower is better)');
    expect(axisTitle({ ...benchmark.metrics[0]!, label: 'm'.repeat(90) }).length).toBeLessThan(60);
    expect(metricTitle(benchmark.metrics[0]!)).toBe('Accuracy');
    expect(shownOf(3, 3, 'run')).toBe('3 runs');
    expect(shownOf(3, 9, 'run')).toBe('The first 3 of 9 runs');
    expect(namesText(['a', 'b'])).toBe('a and b');
    expect(namesText(['a', 'b', 'c', 'd', 'e', 'f'])).toBe('a to f (6 in this order)');
  });
});
