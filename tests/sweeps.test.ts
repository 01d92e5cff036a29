/**
 * Whole-folder goldens: every folder under tests/sweeps holds results (and perhaps content), and the Report that must
 * come out. `UPDATE_GOLDENS=1 npm run test:unit -- tests/sweeps.test.ts` writes them anew; read the diff before you commit.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeReport } from '../scripts/build/make-report.ts';
import type { Terminal } from '../scripts/cli/command.ts';
import { report as schema } from '../src/report/schema.ts';

const folder = join(import.meta.dirname, 'sweeps');
const cases = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort();
const quiet: Terminal = {
  json: false,
  colour: false,
  columns: 80,
  out: () => undefined,
  log: () => undefined,
  progress: () => undefined,
};

function reportOf(name: string): unknown {
  const contentDir = join(folder, name, 'content');
  const { report } = makeReport(
    {
      roots: [{ label: 'results', path: join(folder, name, 'results') }],
      contentDir: existsSync(contentDir) ? contentDir : null,
      title: null,
      redact: true,
      strict: false,
    },
    { url: null, maxBytes: 1e6, maxFiles: 20_000 },
    quiet,
  );
  return JSON.parse(JSON.stringify({ ...schema.parse(report), generator: { name: 'sweepbook', version: 'x' } }));
}

describe.each(cases)('%s', (name) => {
  test('gives the Report that is kept beside it', () => {
    const golden = join(folder, name, 'report.json');
    const actual = reportOf(name);
    if (process.env['UPDATE_GOLDENS'] === '1') writeFileSync(golden, `${JSON.stringify(actual, null, 1)}\n`);
    expect(actual).toEqual(JSON.parse(readFileSync(golden, 'utf8')));
  });
});
