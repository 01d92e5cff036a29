import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { makeReport } from '../../scripts/build/make-report.ts';
import { readNews } from '../../scripts/build/news.ts';
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
    { url: null, maxBytes: 1e6 },
    terminal,
  );
  const news = (...words: string[]) => readNews(made, readArguments(buildCommand, words), terminal);
  expect(news()).toBeNull();
  const file = join(work, 'previous.json');
  writeFileSync(file, JSON.stringify(made.report));
  expect(news('--previous', file)).toMatchObject({ changed: false });
  writeFileSync(file, JSON.stringify({ ...made.report, schemaVersion: 99 }));
  expect(news('--previous', file)).toBeNull();
  expect(said).toMatch(/^warning: .*schema version 99; this program reads version 1[\s\S]*What is new is not shown/);
  expect(() => news('--previous', join(work, 'none.json'))).toThrow('no file');
});
