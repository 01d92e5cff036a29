/** Inputs that a site must bear, and what its largest ordinary page weighs: one build of small odd benchmarks, all pages opened. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { longName, markupName, oddSweeps, writeManyConfigurations, writeOddResults } from './odd-results.ts';
import { axeFindings, fileUrl, htmlFiles, launchBrowser, onePerKind, strayWord, viewports, watchPage } from './site.ts';

const work = mkdtempSync(join(tmpdir(), 'sweepbook-odd-'));
const site = join(work, 'site');
let browser: Browser;
let files: readonly string[];

beforeAll(async () => {
  writeOddResults(join(work, 'results'));
  writeManyConfigurations(join(work, 'results'), { configurations: 100, seeds: 3 });
  const program = join(import.meta.dirname, '../../scripts/sweepbook.ts');
  execFileSync(process.execPath, [program, 'build', '--out', 'site'], { cwd: work, stdio: 'pipe' });
  files = htmlFiles(site).filter((file) => file !== '404.html');
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  rmSync(work, { recursive: true, force: true });
});

const overflowOf = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

const textOf = async (page: Page, file: string): Promise<string> => {
  await page.goto(fileUrl(site, file), { waitUntil: 'load' });
  return page.evaluate(() => document.body.innerText.replaceAll(/\s+/g, ' '));
};

test.each([...oddSweeps, 'the report itself'])(
  '%s: every kind of page opens, fits and has no stray word',
  async (sweep) => {
    const context = await browser.newContext({ viewport: viewports.desktop });
    const page = await context.newPage();
    const problems = watchPage(page, 'file://');
    const folder = (file: string): string => file.split('/')[0] ?? '';
    const shown = files.filter((file) =>
      oddSweeps.includes(sweep) ? folder(file) === sweep : ![...oddSweeps, 'many'].includes(folder(file)),
    );
    expect(shown.length).toBeGreaterThan(2);
    for (const file of onePerKind(shown, oddSweeps)) {
      await page.setViewportSize(viewports.desktop);
      const stray = strayWord(await textOf(page, file));
      if (stray !== null) problems.push(`${file}: ${stray}`);
      if ((await overflowOf(page)) > 0) problems.push(`${file}: overflows at 1280 px`);
      await page.setViewportSize(viewports.phone);
      if ((await overflowOf(page)) > 0) problems.push(`${file}: overflows at 390 px`);
      // The other kinds differ from the demo site's in words alone, and those satisfy axe there.
      if (!/^[^/]+\/(?:index\.html|experiments\/|runs\/)/.test(file)) continue;
      problems.push(...(await axeFindings(page)).map((finding) => `${file}: ${finding}`));
    }
    expect(problems).toEqual([]);
    await context.close();
  },
);

describe('the page of several tasks', () => {
  test.each([
    ['light', 'phone'],
    ['dark', 'desktop'],
    ['light', 'desktop'],
    ['dark', 'phone'],
  ] as const)('%s on a %s: opens, fits, satisfies axe', async (colorScheme, viewport) => {
    const context = await browser.newContext({ viewport: viewports[viewport], colorScheme });
    const page = await context.newPage();
    const problems = watchPage(page, 'file://');
    await page.goto(fileUrl(site, 'several-tasks/tasks/index.html'), { waitUntil: 'load' });
    expect(await page.locator('figure.figure svg').count()).toBeGreaterThan(2);
    expect(await overflowOf(page)).toBe(0);
    problems.push(...(await axeFindings(page)));
    expect(problems).toEqual([]);
    await context.close();
  });

  test('answers over all tasks, task by task, with one number, ranks and comparisons; its rows lead on', async () => {
    const context = await browser.newContext({
      viewport: viewports.desktop,
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const page = await context.newPage();
    await page.goto(fileUrl(site, 'several-tasks/index.html'), { waitUntil: 'load' });
    await page.locator('.mast nav a', { hasText: 'Tasks' }).click();
    await page.waitForURL('**/several-tasks/tasks/index.html');
    const sections = await page.locator('main h2').evaluateAll((all) => all.map((heading) => heading.id));
    expect(sections).toEqual(expect.arrayContaining(['per-task', 'aggregates', 'profiles', 'ranks']));
    const head = await page
      .locator('#per-task + * + .scroll thead, section[aria-labelledby="per-task"] thead')
      .innerText();
    for (const task of ['arithmetic', 'geometry', 'logic', 'reading', 'translation']) expect(head).toContain(task);
    const rows = page.locator('section[aria-labelledby="per-task"] tbody tr');
    expect(await rows.count()).toBe(5);
    await page.getByRole('button', { name: 'Copy the means of each task as CSV' }).click();
    await page.waitForFunction(() => (document.querySelector('.copied')?.textContent ?? '').includes('copied'));
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    const exported = readFileSync(join(site, 'exports/several-tasks/tasks.csv'), 'utf8');
    expect(copied.split(/\r?\n/)).toEqual(exported.split(/\r?\n/));
    await rows.first().locator('th a:not(.hash)').click();
    await page.waitForURL('**/several-tasks/experiments/**');
    await context.close();
  });
});

describe('what the pages say', () => {
  const says = (name: string, file: string, said: readonly string[], never: RegExp): void =>
    test(name, async () => {
      const page = await browser.newPage({ viewport: viewports.desktop });
      const text = await textOf(page, file);
      for (const sentence of said) expect(text).toContain(sentence);
      expect(text).not.toMatch(never);
      await page.close();
    });
  says(
    'all runs failed',
    'all-failed/index.html',
    ['Every run failed: 4 of 4.', 'CUDA out of memory'],
    /Error: Runtime|only ranks/,
  );
  says(
    'no numbers at all',
    'no-numbers/index.html',
    ['nothing: no run holds a metric'],
    /its primary metric, |only ranks/,
  );
  says(
    'one run',
    'one-run/index.html',
    ['One configuration, one seed', 'no interval is given'],
    /only ranks are claimed|significantly/,
  );
  says('one run, its method', 'one-run/method/index.html', ['nothing to rank'], /0 simultaneous|all ranks at once/);
  says('one configuration', 'one-configuration/index.html', ['nothing to compare it with'], /significantly/);
  says(
    'a metric that one has',
    'metric-of-some/metrics/f1/index.html',
    ['Three other configurations gave no value'],
    /only ranks/,
  );
  says('equal values', 'equal-values/index.html', ['No winner can be named among 3'], /is better than/);
  says('great and small numbers', 'great-and-small/index.html', ['4 × 10¹⁴'], /000 000 000 000|400T/);
});

test('markup in names stays text, on the page and in what scripts add to it', async () => {
  const page = await browser.newPage({ viewport: viewports.desktop });
  page.on('dialog', (dialog) => void dialog.dismiss());
  const problems = watchPage(page, 'file://');
  const text = await textOf(page, 'names-with-markup/index.html');
  expect(text).toContain(markupName.slice(0, 28));
  await page.fill('#board-filter', 'onerror');
  expect(await page.textContent('#board-count')).toBe('1 of 3');
  await page.goto(`${fileUrl(site, 'names-with-markup/compare/index.html')}`);
  await page.locator('#compare-input').focus();
  for (const part of ['onerror', 'onload']) {
    await page.keyboard.type(part);
    await page.keyboard.press('Enter');
  }
  await page.locator('#choice-seeds').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('h1').click();
  await page.keyboard.press('/');
  await page.fill('#search-input', 'onerror');
  await page.locator('#search-list [role="option"]').first().waitFor();
  expect(await page.locator('img, script:not([src]):not([type])').count()).toBe(0);
  expect(problems).toEqual([]);
  await page.close();
});

test('a name of 300 characters stands whole on its page, and short in titles and tables', async () => {
  const page = await browser.newPage({ viewport: viewports.phone });
  const board = await textOf(page, 'names-of-300/index.html');
  expect(board).not.toContain(longName.slice(0, 298));
  const own = files.find((file) => file.startsWith('names-of-300/experiments/'))!;
  expect(await textOf(page, own)).toContain(longName.slice(0, 298).replaceAll(/\s+/g, ' '));
  expect((await page.locator('h1').boundingBox())!.height).toBeLessThan(420);
  await page.close();
});

test('a leaderboard of 100 configurations is at most 60 kB compressed, 15 kB of it script, fonts aside', async () => {
  const page = await browser.newPage({ viewport: viewports.desktop });
  const loaded = new Set<string>();
  page.on('requestfinished', (request) => loaded.add(request.url()));
  await page.goto(fileUrl(site, 'many/index.html'), { waitUntil: 'load' });
  expect(await page.locator('table.board tr.row').count()).toBe(100);
  const weights = [...loaded]
    .map((url) => fileURLToPath(url.replace(/[?#].*$/, '')))
    .filter((file) => extname(file) !== '.woff2')
    .map((file) => ({ kind: extname(file), raw: readFileSync(file) }))
    .map(({ kind, raw }) => ({ kind, bytes: raw.length, compressed: gzipSync(raw, { level: 9 }).length }));
  const sum = (items: readonly { readonly compressed: number }[]): number =>
    items.reduce((total, item) => total + item.compressed, 0);
  console.log(weights.map((item) => `${item.kind} ${item.bytes} B, compressed ${item.compressed} B`).join('; '));
  expect(weights.map((item) => item.kind)).toEqual(expect.arrayContaining(['.html', '.css', '.js']));
  expect(sum(weights)).toBeLessThanOrEqual(60_000);
  expect(sum(weights.filter((item) => item.kind === '.js'))).toBeLessThanOrEqual(15_000);
  await page.close();
});
