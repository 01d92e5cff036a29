import { expect, test } from 'vitest';
import { durationText } from '../../src/format/durations.ts';

test.each([
  [0, '0\u202fs'],
  [0.0124, '12\u202fms'],
  [0.244, '244\u202fms'],
  [0.0244, '24\u202fms'],
  [0.9999, '1.0\u202fs'],
  [2.364, '2.4\u202fs'],
  [9.96, '10\u202fs'],
  [59.6, '1\u202fmin 00\u202fs'],
  [92.4, '1\u202fmin 32\u202fs'],
  [3599.6, '1\u202fh 00\u202fmin'],
  [7512, '2\u202fh 05\u202fmin'],
  [273600, '3\u202fd 4\u202fh'],
  [-92.4, '−1\u202fmin 32\u202fs'],
])('durationText(%s)', (seconds, text) => expect(durationText(seconds)).toBe(text));
