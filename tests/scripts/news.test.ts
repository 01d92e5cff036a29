import { defaultRawPolicy } from '../../scripts/build/raw-files.ts';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { makeReport } from '../../scripts/build/make-report.ts';
import { readBefore } from '../../scripts/build/news.ts';
import { readArguments } from '../../scripts/cli/arguments.ts';
import type { Terminal } from '../../scripts/cli/command.ts';
import { buildCommand } from '../../scripts/commands/build.ts';
import { writeSide } from '../pull-request/folders.ts';

const work = mkdtempSync(join(tmpdir(), 'sweepbook-news-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

test('a previous report of another schema version is said and passed over; a missing one is a mistake', () => {
  writeSide(work, 'head');
  let said = '';
  const terminal: Terminal = {
    ...{ json: false, colour: false, columns: 80 },
    out: () => undefined,
    log: (text) => (said += text),
    progress: () => undefined,
  };
  const made = makeReport(
    {
      roots: [{ label: 'results', path: join(work, 'results') }],
      ...{ contentDir: null, title: null, redact: true, strict: false },
    },
    defaultRawPolicy,
    terminal,
  );
  const before = (...words: string[]) =>
    readBefore(made, join(work, 'site'), readArguments(buildCommand, words), terminal);
  const news = (...words: string[]) => before(...words).news;
  expect(news()).toBeNull();
  const file = join(work, 'previous.json');
  writeFileSync(file, JSON.stringify(made.report));
  expect(news('--previous', file)).toMatchObject({ changed: false });
  writeFileSync(file, JSON.stringify({ ...made.report, schemaVersion: 99 }));
  expect(news('--previous', file)).toBeNull();
  // Its links are kept all the same, and those that had moved before it.
  const moved = [{ from: 'sweep/experiments/older-0/', to: 'sweep/experiments/old-1/' }];
  writeFileSync(join(work, 'redirects.json'), JSON.stringify(moved));
  const configurations = made.report.benchmarks[0]!.configurations.map(({ slug }) => ({ slug }));
  expect(before('--previous', file).before).toMatchObject([
    { benchmarks: [{ configurations }], pages: null, redirects: moved },
  ]);
  expect(before('--previous', join(work, 'results')).before).toMatchObject([{ benchmarks: [{ configurations }] }]);
  expect(before().before).toEqual([]);
  // A file that would write below another file, or out of the site, is no list of moved pages.
  for (const from of ['a/index.html/', '../b/', '/c/', 'd']) {
    writeFileSync(join(work, 'redirects.json'), JSON.stringify([{ from, to: 'sweep/' }]));
    expect(before('--previous', file).before[0]?.redirects).toEqual([]);
  }
  expect(said).toMatch(/^warning: .*schema version 99; this program reads version 1[\s\S]*What is new is not shown/);
  expect(() => news('--previous', join(work, 'none.json'))).toThrow('no file');
});
