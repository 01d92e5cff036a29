/** The built site as a reader uses it: the numbers are the Report's; filter, sort and search do what they say. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { differenceText } from '../../src/format/numbers.ts';
import { formatScore } from '../../src/format/scores.ts';
import type { Report } from '../../src/report/schema.ts';
import { indexBenchmark } from '../../src/report/select.ts';
import { fileUrl, launchBrowser, layOut, viewports, watchPage } from './site.ts';

const site = inject('site');
const report: Report = JSON.parse(readFileSync(join(site, 'api/report.json'), 'utf8'));
const board = 'echo-augmentation/index.html';
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const packed = (text: string): string => text.replaceAll(/\s/g, '');

test.each(report.benchmarks.map((benchmark) => [benchmark.id, benchmark] as const))(
  '%s: the numbers of the leaderboard are those of report.json',
  async (id, benchmark) => {
    const index = indexBenchmark(benchmark);
    const page = await browser.newPage({ javaScriptEnabled: false });
    await page.goto(fileUrl(site, `${id}/index.html`));
    const rows = index.ranking(benchmark.primaryMetric)?.rows ?? [];
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      const configuration = index.configuration(row.configuration);
      const shown = page.locator(`tr[id="${configuration?.slug}"]`);
      const summary = index.summary(row.configuration, benchmark.primaryMetric);
      expect(packed(await shown.locator('td.mean').innerText())).toBe(packed(formatScore(summary, null)));
      expect(packed(await shown.locator('td.n').innerText())).toContain(String(summary?.n));
      const comparison = index.comparison(benchmark.primaryMetric, row.configuration);
      if (comparison === null || typeof comparison.difference.value !== 'number') continue;
      const { value, low, high } = comparison.difference;
      expect(packed(await shown.locator('td.diff').innerText())).toContain(packed(differenceText(value, low, high)));
      expect(packed(await shown.locator('td.verdict').innerText())).toContain(packed(comparison.verdict));
    }
    await page.close();
  },
);

test('both demos stand on the overview, under the title of content/report.yaml', async () => {
  const page = await browser.newPage({ javaScriptEnabled: false });
  await page.goto(fileUrl(site, 'index.html'));
  expect(await page.title()).toBe('Sweepbook demo');
  expect(await page.locator('h1').innerText()).toBe('Sweepbook demo');
  for (const id of ['echo-augmentation', 'sweepbook-bench']) {
    expect(await page.locator(`main a[href="${id}/index.html"]`).count()).toBeGreaterThan(0);
  }
  await page.close();
});

test('a metric that is only listed has values and no rank, and the table of metrics says so', async () => {
  const page = await browser.newPage({ javaScriptEnabled: false });
  await page.goto(fileUrl(site, 'sweepbook-bench/index.html'));
  await layOut(page);
  const row = page.locator('tr[id="metric-floor_cpu_seconds"]');
  const lede = page.locator('section[aria-labelledby="metrics"] .lede');
  expect(await row.locator('td').allInnerTexts()).toEqual(['lower', 'listed only', '—', 'not ranked']);
  expect(await lede.innerText()).toMatch(/^Each that is ranked has a leaderboard/);
  await page.goto(fileUrl(site, board));
  await layOut(page);
  expect(await lede.innerText()).toMatch(/^Each has a leaderboard/);
  await page.close();
});

describe('a leaderboard in the reader’s hands', () => {
  test('filters by params and metrics, keeps the choice in the address, and explains a mistake', async () => {
    const page = await browser.newPage({ viewport: viewports.desktop });
    const problems = watchPage(page, 'file://');
    await page.goto(fileUrl(site, board));
    const visible = () => page.locator('table.board tr.row:visible').count();
    expect(await visible()).toBe(16);
    await page.fill('#board-filter', 'model=mlp noisy_accuracy>0.5');
    expect(await visible()).toBe(3);
    expect(await page.textContent('#board-count')).toBe('3 of 16');
    await page.waitForFunction(() => location.search.includes('filter='));
    await page.reload();
    expect(await visible()).toBe(3);
    await page.fill('#board-filter', 'lerning_rate > 1');
    expect(await page.textContent('#board-count')).toContain('Nothing here is called');
    expect(await visible()).toBe(16);
    expect(problems).toEqual([]);
    await page.close();
  });

  test('sorts by a column and back to the ranked order', async () => {
    const page = await browser.newPage({ viewport: viewports.desktop });
    await page.goto(fileUrl(site, board));
    const first = () => page.locator('table.board tr.row').first().getAttribute('id');
    const ranked = await first();
    await page.click('th[data-sort="noisy_accuracy"] button');
    expect(await first()).toContain('add-noise-mlp');
    expect(await page.getAttribute('th[data-sort="noisy_accuracy"]', 'aria-sort')).toBe('descending');
    await page.click('text=Ranked order');
    expect(await first()).toBe(ranked);
    await page.close();
  });

  test('opens one explanation at a time, without a script', async () => {
    const page = await browser.newPage({ viewport: viewports.desktop, javaScriptEnabled: false });
    await page.goto(fileUrl(site, board));
    await page.locator('tr.why summary').nth(0).click();
    await page.locator('tr.why summary').nth(1).click();
    expect(await page.locator('tr.why details[open]').count()).toBe(1);
    expect(await page.locator('tr.why details[open] .raw a').count()).toBe(10);
    await page.close();
  });
});

test('search opens with a slash on any page, finds an experiment and goes there, from disk', async () => {
  const page = await browser.newPage({ viewport: viewports.desktop });
  const problems = watchPage(page, 'file://');
  await page.goto(fileUrl(site, 'failures/index.html'));
  await page.keyboard.press('/');
  await page.locator('#search-input').waitFor();
  await page.fill('#search-input', 'time_mask svm');
  expect(await page.locator('#search-list [role="option"]').first().innerText()).toContain('time_mask/svm_rbf');
  await page.keyboard.press('Enter');
  await page.waitForURL(/experiments\/time-mask-svm-rbf/);
  expect(problems).toEqual([]);
  await page.close();
});

test('the choice of colours is remembered', async () => {
  const context = await browser.newContext({ viewport: viewports.desktop, colorScheme: 'light' });
  const page = await context.newPage();
  await page.goto(fileUrl(site, 'index.html'));
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await paper();
  await page.click('label:has(#theme-dark)');
  const dark = await paper();
  expect(dark).not.toBe(light);
  await page.goto(fileUrl(site, board));
  expect(await paper()).toBe(dark);
  await context.close();
});
