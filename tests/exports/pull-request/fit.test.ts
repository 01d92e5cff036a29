import { expect, test } from 'vitest';
import { dropOrder, fitComment, mostCharacters, type CommentParts } from '../../../src/exports/pull-request/fit.ts';

const long = (kind: string): string => `${kind} `.repeat(40);
const parts = (chapters: number): CommentParts => ({
  head: 'HEAD',
  chapters: Array.from({ length: chapters }, (_, i) => ({
    sections: [
      { kind: null, text: `chapter ${i} ${'x'.repeat(50)}` },
      ...dropOrder.map((kind) => ({ kind, text: long(kind) })),
    ],
  })),
  foot: 'FOOT',
});

test('what fits is left whole, and nothing is said', () => {
  const text = fitComment(parts(1));
  for (const kind of dropOrder) expect(text).toContain(long(kind).trim());
  expect(text).not.toContain('Left out');
  expect(text.startsWith('HEAD\n\n')).toBe(true);
  expect(text.endsWith('FOOT\n')).toBe(true);
});

test('sections go in the stated order, in all chapters, and what went is said', () => {
  const whole = fitComment(parts(2)).length;
  const text = fitComment(parts(2), whole - 1);
  expect(text).not.toContain(long(dropOrder[0]).trim());
  expect(text).toContain(long(dropOrder[1]).trim());
  expect(text).toContain(`Left out, because a comment holds 65,536 characters: ${dropOrder[0]}. The full report`);
});

test('the head, the openings and the foot stay; of too many benchmarks as many as fit', () => {
  const few = fitComment(parts(2), 500);
  expect(few).toContain('chapter 1');
  expect(few).toContain(dropOrder.join('; '));
  const many = fitComment(parts(3_000));
  expect(many.length).toBeLessThanOrEqual(mostCharacters);
  expect(many.length).toBeGreaterThan(mostCharacters * 0.8);
  expect(many).toMatch(/\d+ more benchmarks\. The full report/);
  expect(many.endsWith('FOOT\n')).toBe(true);
});
