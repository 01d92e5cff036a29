/** The asking commands on the demo results, as a person or a program would call them. */
import { join } from 'node:path';
import stringWidth from 'string-width';
import { beforeAll, describe, expect, test } from 'vitest';
import { main } from '../../scripts/cli/main.ts';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { gzipSync } from 'node:zlib';

const root = join(import.meta.dirname, '../..');
const report = join(mkdtempSync(join(tmpdir(), 'sweepbook-ask-')), 'report.json');
const demo = ['--results', join(root, 'results'), '--content', join(root, 'content')];

const ask = (...words: string[]) => askAt(80, ...words);

async function askAt(columns: number, ...words: string[]) {
  const written = { out: '', err: '' };
  const code = await main(words, '0', {
    stdout: { write: (text) => (written.out += text), columns },
    stderr: { write: (text) => (written.err += text) },
    env: {},
    now: () => 0,
  });
  return { code, ...written };
}

beforeAll(async () => {
  expect((await ask('analyze', ...demo, '--out', report)).code).toBe(0);
  return () => rmSync(join(report, '..'), { recursive: true });
});

describe('leaderboard', () => {
  test('prints rank intervals and fits 80 columns', async () => {
    const { code, out } = await ask('leaderboard', '--report', report, '--benchmark', 'echo-augmentation');
    expect(code).toBe(0);
    expect(out).toMatch(/1–2 │ none\/svm_rbf\s+│ 0\.9870 ± 0\.0046 │ 0\.9837 to 0\.9903/);
    expect(
      Math.max(
        ...out
          .split('\n')
          .filter((line) => /^[│┌├└]/.test(line))
          .map((line) => line.length),
      ),
    ).toBeLessThanOrEqual(80);
  });
  test('an abbreviation that fits several, and a name that fits none, say so', async () => {
    expect(await ask('leaderboard', '--report', report, '--benchmark', 'echo')).toMatchObject({
      code: 2,
      err: expect.stringContaining('may mean 3'),
    });
    expect(await ask('leaderboard', '--report', report, '--metric', 'acuracy')).toMatchObject({
      code: 2,
      err: expect.stringContaining('accuracy'),
    });
  });
});

describe('compare', () => {
  test('--json gives difference, interval, p, significance, effect and verdict', async () => {
    const { out } = await ask('compare', 'none/mlp', 'none/svm', '--report', report, '--json');
    expect(JSON.parse(out)).toMatchObject({
      metric: 'accuracy',
      baseline: 'none/mlp',
      comparisons: [
        {
          candidate: 'none/svm_rbf',
          difference: expect.closeTo(0.0266667, 6),
          confidence_interval_95: [expect.closeTo(0.022, 3), expect.closeTo(0.0313, 3)],
          p_value: expect.closeTo(0.001953125, 9),
          is_significant: true,
          verdict: 'better',
        },
      ],
    });
  });
  test.each(['bootstrap', 't-test', 'permutation', 'wilcoxon'])('--test %s decides', async (name) => {
    const { out } = await ask('compare', 'none/mlp', 'none/svm_rbf', '--report', report, '--json', '--test', name);
    expect(JSON.parse(out).comparisons[0].p_value).toBeLessThan(0.01);
  });
  test('runs that stand directly in the results folder are compared, over their samples', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sweepbook-compare-'));
    const answers = { a: [1, 1, 1, 1, 1, 1, 1, 1, 1, 0], b: [0, 0, 0, 0, 0, 0, 0, 0, 0, 1] };
    for (const [name, right] of Object.entries(answers)) {
      mkdirSync(join(folder, name));
      writeFileSync(join(folder, name, 'config.yaml'), `name: model-${name}\nmodel: ${name}\n`);
      const accuracy = right.filter((one) => one === 1).length / right.length;
      writeFileSync(join(folder, name, 'metrics.json'), JSON.stringify({ accuracy }));
      const rows = right.map((correct, id) => JSON.stringify({ id, correct }));
      writeFileSync(join(folder, name, 'predictions.jsonl'), `${rows.join('\n')}\n`);
    }
    const command = ['compare', 'model-b', 'model-a', '--results', folder, '--json'];
    const own = JSON.parse((await ask(...command)).out).comparisons[0];
    const stated = JSON.parse((await ask(...command, '--test', 'mcnemar')).out).comparisons[0];
    rmSync(folder, { recursive: true });
    // 2 · (1 + 10) / 2^10: nine samples are right in one alone, one in the other alone.
    expect(own).toMatchObject({ difference: 0.8, test: 'mcnemar', p_value: 0.021484375, pairing: 'by-sample' });
    expect(stated).toMatchObject({ difference: 0.8, p_value: 0.021484375, verdict: 'better' });
  });
  test('an unknown test lists the known ones; one name is too few', async () => {
    expect(await ask('compare', 'none/mlp', 'none/svm_rbf', '--report', report, '--test', 'x')).toMatchObject({
      code: 2,
      err: expect.stringContaining('wilcoxon'),
    });
    expect(await ask('compare', 'none/mlp', '--report', report)).toMatchObject({ code: 2 });
  });
});

test.each([
  ['leaderboard'],
  ['compare', 'none/mlp', 'none/svm_rbf', 'time_mask/mlp'],
  ['impact'],
  ['filter', '--where', 'noisy_accuracy > 0.4', '--order-by', 'ece DESC'],
])('%s fits a terminal of 40 columns, numbers whole', async (...words) => {
  const { code, out } = await askAt(40, ...words, '--report', report);
  expect(code).toBe(0);
  expect(Math.max(...out.split('\n').map((line) => stringWidth(line)))).toBeLessThanOrEqual(40);
  expect(out).not.toContain('…');
});

describe('filter', () => {
  test('the table shows what was asked about, and short names of params', async () => {
    const where = 'config.hyperparameters.hidden > 16 and macro_f1 > 0.9';
    const { code, out } = await ask(
      'filter',
      '--report',
      report,
      '--benchmark',
      'hparams',
      '--where',
      where,
      '--order_by',
      'ece ASC',
    );
    expect(code).toBe(0);
    expect(out).toMatch(/│ Configuration +│ +accuracy │ hidden │ macro_f1 │ ece +│/);
  });
  test('chooses by params and metrics, orders and limits', async () => {
    const { out } = await ask(
      'filter',
      '--report',
      report,
      '--json',
      '--where',
      'model = mlp and noisy_accuracy > 0.5',
      '--order-by',
      'accuracy DESC',
      '--limit',
      '2',
    );
    expect(JSON.parse(out).rows.map((row: { configuration: string }) => row.configuration)).toEqual([
      'time_mask/mlp',
      'add_noise/mlp',
    ]);
  });
  test('a mistake shows the place with a caret', async () => {
    const { code, err } = await ask('filter', '--report', report, '--where', 'model = mlp and lerning_rate > 1');
    expect(code).toBe(2);
    expect(err).toContain('  model = mlp and lerning_rate > 1\n                  ^');
  });
});

test('impact names params with n and corrected p', async () => {
  const { out } = await ask('impact', '--report', report, '--benchmark', 'echo-mlp-hparams', '--json');
  expect(JSON.parse(out)[0].parameters[0]).toMatchObject({ parameter: 'hyperparameters.lr', n: 12 });
});

test('failures lists the four runs with their errors', async () => {
  const { out } = await ask('failures', '--report', report);
  expect(out.match(/^(failed|running):/gm)).toHaveLength(4);
  expect(out).toContain('ValueError: max_mask=32 must be smaller than the mel axis (20)');
});

test('show finds a configuration or a run by an abbreviation', async () => {
  expect((await ask('show', 'time_mask/svm', '--report', report)).out).toContain('0.9863 ± 0.0033');
  expect((await ask('show', 'none__random_forest__20261121_031653', '--report', report)).out).toContain('running');
  expect(await ask('show', 'nothing-like-it', '--report', report)).toMatchObject({ code: 2 });
});

describe('a compressed report', () => {
  const folder = join(report, '../large');
  const site = join(folder, 'site');
  const pointer = join(site, 'api/report.json');
  const packed = join(site, 'api/report.json.gz');
  const board = (path: string) => ask('leaderboard', '--report', path, '--benchmark', 'echo-augmentation');

  test('is read where report.json points to it, and by itself', async () => {
    mkdirSync(join(site, 'api'), { recursive: true });
    writeFileSync(pointer, '{"schemaVersion":1,"compressed":"report.json.gz"}\n');
    writeFileSync(packed, gzipSync(readFileSync(report)));
    const { code, out } = await board(report);
    expect(code).toBe(0);
    expect(await board(site)).toMatchObject({ code, out });
    expect(await board(pointer)).toMatchObject({ code, out });
    expect(await board(packed)).toMatchObject({ code, out });
  });
  test('that is missing or broken is said in a sentence', async () => {
    writeFileSync(packed, gzipSync(readFileSync(report)).subarray(0, 4_000));
    expect(await board(site)).toMatchObject({ code: 2, err: expect.stringContaining('This is no JSON') });
    rmSync(packed);
    expect(await board(site)).toMatchObject({
      code: 2,
      err: expect.stringMatching(/The report itself is in report\.json\.gz[\s\S]*hint: Put report\.json\.gz/),
    });
  });
});
