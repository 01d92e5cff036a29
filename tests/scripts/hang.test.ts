import { describe, expect, it } from 'vitest';
import { fold, hang } from '../../scripts/cli/hang.ts';

describe('hang', () => {
  it('breaks at spaces and begins later lines under the text', () => {
    expect(hang('  found  ', 'one two three four', 18)).toBe('  found  one two\n         three\n         four');
  });

  it('keeps a word that is wider than the terminal whole, and counts wide characters twice', () => {
    expect(hang('a ', 'averylongword b', 8)).toBe('a averylongword\n  b');
    expect(hang('', '日本 語', 6)).toBe('日本\n語');
  });

  it('folds every line of a text under its own indentation, and leaves those that fit', () => {
    expect(fold('one two three\n  four five six\n  kept', 9)).toBe('one two\nthree\n  four\n  five\n  six\n  kept');
  });
});
