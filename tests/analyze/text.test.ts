import { describe, expect, it } from 'vitest';
import { countOf, leafOf, listText, matchesPattern, shortKeys, slugify } from '../../src/analyze/text.ts';

describe('slugify', () => {
  it('keeps letters and digits, joined by single dashes', () => {
    expect(slugify('None/SVM  rbf (lr=0.01)')).toBe('none-svm-rbf-lr-0-01');
    expect(slugify('Größe über')).toBe('gro-e-uber');
    expect(slugify('模型')).toBe('');
    expect(slugify('x'.repeat(100))).toHaveLength(60);
  });
});

describe('shortKeys', () => {
  it('takes the shortest endings that tell keys apart', () => {
    const short = shortKeys(['model.lr', 'optimizer.lr', 'model.depth']);
    expect([...short.values()]).toEqual(['model.lr', 'optimizer.lr', 'depth']);
  });

  it('names the list that a number is a place in', () => {
    const keys = ['model.layers.0.units', 'model.layers.1.units', 'model.layers.0.kind', 'data.sizes.0', '7'];
    expect([...shortKeys(keys).values()]).toEqual(['layers.0.units', 'layers.1.units', 'kind', 'sizes.0', '7']);
  });

  it('keeps a whole key that another key ends with', () => {
    expect(shortKeys(['lr', 'model.lr']).get('lr')).toBe('lr');
    expect(shortKeys(['lr', 'model.lr']).get('model.lr')).toBe('model.lr');
  });
});

describe('matchesPattern', () => {
  it('takes * as any characters and everything else as it is', () => {
    expect(matchesPattern('echo/a.b', 'echo/*')).toBe(true);
    expect(matchesPattern('echo', '*')).toBe(true);
    expect(matchesPattern('axb', 'a.b')).toBe(false);
    expect(matchesPattern('a.b', 'a.*')).toBe(true);
    expect(matchesPattern('aXb', 'a.*')).toBe(false);
  });
});

describe('words', () => {
  it('lists and counts', () => {
    expect(listText(['a'])).toBe('a');
    expect(listText(['a', 'b', 'c'])).toBe('a, b and c');
    expect(listText(['a', 'b', 'c', 'd'], 2)).toBe('a, b and 2 more');
    expect(countOf(1, 'run')).toBe('1 run');
    expect(countOf(2, 'entry', 'entries')).toBe('2 entries');
    expect(leafOf('a.b.c')).toBe('c');
  });
});
