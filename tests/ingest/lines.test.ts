import { describe, expect, it } from 'vitest';
import { readLines } from '../../src/ingest/lines.ts';

const lines = (bytes: Uint8Array, step = Infinity): string[] => [
  ...readLines(bytes.length, (position, length) => bytes.subarray(position, position + Math.min(length, step))),
];

describe('reading lines in pieces', () => {
  const text = '\ufefffirst\r\nsecönd 数\n\nlast without end';
  it('gives the same lines whatever the size of the pieces, also inside a character', () => {
    for (const step of [1, 2, 3, 7, 1000]) {
      expect(lines(Buffer.from(text), step)).toEqual(['first', 'secönd 数', '', 'last without end']);
    }
  });

  it('may be given the same memory for every piece', () => {
    const bytes = Buffer.from(`${text}\n`.repeat(50));
    for (const step of [1, 5, 64]) {
      const memory = Buffer.alloc(step);
      const again = readLines(bytes.length, (position, length) => {
        const copied = bytes.copy(memory, 0, position, position + Math.min(length, step));
        return memory.subarray(0, copied);
      });
      expect([...again]).toEqual(lines(bytes));
    }
  });

  it('leaves out the empty line behind the last line end', () => {
    expect(lines(Buffer.from('a\nb\n'))).toEqual(['a', 'b']);
    expect(lines(Buffer.alloc(0))).toEqual([]);
  });

  it('stops where the file became shorter', () => {
    expect([...readLines(100, (position) => Buffer.from(position === 0 ? 'a\nb' : ''))]).toEqual(['a', 'b']);
  });

  it('cuts an endless line instead of holding it', () => {
    const chunk = Buffer.alloc(1024 * 1024, 'x');
    const [line, ...rest] = [...readLines(chunk.length * 80, () => chunk)];
    expect(rest).toEqual([]);
    expect(line!.length).toBe(64 * 1024 * 1024);
  });
});
