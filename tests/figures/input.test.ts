import { describe, expect, it } from 'vitest';
import { configurationsOf, metricOf, rankedConfigurations, scoreOf } from '../../src/figures/input.ts';
import { fullInput, inputOn, inputWith, runs } from './fixture.ts';

describe('configurationsOf', () => {
  it('keeps the order asked for and skips unknown ids', () => {
    const found = configurationsOf(inputWith({ configurations: ['noise-svm', 'unknown', 'plain-mlp'] }));
    expect(found.map(({ name }) => name)).toEqual(['noise/svm', 'plain/mlp']);
    expect(configurationsOf(fullInput)).toHaveLength(4);
  });
});

describe('rankedConfigurations', () => {
  it('follows the ranking, then the names', () => {
    const names = (input: typeof fullInput): string[] => rankedConfigurations(input).map(({ name }) => name);
    expect(names(fullInput)).toEqual(['plain/svm', 'plain/mlp', 'noise/mlp', 'noise/svm']);
    expect(names(inputOn({ rankings: [] }))).toEqual(['noise/mlp', 'noise/svm', 'plain/mlp', 'plain/svm']);
  });
});

describe('scoreOf and metricOf', () => {
  it('know no value of a run that does not count', () => {
    const metric = metricOf(fullInput)!;
    expect(scoreOf(runs[0]!, metric)).toBe(0.9);
    expect(scoreOf({ ...runs[0]!, counted: false }, metric)).toBeNull();
    expect(scoreOf({ ...runs[0]!, metrics: { accuracy: { value: null, reason: 'not finite' } } }, metric)).toBeNull();
    expect(metricOf(inputWith({ metric: 'unknown' }))).toBeNull();
  });
});
