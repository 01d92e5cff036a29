import { describe, expect, it } from 'vitest';
import { createRng, createRngFromState, rngKey } from '../../src/stats/rng.ts';
import { loadGolden } from './golden.ts';

describe('xoshiro128** against the reference stream', () => {
  for (const golden of loadGolden('rng_xoshiro128ss')) {
    it(golden.id, () => {
      const create = () =>
        golden.input.state === undefined ? createRng(golden.input.key) : createRngFromState(golden.input.state);
      const { state, u32, indices } = golden.expected;
      if (state !== undefined) expect(create().state()).toEqual(state);
      const rng = create();
      expect(u32.map(() => rng.nextU32())).toEqual(u32);
      if (indices === undefined) return;
      const single = create();
      expect(indices.map(() => single.nextIndex(golden.input.n))).toEqual(indices);
      const filled = new Int32Array(indices.length);
      create().fillIndices(filled, golden.input.n);
      expect(Array.from(filled)).toEqual(indices);
    });
  }
});

describe('rngKey', () => {
  it('sorts the configuration ids by code unit and joins with |', () => {
    expect(rngKey({ configurations: ['b', 'a', 'B'], metric: 'accuracy', purpose: 'ci' })).toBe('B|a|b|accuracy|ci');
  });

  it('adds the seed of the benchmark only where there is one', () => {
    expect(rngKey({ configurations: ['a'], metric: 'm', purpose: 'p', seed: 7 })).toBe('a|m|p|7');
  });

  it('does not reorder the list that it was given', () => {
    const configurations = ['b', 'a'];
    rngKey({ configurations, metric: 'm', purpose: 'p' });
    expect(configurations).toEqual(['b', 'a']);
  });
});

describe('Rng', () => {
  it('continues one stream across all its methods', () => {
    const one = createRng('mixed');
    const other = createRng('mixed');
    const filled = new Int32Array(3);
    one.fillIndices(filled, 10);
    const sums = new Float64Array(2);
    one.fillResampleSums(sums, Float64Array.of(1, 10, 100));
    expect(Array.from(filled)).toEqual([other.nextIndex(10), other.nextIndex(10), other.nextIndex(10)]);
    const draw = () => [1, 10, 100][other.nextIndex(3)]!;
    expect(Array.from(sums)).toEqual([draw() + draw() + draw(), draw() + draw() + draw()]);
    expect(one.nextU32()).toBe(other.nextU32());
    expect(one.state()).toEqual(other.state());
  });

  it('gives floats in [0, 1) with mean 1/2', () => {
    const rng = createRng('floats');
    const count = 20_000;
    let total = 0;
    for (let i = 0; i < count; i++) {
      const value = rng.nextFloat();
      expect(value >= 0 && value < 1).toBe(true);
      total += value;
    }
    // Five standard errors of a mean of uniform numbers.
    expect(Math.abs(total / count - 0.5)).toBeLessThan(5 / Math.sqrt(12 * count));
  });

  it('keeps the index inside the range at the extreme of the stream', () => {
    const rng = createRngFromState([1, 0, 0, 0]);
    expect(rng.nextIndex(5)).toBe(0);
    for (let i = 0; i < 1000; i++) expect(rng.nextIndex(3)).toBeLessThan(3);
    expect(createRng('one').nextIndex(1)).toBe(0);
  });

  it('gives different streams to keys that differ in one character', () => {
    expect(createRng('a|m|ci').nextU32()).not.toBe(createRng('a|m|cj').nextU32());
  });
});
