/** The development server in a real browser: a page that is open shows a new run by itself, under the policy of all pages. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copySweep } from '../helpers/project.ts';
import { launchBrowser, watchPage } from './site.ts';

let work: string;
let child: ChildProcess;
let browser: Browser;
let base: string;

beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), 'sweepbook-dev-'));
  copySweep('described', work);
  const program = join(import.meta.dirname, '../../scripts/sweepbook.ts');
  child = spawn(process.execPath, [program, 'dev', '--port', '0'], { cwd: work, stdio: ['ignore', 'ignore', 'pipe'] });
  base = await new Promise<string>((done, fail) => {
    let said = '';
    child.stderr!.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const found = /Serving at (\S+) /.exec(said);
      if (found !== null) done(found[1]!);
    });
    child.once('close', () => fail(new Error(said)));
  });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  child.kill('SIGKILL');
  rmSync(work, { recursive: true, force: true });
});

test('an open page shows a new run by itself', async () => {
  const page = await browser.newPage();
  const problems = watchPage(page, base);
  await page.goto(`${base}runs/`);
  expect(await page.getByText('13 runs').count()).toBe(0);
  const folder = join(work, 'results/runs/cand_6');
  mkdirSync(folder);
  writeFileSync(join(folder, 'config.yaml'), 'name: cand\nseed: 6\n');
  writeFileSync(join(folder, 'metrics.json'), '{ "acc": 0.84, "wall": 26 }');
  await page
    .getByText(/13 of 13 completed/)
    .first()
    .waitFor();
  expect(problems).toEqual([]);
  await page.close();
});
