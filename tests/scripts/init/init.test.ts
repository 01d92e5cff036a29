import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { load } from 'js-yaml';
import { parseBenchmarkSpec } from '../../../src/report/parse.ts';
import { runCommand } from '../../helpers/command-line.ts';
import { writeSide } from '../../pull-request/folders.ts';

const work = mkdtempSync(join(tmpdir(), 'sweepbook-init-'));
const setting = { cwd: work };
const file = join(work, 'content/benchmarks/sweep.yaml');
const note = join(work, 'content/notes/sweep.mdx');

beforeAll(() => {
  writeSide(work, 'head');
  rmSync(join(work, 'content'), { recursive: true });
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

describe('init', () => {
  test('writes a benchmark file that fits its schema and changes no number, and a note that is true', async () => {
    const before = JSON.parse((await runCommand(setting, 'leaderboard', '--json')).out);
    const { code, out } = await runCommand(setting, 'init');
    expect(code).toBe(0);
    expect(out).toBe('wrote content/benchmarks/sweep.yaml\nwrote content/notes/sweep.mdx\n');
    const spec = parseBenchmarkSpec(load(readFileSync(file, 'utf8')), { id: 'sweep', file });
    expect(spec).toMatchObject({
      primary: 'accuracy',
      metrics: { accuracy: { better: 'higher' }, loss: { better: 'lower' } },
    });
    expect(JSON.parse((await runCommand(setting, 'leaderboard', '--json')).out)).toEqual(before);
    expect(readFileSync(note, 'utf8')).toContain('24 runs of 4 configurations, ranked by accuracy.');
    expect((await runCommand(setting, 'validate', '--strict')).code).toBe(0);
  });

  test('never writes over a file without --force', async () => {
    expect((await runCommand(setting, 'init')).err).toContain('described already');
    writeFileSync(note, 'mine');
    rmSync(file);
    expect((await runCommand(setting, 'init')).out).toContain('kept content/notes/sweep.mdx');
    expect(readFileSync(note, 'utf8')).toBe('mine');
    expect((await runCommand(setting, 'init', '--force')).code).toBe(0);
    expect(readFileSync(note, 'utf8')).not.toBe('mine');
  });

  test('--github writes three workflows, with the folder of the runs', async () => {
    expect((await runCommand(setting, 'init', '--github', '--results', 'my-runs')).code).toBe(0);
    const pages = readFileSync(join(work, '.github/workflows/sweepbook.yml'), 'utf8');
    expect(pages).toContain('RESULTS: my-runs\n');
    expect(pages).toMatch(/npx --yes sweepbook@\d+\.\d+\.\d+/);
    writeFileSync(join(work, '.github/workflows/sweepbook.yml'), 'mine');
    expect((await runCommand(setting, 'init', '--github', '--json')).out).toContain('"kept"');
    expect(readFileSync(join(work, '.github/workflows/sweepbook.yml'), 'utf8')).toBe('mine');
    expect(await runCommand(setting, 'init', '--github', '--results', 'a"b; rm')).toMatchObject({ code: 2 });
    expect(await runCommand(setting, 'init', '--github', '--results', '../x')).toMatchObject({ code: 2 });
  });

  test('without runs it says so', async () => {
    const empty = mkdtempSync(join(tmpdir(), 'sweepbook-none-'));
    expect((await runCommand({ cwd: empty }, 'init', '--results', '.')).code).toBe(3);
    expect(existsSync(join(empty, 'content'))).toBe(false);
    rmSync(empty, { recursive: true });
  });
});

describe('compare --test mcnemar', () => {
  test('is about one checkpoint of each side on the same samples', async () => {
    const { out } = await runCommand(setting, 'compare', 'noise', 'deep', '--test', 'mcnemar', '--json');
    // 10 samples, of which the second is right in all and the first in seven: 3 discordant, exact p = 2 · 2⁻³.
    expect(JSON.parse(out).comparisons).toMatchObject([
      {
        test: 'mcnemar',
        p_value: 0.25,
        difference: expect.closeTo(0.3, 12),
        n: 10,
        pairing: 'by-sample',
        is_significant: false,
      },
    ]);
    const report = join(work, 'report.json');
    await runCommand(setting, 'analyze', '--out', report);
    expect(await runCommand('compare', 'noise', 'deep', '--test', 'mcnemar', '--report', report)).toMatchObject({
      code: 2,
      err: expect.stringContaining('predictions'),
    });
  });
});
