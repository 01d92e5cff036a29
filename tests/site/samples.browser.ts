/** The list of every sample, from disk: what loads, filters, opens by keyboard, and what a link leads to. */
import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Report } from '../../src/report/schema.ts';
import { fileUrl, launchBrowser, viewports, watchPage } from './site.ts';

const site = inject('site');
const report: Report = JSON.parse(readFileSync(join(site, 'api/report.json'), 'utf8'));
const benchmark = report.benchmarks.find((item) => (item.samples?.coverage.length ?? 0) > 1)!;
const url = fileUrl(site, `${benchmark.id}/samples/index.html`);
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const settled = async (page: Page): Promise<string> => {
  const status = page.locator('#sample-status');
  await page.waitForFunction(() =>
    / of .*samples|No sample/.test(document.querySelector('#sample-status')?.textContent ?? ''),
  );
  return (await status.textContent()) ?? '';
};

test('lists all samples, and those that are wrong for all as the Report counts them', async () => {
  const page = await browser.newPage({ viewport: viewports.desktop });
  const problems = watchPage(page, 'file://');
  await page.goto(url, { waitUntil: 'load' });
  expect(await settled(page)).toContain(`1 to 50 of ${benchmark.samples!.nSamples} samples`);
  await page.selectOption('#sample-kind', 'wrong-for-all');
  await page.waitForFunction(() => location.search.includes('kind=wrong-for-all'));
  expect(await page.locator('#sample-browser tr.row').count()).toBe(benchmark.samples!.shared.wrongForAll);
  expect(problems).toEqual([]);
  await page.close();
});

test('a row opens by keyboard, and its address leads back to the sample', async () => {
  const page = await browser.newPage({ viewport: viewports.phone });
  await page.goto(url, { waitUntil: 'load' });
  await settled(page);
  const summary = page.locator('#sample-browser summary').first();
  await summary.focus();
  await page.keyboard.press('Enter');
  await page.waitForSelector('#sample-browser .sample .said');
  expect(await page.locator('#sample-browser .said').count()).toBe(benchmark.samples!.coverage.length);
  const id = benchmark.samples!.hardest[0]!.sample;
  expect(new URL(page.url()).searchParams.get('sample')).toBe(id);
  await page.goto(page.url(), { waitUntil: 'load' });
  await page.waitForSelector('.picked .sample');
  expect(await page.locator('.picked h3').textContent()).toBe(`Sample ${id}`);
  await page.close();
});

test('from one sample the next and the previous of the filter are reached, by button and by key', async () => {
  const page = await browser.newPage({ viewport: viewports.desktop });
  const problems = watchPage(page, 'file://');
  await page.goto(`${url}?kind=wrong`, { waitUntil: 'load' });
  await settled(page);
  const ids = await page.locator('#sample-browser tr.row .id').allTextContents();
  expect(ids.length).toBeGreaterThan(2);
  await page.locator('#sample-browser tr.row a.hash').first().focus();
  await page.keyboard.press('Enter');
  const shows = (id: string): Promise<unknown> => page.waitForSelector(`.picked h3 >> text="${id}"`);
  await shows(ids[0]!);
  await page.waitForSelector('.picked [role="status"] >> text=/^1 of /');
  expect(await page.locator('.picked button', { hasText: 'Previous' }).isDisabled()).toBe(true);
  const next = page.locator('.picked button', { hasText: 'Next' });
  await next.focus();
  await page.keyboard.press('Enter');
  await shows(ids[1]!);
  expect(await next.evaluate((button) => button === document.activeElement)).toBe(true);
  await page.waitForSelector('.picked [role="status"] >> text=/^2 of /');
  await page.keyboard.press('ArrowRight');
  await shows(ids[2]!);
  await page.waitForSelector('.picked [role="status"] >> text=/^3 of /');
  await page.keyboard.press('ArrowLeft');
  await shows(ids[1]!);
  expect(new URL(page.url()).searchParams.get('sample')).toBe(ids[1]);
  expect(new URL(page.url()).searchParams.get('kind')).toBe('wrong');
  expect(await page.locator('.picked .said').count()).toBe(benchmark.samples!.coverage.length);
  // The way on follows the filter when it changes.
  await page.selectOption('#sample-kind', 'right-for-all');
  await page.waitForSelector('.picked [role="status"] >> text=/^Not among/');
  await page.locator('.picked button', { hasText: 'Close' }).click();
  expect(await page.locator('.picked h3').count()).toBe(0);
  expect(new URL(page.url()).searchParams.get('sample')).toBeNull();
  expect(problems).toEqual([]);
  await page.close();
});

test('without scripts the lists stand, with their texts behind disclosures', async () => {
  const page = await browser.newPage({ javaScriptEnabled: false });
  await page.goto(url, { waitUntil: 'load' });
  const summary = page.locator('table.samples summary').first();
  await summary.click();
  expect(await page.locator('table.samples .sample').first().isVisible()).toBe(true);
  expect(await page.locator('#sample-browser').textContent()).toContain('needs scripts');
  await page.close();
});
