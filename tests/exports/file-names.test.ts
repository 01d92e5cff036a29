import { describe, expect, it } from 'vitest';
import { fileSegments } from '../../src/exports/file-names.ts';

describe('fileSegments', () => {
  it('makes safe names and keeps them apart', () => {
    expect([...fileSegments(['a/b', 'a-b', 'A-B', '..', 'ж', 'con fig'])]).toEqual([
      ['a/b', 'a-b'],
      ['a-b', 'a-b-2'],
      ['A-B', 'A-B-3'],
      ['..', 'item'],
      ['ж', 'item-2'],
      ['con fig', 'con-fig'],
    ]);
  });

  it('never gives a reserved name or one that is too long', () => {
    expect(fileSegments(['report'], ['report']).get('report')).toBe('report-2');
    expect(fileSegments(['x'.repeat(300)]).get('x'.repeat(300))).toHaveLength(80);
  });
});
