import { describe, expect, test } from 'vitest';
import {
  alignDecimals,
  commonDecimals,
  decimalsFor,
  differenceText,
  effectNumber,
  fixed,
  integer,
  intervalText,
  labelWithUnit,
  percent,
  narrowSpace,
  plainNumber,
  powerOfTen,
  roundScore,
  scientific,
  scoreText,
  signed,
  signedEffect,
  signedIntervalText,
  withUnit,
} from '../../src/format/numbers.ts';

describe('fixed and signed', () => {
  test.each([
    [0.98700001, 4, '0.9870'],
    [-0.0044, 3, '−0.004'],
    [-0.0004, 3, '0.000'],
    [0, 2, '0.00'],
    [-0, 2, '0.00'],
    [1234, 0, '1234'],
    [12345, 0, '12\u202f345'],
    [-1234567.891, 1, '−1\u202f234\u202f567.9'],
    [0.123456789, 6, '0.123457'],
  ])('fixed(%s, %s)', (value, decimals, text) => expect(fixed(value, decimals)).toBe(text));

  test('beyond what digits can show it falls back to a power of ten', () => expect(fixed(3e21, 2)).toBe('3.00 × 10²¹'));

  test.each([
    [0.0267, 4, '+0.0267'],
    [-0.013, 4, '−0.0130'],
    [0.00001, 4, '0.0000'],
    [-0.00001, 4, '0.0000'],
    [0, 4, '0.0000'],
  ])('signed(%s, %s)', (value, decimals, text) => expect(signed(value, decimals)).toBe(text));

  test('integers are grouped by narrow spaces from five digits on', () => {
    expect(integer(999)).toBe('999');
    expect(integer(9999)).toBe('9999');
    expect(integer(235614)).toBe('235\u202f614');
    expect(integer(-10954)).toBe('−10\u202f954');
  });
});

describe('powers of ten', () => {
  test('superscripts carry sign and all digits', () => {
    expect(powerOfTen(-17)).toBe('10⁻¹⁷');
    expect(powerOfTen(0)).toBe('10⁰');
  });
  test.each([
    [1.23e-6, 2, '1.2 × 10⁻⁶'],
    [-4.56e12, 3, '−4.56 × 10¹²'],
    [9.99e-8, 2, '1.0 × 10⁻⁷'],
    [0, 3, '0'],
  ])('scientific(%s)', (value, digits, text) => expect(scientific(value, digits)).toBe(text));
});

describe('decimals that show an uncertainty with two digits', () => {
  test.each([
    [0.00463, 4],
    [0.31, 2],
    [12.3, 0],
    [1234, 0],
    [0, 0],
    // These round up to the next power of ten, where two digits need one decimal less.
    [0.0996, 2],
    [0.00996, 3],
    [9.96, 0],
  ])('decimalsFor(%s)', (value, decimals) => expect(decimalsFor(value)).toBe(decimals));
});

describe('mean and standard deviation are rounded together', () => {
  test.each([
    [0.987, 0.00463, '0.9870 ± 0.0046'],
    [0.3866667, 0.0112, '0.387 ± 0.011'],
    [235614.2, 2037.4, '235\u202f614 ± 2037'],
    [3.52, 1.13, '3.5 ± 1.1'],
    [0.5, 0.0999, '0.50 ± 0.10'],
    [-0.25, 0.031, '−0.250 ± 0.031'],
    [0.98, 0, '0.98 ± 0'],
    [7, 0, '7 ± 0'],
    [0.987, null, '0.987'],
    [10954, null, '10\u202f954'],
    [1 / 3, null, '0.3333'],
  ])('%s ± %s', (mean, sd, text) => expect(scoreText(mean, sd)).toBe(text));

  test('a common power of ten where both are tiny or huge', () => {
    expect(scoreText(1.234e-6, 5.6e-8)).toBe('(1.234 ± 0.056) × 10⁻⁶');
    expect(scoreText(4.2e12, 3.1e10)).toBe('(4.200 ± 0.031) × 10¹²');
    expect(scoreText(0, 2e-6)).toBe('(0.0 ± 2.0) × 10⁻⁶');
  });

  test('a spread far below the digits of the mean keeps a power of ten for itself', () =>
    expect(scoreText(0.5, 1.2e-12)).toBe('0.5 ± 1.2 × 10⁻¹²'));

  test('zero stays zero', () => expect(scoreText(0, 0)).toBe('0 ± 0'));

  test('the decimals are told for aligning columns', () => {
    expect(roundScore(0.987, 0.00463)).toEqual({ mean: '0.9870', sd: '0.0046', scale: '', decimals: 4 });
    expect(alignDecimals('0.91', 2, 4)).toBe('0.91\u2007\u2007');
    expect(alignDecimals('12', 0, 1)).toBe('12\u2008\u2007');
    expect(alignDecimals('0.9133', 4, 2)).toBe('0.9133');
  });
});

describe('numbers of unknown precision', () => {
  test.each([
    [0.98666667, '0.9867'],
    [0.99, '0.99'],
    [12.3456, '12.35'],
    [123456.7, '123\u202f457'],
    [0, '0'],
    [-3, '−3'],
    [1e-5, '1 × 10⁻⁵'],
    [1.5e9, '1.5 × 10⁹'],
    [-2.5e-7, '−2.5 × 10⁻⁷'],
  ])('plainNumber(%s)', (value, text) => expect(plainNumber(value)).toBe(text));

  test('a column takes the decimals of its largest value', () => {
    expect(commonDecimals([0.9867, 0.99])).toBe(4);
    expect(commonDecimals([3, 4])).toBe(0);
    expect(commonDecimals([12.5, 0.001])).toBe(2);
    expect(commonDecimals([])).toBe(0);
    expect(commonDecimals([0, 0])).toBe(0);
  });
});

describe('intervals and differences', () => {
  test('the width decides the digits', () => {
    expect(intervalText(0.98371, 0.99029)).toBe('0.9837 to 0.9903');
    expect(signedIntervalText(-0.0029, 0.0042)).toBe('−0.0029 to +0.0042');
    expect(intervalText(10, 30)).toBe('10 to 30');
  });
  test('a width of zero still shows the number', () => expect(intervalText(0.9867, 0.9867)).toBe('0.9867 to 0.9867'));
  test('tiny intervals keep their powers of ten', () =>
    expect(signedIntervalText(-2e-6, 3.25e-6)).toBe('−2 × 10⁻⁶ to +3.25 × 10⁻⁶'));
  test('a difference is rounded as its interval is', () => {
    expect(differenceText(0.026678, 0.022, 0.0313)).toBe('+0.0267');
    expect(differenceText(-0.0130001, -0.0178, -0.0082)).toBe('−0.0130');
    expect(differenceText(0.0123456, null, null)).toBe('+0.0123');
    expect(differenceText(0, 0, 0)).toBe('0');
  });
  test('an effect size keeps its two decimals, as its interval does', () => {
    expect([6.5, 1, 0.796].map(effectNumber)).toEqual(['6.50', '1.00', '0.80']);
    expect([6.5, -13.35, 0.001].map(signedEffect)).toEqual(['+6.50', '−13.35', '0.00']);
    expect(signedEffect(123456789)).toBe('+123 456 789'.replaceAll(' ', narrowSpace));
  });
});

describe('per cent and units', () => {
  test.each([
    [0.66, 0, '66\u202f%'],
    [0, 0, '0\u202f%'],
    [1, 0, '100\u202f%'],
    [0.001, 0, '< 1\u202f%'],
    [0.9999, 0, '> 99\u202f%'],
    [0.995, 1, '99.5\u202f%'],
    [0.95, 0, '95\u202f%'],
  ])('percent(%s, %s)', (share, decimals, text) => expect(percent(share, decimals)).toBe(text));

  test('a unit stands once, behind a space that does not break', () => {
    expect(withUnit('3.5 ± 1.1', 's')).toBe('3.5 ± 1.1\u202fs');
    expect(withUnit('0.9', null)).toBe('0.9');
    expect(withUnit('0.9', '')).toBe('0.9');
    expect(labelWithUnit({ label: 'latency', unit: 'ms' })).toBe('latency, ms');
    expect(labelWithUnit({ label: 'accuracy', unit: null })).toBe('accuracy');
  });
});
