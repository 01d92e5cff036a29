import { describe, expect, it } from 'vitest';
import {
  isNumeric,
  levelsOf,
  numberScale,
  parameterAxis,
  parameterLabel,
  varyingParameters,
} from '../../src/figures/parameters.ts';
import type { Configuration, Scalar } from '../../src/report/schema.ts';
import { benchmark } from './fixture.ts';

const withParams = (...params: readonly Record<string, Scalar>[]): Configuration[] =>
  params.map((item) => ({ ...benchmark.configurations[0]!, params: item }));

describe('parameterLabel', () => {
  it('takes the last part that says something', () => {
    expect(parameterLabel('hyperparameters.lr')).toBe('lr');
    expect(parameterLabel('augmentation.name')).toBe('augmentation');
    expect(parameterLabel('name')).toBe('name');
  });
});

describe('varyingParameters', () => {
  it('leaves out constants, params that only some set, and nested values', () => {
    const found = varyingParameters(
      withParams({ a: 1, b: 1, c: 2, d: '[1]' }, { a: 2, b: 1, d: '[2]' }, { a: 2, b: 1, c: 2, d: '{}' }),
    );
    expect(found).toEqual(['a']);
  });
});

describe('parameterAxis', () => {
  it('spaces factors equally', () => {
    const axis = parameterAxis('lr', withParams({ lr: 0.001 }, { lr: 0.01 }, { lr: 0.1 }));
    expect(axis.place(0.01)).toBeCloseTo(0.5);
    expect(axis.marks.map(({ text }) => text)).toEqual(['0.001', '0.01', '0.1']);
    expect(axis.place(null)).toBeNull();
  });

  it('puts levels at even places, what is not set among them', () => {
    const axis = parameterAxis('m', withParams({ m: 'a' }, { m: 'b' }, {}));
    expect(axis.marks.map(({ text }) => text)).toEqual(['a', 'b', 'not set']);
    expect(axis.place('b')).toBeCloseTo(0.5);
    expect(axis.place(null)).toBeCloseTo(5 / 6);
  });

  it('thins the marks of many values', () => {
    const axis = parameterAxis('x', withParams(...Array.from({ length: 20 }, (_, x) => ({ x }))));
    expect(axis.marks.length).toBeLessThan(10);
  });
});

describe('isNumeric, levelsOf, numberScale', () => {
  it('tell numbers from texts', () => {
    const items = withParams({ a: 1, b: 'x' }, { a: 2, b: 3 }, {});
    expect(isNumeric('a', items)).toBe(true);
    expect(isNumeric('b', items)).toBe(false);
    expect(isNumeric('c', items)).toBe(false);
    expect(levelsOf('b', items)).toEqual(['x', '3', 'not set']);
    expect(numberScale([16, 64, 128]).type).toBe('log');
    expect(numberScale([1, 2, 3]).type).toBe('linear');
    expect(numberScale([0, 10, 100]).type).toBe('linear');
  });
});
