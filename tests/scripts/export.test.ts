import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { registry } from '../../src/exports/index.ts';
import { runCommand } from '../helpers/command-line.ts';
import { writeSide } from '../pull-request/folders.ts';

const work = mkdtempSync(join(tmpdir(), 'sweepbook-export-'));
const report = join(work, 'report.json');

beforeAll(async () => {
  writeSide(work, 'head');
  expect((await runCommand('analyze', join(work, 'results'), '--out', report)).code).toBe(0);
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

const ask = (...words: string[]) => runCommand('export', '--report', report, ...words);

describe('export', () => {
  test('one text goes to stdout, the same as in the site', async () => {
    const { code, out } = await ask('--format', 'md-report', '--site-url', 'https://example.org/r');
    expect(code).toBe(0);
    expect(out).toContain('# Small nets');
    expect(out).toContain('(<https://example.org/r/sweep/experiments/');
  });

  test('several files go into a folder; every format of the registry but the PDF in one go', async () => {
    for (const { id } of registry.filter((item) => !['pdf', 'sitemap', 'cards'].includes(item.id))) {
      const out = join(work, 'out', id);
      expect(await ask('--format', id, '--out', out), id).toMatchObject({ code: 0 });
      expect(existsSync(out), id).toBe(true);
    }
    expect(readdirSync(join(work, 'out/csv/sweep'))).toContain('leaderboard-accuracy.csv');
    expect(await ask('--format', 'csv', '--out', '-')).toMatchObject({
      code: 2,
      err: expect.stringContaining('stdout takes one'),
    });
  });

  test('--experiment is one page about one configuration', { timeout: 120_000 }, async () => {
    const file = join(work, 'deep.pdf');
    expect(await ask('--format', 'pdf', '--experiment', 'dee', '--out', file)).toMatchObject({ code: 0 });
    expect(readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-');
    expect(await ask('--format', 'csv', '--experiment', 'deep')).toMatchObject({ code: 2 });
    expect(await ask('--format', 'pdf', '--experiment', 'dep')).toMatchObject({
      code: 2,
      err: expect.stringContaining('deep'),
    });
  });

  test('an unknown format or benchmark names the nearest', async () => {
    expect(await ask('--format', 'latx')).toMatchObject({ code: 2, err: expect.stringContaining('latex') });
    expect(await ask('--format', 'csv', '--benchmark', 'swep')).toMatchObject({
      code: 2,
      err: expect.stringContaining('sweep'),
    });
    expect(await ask()).toMatchObject({ code: 2, err: expect.stringContaining('--format') });
  });
});
