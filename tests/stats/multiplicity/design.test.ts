import { describe, expect, it } from 'vitest';
import {
  type ComparisonDesign,
  decidingTests,
  minimumSignFlipP,
  partFactor,
} from '../../../src/stats/multiplicity/design.ts';

function paired(n: number): ComparisonDesign {
  return { pairing: 'by-seed', sizes: [n, n], hasSamples: false, samplesAreBinary: false };
}

function unpaired(first: number, second: number, samples?: 'binary' | 'real'): ComparisonDesign {
  const samplesAreBinary = samples === 'binary';
  return { pairing: 'none', sizes: [first, second], hasSamples: samples !== undefined, samplesAreBinary };
}

const auto = { alpha: 0.05, test: 'auto' } as const;

describe('decidingTests', () => {
  it('goes by the number of seeds and the pairing', () => {
    const one = (design: ComparisonDesign): string | null => decidingTests([design], auto)[0]!;
    expect([paired(10), paired(6), paired(5), paired(2)].map(one)).toEqual([
      'sign-flip',
      'sign-flip',
      'paired-t',
      'paired-t',
    ]);
    expect([unpaired(5, 3), unpaired(1, 5)].map(one)).toEqual(['welch-t', null]);
    expect([unpaired(1, 5, 'binary'), unpaired(1, 1, 'real')].map(one)).toEqual(['mcnemar', 'sample-bootstrap']);
  });

  it('asks for more seeds where alpha is smaller', () => {
    const strict = { alpha: 0.01, test: 'auto' } as const;
    expect([7, 8].map((n) => decidingTests([paired(n)], strict)[0])).toEqual(['paired-t', 'sign-flip']);
  });

  it('keeps in the sign-flip family only what can still be significant with its share of alpha', () => {
    // One of two: 2/64 doubles to 0.0625.
    expect(decidingTests([paired(6), paired(3)], auto)).toEqual(['paired-t', 'paired-t']);
    expect(decidingTests([paired(7), paired(3)], auto)).toEqual(['sign-flip', 'paired-t']);
    expect(decidingTests([paired(10), paired(6), unpaired(4, 4)], auto)).toEqual(['sign-flip', 'sign-flip', 'welch-t']);
    const many = decidingTests([paired(10), paired(6), ...Array.from({ length: 8 }, () => paired(3))], auto);
    expect(many.slice(0, 2)).toEqual(['sign-flip', 'paired-t']);
  });

  it('weighs designs that stand for many comparisons', () => {
    const tests = decidingTests([{ ...paired(6), count: 100 }, paired(3)], auto);
    expect(tests).toEqual(['sign-flip', 'paired-t']);
  });

  it('follows a fixed test in its paired or unpaired form', () => {
    const of = (test: 'wilcoxon' | 'paired-t' | 'permutation' | 'bootstrap'): unknown =>
      decidingTests([paired(5), unpaired(4, 4), unpaired(1, 4)], { alpha: 0.05, test });
    expect(of('wilcoxon')).toEqual(['wilcoxon-signed-rank', 'mann-whitney', null]);
    expect(of('paired-t')).toEqual(['paired-t', 'welch-t', null]);
    expect(of('permutation')).toEqual(['sign-flip', 'two-sample-permutation', null]);
    expect(of('bootstrap')).toEqual(['paired-bootstrap', 'unpaired-bootstrap', null]);
  });

  it('knows the smallest p and the share of a part', () => {
    expect([minimumSignFlipP(5), minimumSignFlipP(30)]).toEqual([0.0625, 1e-4]);
    expect([partFactor(0, 5), partFactor(4, 5), partFactor(5, 5)]).toEqual([1, 1.25, 1]);
  });
});
