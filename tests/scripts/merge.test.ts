/** A site from parts is the site of one build, byte for byte. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { digestOf } from '../faults/site-state.ts';
import { runCommand } from '../helpers/command-line.ts';

const work = mkdtempSync(join(tmpdir(), 'sweepbook-merge-'));
cpSync(join(import.meta.dirname, '../sweeps/described'), work, { recursive: true });
afterAll(() => rmSync(work, { recursive: true, force: true }));
vi.setConfig({ testTimeout: 180_000 });

const call = async (...words: string[]) => {
  const { code, err } = await runCommand({ cwd: work }, ...words);
  expect(err).not.toMatch(/\n\s+at /);
  return { code, err };
};

test('merge --site writes what build writes, and refuses to replace the parts', async () => {
  for (const share of [1, 2]) {
    expect((await call('analyze', '--shard', `${share}/2`, '--out', `parts/part-${share}`)).code).toBe(0);
  }
  const parts = ['parts/part-1', 'parts/part-2'];
  const raw = ['--raw-url', 'https://example.org/raw/'];
  const refused = await call('merge', ...parts, '--site', 'parts');
  expect(refused.code).toBe(2);
  expect(refused.err).toContain('The site would replace the parts.');
  expect((await call('merge', ...parts, '--site', 'from-parts', ...raw)).code).toBe(0);
  expect((await call('build', '--out', 'direct', ...raw)).code).toBe(0);
  expect(digestOf(join(work, 'from-parts'))).toBe(digestOf(join(work, 'direct')));
  expect(existsSync(join(work, 'parts/part-1'))).toBe(true);
});

test('without --site the Report is written; a part that is missing is asked for', async () => {
  expect((await call('merge', 'parts/part-1', 'parts/part-2', '--out', 'report.json')).code).toBe(0);
  expect((await call('analyze', '--out', 'direct.json')).code).toBe(0);
  expect(readFileSync(join(work, 'report.json'), 'utf8')).toBe(readFileSync(join(work, 'direct.json'), 'utf8'));
  const folder = await call('merge', 'parts', '--out', 'half.json');
  expect(folder.err).toContain('parts is no part of a sharded analysis');
  expect(folder.code).toBe(2);
  const lone = await call('merge', 'parts/part-1', '--out', 'half.json');
  expect(lone.code).toBe(2);
  expect(existsSync(join(work, 'half.json'))).toBe(false);
});

test('descriptions that stood beside the results are asked for where merge finds none', async () => {
  cpSync(join(work, 'parts'), join(work, 'elsewhere/parts'), { recursive: true });
  const elsewhere = async (...words: string[]) => {
    const report = ['--out', 'report.json'];
    const { code, err } = await runCommand(
      { cwd: join(work, 'elsewhere') },
      ...['merge', 'parts/part-1', 'parts/part-2', ...report, ...words],
    );
    return { code, err };
  };
  const refused = await elsewhere();
  expect(refused.code).toBe(2);
  expect(refused.err).toContain('described by a content folder');
  expect((await elsewhere('--content', '../content')).code).toBe(0);
  const [merged, direct] = ['elsewhere/report.json', 'direct.json'].map((file) =>
    readFileSync(join(work, file), 'utf8'),
  );
  expect(merged).toBe(direct);
  mkdirSync(join(work, 'empty'));
  expect((await elsewhere('--content', '../empty')).code).toBe(0);
});
