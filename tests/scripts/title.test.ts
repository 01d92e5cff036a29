/** Where the title of a report comes from. */
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { titleOf } from '../../scripts/build/make-report.ts';
import { runCommand } from '../helpers/command-line.ts';

let work = '';
beforeEach(() => {
  work = mkdtempSync(join(tmpdir(), 'title-'));
  write('results/cats/a/metrics.json', '{"accuracy": 0.9}');
  write('results/dogs/a/metrics.json', '{"accuracy": 0.8}');
});
afterEach(() => rmSync(work, { recursive: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(work, path)), { recursive: true });
  writeFileSync(join(work, path), text);
}

async function title(...words: string[]): Promise<unknown> {
  const { out, err } = await runCommand('analyze', join(work, 'results'), ...words);
  return out === '' ? err : JSON.parse(out).settings.title;
}

test('it is what the benchmarks share, else that of content/report.yaml, else the option', async () => {
  expect(await title()).toBe('Benchmark report');
  write('content/benchmarks/cats.yaml', 'title: "Pets: cats"\n');
  write('content/benchmarks/dogs.yaml', 'title: "Pets: dogs"\n');
  expect(await title()).toBe('Pets');
  write('content/benchmarks/dogs.yaml', 'title: Dogs\n');
  expect(await title()).toBe('Benchmark report');
  write('content/report.yaml', 'title: Cats and dogs\n');
  expect(await title()).toBe('Cats and dogs');
  expect(await title('--title', 'Both')).toBe('Both');
  write('content/report.yaml', 'tilte: Cats and dogs\n');
  expect(await title()).toContain('content/report.yaml');
});

test('one benchmark gives its whole title', () => {
  expect(titleOf([{ title: 'Pets: cats' }])).toBe('Pets: cats');
  expect(titleOf([{}])).toBe('Benchmark report');
});
