/** The whole path on hostile folders: names, links and secrets of every kind. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compileAssets } from '../scripts/site/compile-assets.ts';
import { copySweep, filesOf, runProgram } from './helpers/project.ts';

let work: string;
beforeAll(() => {
  work = mkdtempSync(join(tmpdir(), 'sweepbook-hostile-'));
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

const project = (name: string, sweep: string): string => copySweep(sweep, join(work, name));

describe('hostile input', () => {
  const names = [
    `a b'c"d`,
    '<img src=x onerror=alert(1)>',
    'ünï—中文',
    '..x..',
    '%2e%2e%2f',
    '$(touch pwned)`id`',
    'CON',
    '-rf',
    '__proto__',
    'line\nbreak\u001b[31m',
    `long-${'x'.repeat(240)}`,
  ];

  test('names of every kind are shown as what they are, and no file leaves the output folder', async () => {
    const folder = join(work, 'hostile');
    names.forEach((name, index) => {
      const runFolder = join(folder, 'results/sweep', name);
      mkdirSync(runFolder, { recursive: true });
      writeFileSync(
        join(runFolder, 'config.json'),
        JSON.stringify({
          name: `${name}</script><script>alert(${index})</script>`,
          seed: index,
          model: '../../../etc/passwd',
        }),
      );
      writeFileSync(
        join(runFolder, 'metrics.json'),
        `{"accuracy": 0.${index + 1}, "<b>x</b>": 1, "__proto__": {"polluted": 1}, "constructor": 2}`,
      );
    });
    const { status, stderr } = runProgram(folder, 'build', '--out', 'site');
    expect(stderr).not.toContain('\u001b[31m');
    expect(status).toBe(0);
    expect(readdirSync(folder).sort()).toEqual(['results', 'site']);
    const { first: own } = await compileAssets(join(import.meta.dirname, '..'));
    for (const path of filesOf(join(folder, 'site')).filter((file) => file.endsWith('.html'))) {
      const html = readFileSync(join(folder, 'site', path), 'utf8');
      // One script stands in every page, in its head: the program's own.
      const foreign = html.replace(`<script>${own}</script>`, '');
      expect(foreign.length, path).toBeLessThan(html.length);
      // Inside a quoted attribute a bracket is text; a quote there is always escaped.
      expect(foreign.replaceAll(/"[^"]*"/g, '""'), path).not.toMatch(/<script>|<img/);
    }
    const report = JSON.parse(readFileSync(join(folder, 'site/api/report.json'), 'utf8'));
    expect(report.runs).toHaveLength(names.length);
    expect(new Set(report.runs.map((item: { slug: string }) => item.slug.toLowerCase())).size).toBe(names.length);
  });

  test('a link that leaves the results is neither read nor published; a loop ends', () => {
    const folder = project('links', 'one-seed');
    const secret = join(work, 'secret-run');
    mkdirSync(secret);
    writeFileSync(join(secret, 'metrics.json'), '{"accuracy": 0.123456789}');
    symlinkSync(secret, join(folder, 'results/sweep/outside'));
    symlinkSync(join(secret, 'metrics.json'), join(folder, 'results/sweep/a_seed0/predictions.json'));
    symlinkSync(join(folder, 'results'), join(folder, 'results/sweep/loop'));
    const { status } = runProgram(folder, 'build', '--out', 'site');
    expect(status).toBe(0);
    for (const path of filesOf(join(folder, 'site'))) {
      expect(readFileSync(join(folder, 'site', path), 'utf8'), path).not.toContain('0.123456789');
    }
    const report = JSON.parse(readFileSync(join(folder, 'site/api/report.json'), 'utf8'));
    expect(report.runs).toHaveLength(2);
    expect(report.diagnostics.map((item: { file: string | null }) => item.file)).toContainEqual(
      expect.stringContaining('outside'),
    );
  });

  test('secrets are redacted everywhere, raw copies included, and counted', () => {
    const folder = project('secrets', 'one-seed');
    const token = `hf_${'a1B2'.repeat(9)}`;
    writeFileSync(
      join(folder, 'results/sweep/a_seed0/train.log'),
      `login ada@example.org with ${token}\nsaved to /home/ada/models\n`,
    );
    writeFileSync(
      join(folder, 'results/sweep/a_seed0/metadata.json'),
      JSON.stringify({ hostname: 'gpu-node-17', status: 'completed', api_key: 'verysecretvalue' }),
    );
    expect(runProgram(folder, 'build', '--out', 'site').status).toBe(0);
    for (const path of filesOf(join(folder, 'site'))) {
      const text = readFileSync(join(folder, 'site', path), 'utf8');
      for (const secret of [token, 'ada@example.org', '/home/ada', 'gpu-node-17', 'verysecretvalue']) {
        expect(text.includes(secret), `${secret} in ${path}`).toBe(false);
      }
    }
    const report = JSON.parse(readFileSync(join(folder, 'site/api/report.json'), 'utf8'));
    expect(report.redactions.length).toBeGreaterThan(0);
    expect(runProgram(folder, 'build', '--out', 'open', '--no-redact').status).toBe(0);
    expect(readFileSync(join(folder, 'open/raw/a_seed0/train.log'), 'utf8')).toContain(token);
  });
});
