import { expect, test } from 'vitest';
import { compareCodePoints } from '../../src/ingest/order.ts';

test('orders as UTF-8 bytes do, for every pair', () => {
  const names = [
    '',
    'a',
    'A',
    'aa',
    'ab',
    'a0',
    'é',
    '\u{1f600}',
    '\uff21',
    '\ue000',
    '\u{10000}',
    'a\u{1f600}',
    'a\uffff',
    '_',
    '~',
  ];
  for (const left of names) {
    for (const right of names) {
      expect(Math.sign(compareCodePoints(left, right)), `${left} ${right}`).toBe(
        Buffer.compare(Buffer.from(left), Buffer.from(right)),
      );
    }
  }
});
