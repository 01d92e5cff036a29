import { describe, expect, it } from 'vitest';
import { hang } from '../../scripts/cli/hang.ts';

describe('hang', () => {
  it('breaks at spaces and begins later lines under the text', () => {
    expect(hang('  found  ', 'one two three four', 18)).toBe('  found  one two\n         three\n         four');
  });

  it('keeps a word that is wider than the terminal whole, and counts wide characters twice', () => {
    expect(hang('a ', 'averylongword b', 8)).toBe('a averylongword\n  b');
    expect(hang('', '日本 語', 6)).toBe('日本\n語');
  });
});
