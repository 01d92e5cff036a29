/** The gates, and the report that is committed: whole calls on two small folders. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeReportFile } from '../../scripts/build/report-file.ts';
import { indexReport } from '../../src/report/select.ts';
import { runCommand } from '../helpers/command-line.ts';
import { writeSide } from '../pull-request/folders.ts';

const work = realpathSync(mkdtempSync(join(tmpdir(), 'sweepbook-check-')));
const [base, head] = [join(work, 'base'), join(work, 'head')];
const results = ['--results', join(head, 'results')];
const against = ['--base', join(base, 'results')];

beforeAll(() => {
  writeSide(base, 'base');
  writeSide(head, 'head');
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

describe('check', () => {
  test('fires on regressions and new failures, with a sentence each', async () => {
    const { code, out } = await runCommand('check', '--fail-on', 'regression,failure', ...against, ...results);
    expect(code).toBe(1);
    const lines = out.trim().split('\n');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^regression: sweep: noise got worse on accuracy: .* corrected p\s=\s5\.8 × 10⁻⁶/);
    expect(lines[1]).toMatch(/^failure: sweep: wide .* seed 4: failed\. ValueError: shape \| mismatch \(run_2_4\)$/);
  });

  test('passes where nothing got worse, and says for what', async () => {
    const same = ['--base', join(head, 'results')];
    expect(await runCommand('check', '--fail-on', 'failure,regression', ...same, ...results)).toMatchObject({
      code: 0,
      out: '',
      err: 'Passed: no regression, no failure.\n',
    });
  });

  test('without a base every failure is one, and a regression has no meaning', async () => {
    const { code, out } = await runCommand('check', '--fail-on', 'failure', ...results, '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ passed: false, reasons: [{ gate: 'failure', benchmark: 'sweep' }] });
    expect(await runCommand('check', '--fail-on', 'regression', ...results)).toMatchObject({
      code: 2,
      err: expect.stringContaining('--base'),
    });
  });

  test('an unknown gate and none at all are mistakes', async () => {
    expect(await runCommand('check', '--fail-on', 'regresion', ...results)).toMatchObject({
      code: 2,
      err: expect.stringContaining('Did you mean regression?'),
    });
    expect(await runCommand('check', ...results)).toMatchObject({ code: 2 });
  });
});

describe('drift', () => {
  const file = join(head, 'BENCHMARK_REPORT.md');
  const setting = { cwd: head };

  test('a missing report says how to write it', async () => {
    expect(await runCommand(setting, 'check', '--drift')).toMatchObject({
      code: 2,
      err: expect.stringContaining('sweepbook build --write-report'),
    });
  });

  test('the committed report is looked for at the top of the repository, links to its site and all', async () => {
    execFileSync('git', ['init', '--quiet'], { cwd: head });
    const report = join(work, 'report.json');
    expect((await runCommand(setting, 'analyze', '--out', report)).code).toBe(0);
    const index = indexReport(JSON.parse(readFileSync(report, 'utf8')));
    writeReportFile(file, index, 'https://example.org/r/');
    expect(readFileSync(file, 'utf8')).toContain('(<https://example.org/r/sweep/experiments/');
    expect(await runCommand({ cwd: join(head, 'results') }, 'check', '--drift', ...results)).toMatchObject({ code: 0 });
  });

  test('a changed number is found with its line', async () => {
    writeFileSync(file, readFileSync(file, 'utf8').replace('0.936 ± 0.010', '0.999 ± 0.010'));
    const { code, out } = await runCommand(setting, 'check', '--fail-on', 'drift');
    expect(code).toBe(1);
    expect(out).toMatch(/^drift: BENCHMARK_REPORT\.md is not what the results say, from line \d+ on: it has ".*0\.999/);
    expect(out).toMatch(/the results give ".*0\.936 .*Write it again: sweepbook build --write-report\n$/);
  });

  test('build --write-report writes what drift accepts, the same as in the site', { timeout: 300_000 }, () => {
    rmSync(file);
    const program = join(import.meta.dirname, '../../scripts/sweepbook.ts');
    execFileSync(process.execPath, [program, 'build', '--write-report', '--previous', join(base, 'results')], {
      cwd: head,
      stdio: 'ignore',
    });
    expect(existsSync(file)).toBe(true);
    const overview = readFileSync(join(head, 'dist/index.html'), 'utf8');
    expect(overview).toContain('New since the previous publication');
    expect(overview).toContain('<strong>noise</strong> got worse, by test.');
    expect(readFileSync(file)).toEqual(readFileSync(join(head, 'dist/exports/BENCHMARK_REPORT.md')));
    execFileSync(process.execPath, [program, 'check', '--drift'], { cwd: head, stdio: 'ignore' });
    const golden = join(import.meta.dirname, '../exports/benchmark-report/BENCHMARK_REPORT.md');
    const text = readFileSync(file, 'utf8').replace(/(sweepbook[ @])\d+\.\d+\.\d+[\w-]*/g, '$1x');
    if (process.env['UPDATE_GOLDENS'] === '1') writeFileSync(golden, text);
    expect(text).toBe(readFileSync(golden, 'utf8'));
  });

  test('a built site is a base with its flips', async () => {
    const before = ['--results', join(base, 'results')];
    const { out } = await runCommand('pr-comment', ...before, '--base', join(head, 'dist'), '--json');
    const [benchmark] = JSON.parse(out).diff.benchmarks;
    expect(benchmark.flips).toMatchObject([{ configuration: { name: 'noise' }, n: 10, toRight: 2, toWrong: 0 }]);
    expect(benchmark.flips[0].samples[0]).toMatchObject({
      sample: 's5',
      gold: 'cat',
      basePredicted: null,
      now: 'right',
    });
    const same = await runCommand('pr-comment', '--report', join(head, 'dist'), '--base', join(head, 'dist'));
    expect(same.out).toContain('No change: the results are the same.');
  });

  test('a file of a commit is a base; one that only points to a compressed report is not', async () => {
    writeFileSync(join(head, 'pointer.json'), '{"schemaVersion":1,"compressed":"report.json.gz"}\n');
    const report = join(head, 'base-report.json');
    expect((await runCommand('analyze', '--results', join(base, 'results'), '--out', report)).code).toBe(0);
    const git = (...words: string[]) => execFileSync('git', words, { cwd: head, stdio: 'ignore' });
    git('add', 'pointer.json', 'base-report.json');
    git('-c', 'user.name=a', '-c', 'user.email=a@example.org', 'commit', '--quiet', '--message', 'x');
    rmSync(report);
    const { code, out } = await runCommand(
      setting,
      'check',
      '--fail-on',
      'regression',
      '--base',
      'HEAD:base-report.json',
    );
    expect(code).toBe(1);
    expect(out).toContain('noise got worse on accuracy');
    expect(await runCommand(setting, 'check', '--fail-on', 'failure', '--base', 'HEAD:results')).toMatchObject({
      code: 2,
      err: expect.stringContaining('nothing that git knows'),
    });
    expect(await runCommand(setting, 'check', '--fail-on', 'failure', '--base', 'HEAD:pointer.json')).toMatchObject({
      code: 2,
      err: expect.stringMatching(/The report itself is in report\.json\.gz[\s\S]*hint: Give the folder/),
    });
  });
});
