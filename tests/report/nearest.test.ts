import { describe, expect, it } from 'vitest';
import { editDistance, nearestNames } from '../../src/report/nearest.ts';

describe('editDistance', () => {
  it.each([
    ['', '', 0],
    ['', 'abc', 3],
    ['accuracy', 'acuracy', 1],
    ['ab', 'ba', 1],
    ['kitten', 'sitting', 3],
  ])('of "%s" and "%s" is %i', (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance);
    expect(editDistance(b, a)).toBe(distance);
  });
});

describe('nearestNames', () => {
  it('finds misspelt names, nearest first', () => {
    expect(nearestNames('acuracy', ['loss', 'accuracy', 'noisy_accuracy'])).toEqual(['accuracy']);
    expect(nearestNames('LOSS', ['loss'])).toEqual(['loss']);
  });

  it('finds names that contain it', () => {
    expect(nearestNames('mlp', ['none/mlp', 'none/svm'])).toEqual(['none/mlp']);
  });

  it('finds nothing where nothing is near, and keeps to the limit', () => {
    expect(nearestNames('baseline', ['x', 'y'])).toEqual([]);
    expect(nearestNames('a1', ['a2', 'a3', 'a4', 'a5'], 2)).toEqual(['a2', 'a3']);
  });
});
