import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cpuOf, measureNode, sizeOf, toUsage } from './measure.ts';

test('measures a child process, and tells of one that fails', () => {
  const usage = measureNode(['-e', 'let x = 0; for (let i = 0; i < 1e7; i++) x += i']);
  expect(usage.cpuSeconds).toBeGreaterThan(0);
  expect(usage.peakMegabytes).toBeGreaterThan(10);
  expect(() => measureNode(['-e', 'console.error("why"); process.exit(3)'])).toThrow(/ended with 3:\nwhy/);
});

test('refuses what is no usage', () => {
  expect(() => toUsage(null)).toThrow('no usage');
  expect(() => toUsage({ cpuSeconds: 'much', peakMegabytes: 1 })).toThrow('no usage');
});

test('counts files and bytes below a folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'size-'));
  writeFileSync(join(folder, 'a'), '12345');
  expect(sizeOf(folder)).toEqual({ files: 1, bytes: 5 });
  rmSync(folder, { recursive: true });
  expect(cpuOf(() => undefined)).toBeGreaterThanOrEqual(0);
});
