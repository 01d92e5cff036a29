/** The chooser of the compare page in a browser: choosing, the address, the verdicts, the page without a script. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { serveFolder } from '../../scripts/site/serve-folder.ts';
import type { Report } from '../../src/report/schema.ts';
import { axeFindings, fileUrl, launchBrowser, overflowOf, viewports, watchPage } from './site.ts';

const site = inject('site');
const report: Report = JSON.parse(readFileSync(join(site, 'api/report.json'), 'utf8'));
const benchmark = report.benchmarks.find((item) => item.baseline !== null)!;
const baseline = benchmark.configurations.find((item) => item.id === benchmark.baseline)!;
const others = benchmark.configurations.filter((item) => item.id !== benchmark.baseline);
const address = `${benchmark.id}/compare/index.html`;
const open = (slugs: readonly string[], more = ''): string => `${fileUrl(site, address)}?c=${slugs.join(',')}${more}`;
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function withPage(action: (page: Page, problems: readonly string[]) => Promise<void>): Promise<void> {
  const page = await browser.newPage({ viewport: viewports.desktop });
  const problems = watchPage(page, 'file://');
  await action(page, problems);
  expect(problems).toEqual([]);
  await page.close();
}

const chosenOf = (page: Page): Promise<string[]> => page.locator('.chosen li .cfg').allInnerTexts();

describe('the chooser, opened from disk', () => {
  test('is used with the keyboard alone, and the address keeps the choice', () =>
    withPage(async (page) => {
      await page.goto(fileUrl(site, address));
      await page.locator('#compare-input').focus();
      for (const item of [baseline, others[0]!]) {
        await page.keyboard.type(item.name);
        await page.keyboard.press('Enter');
      }
      await page.locator('#choice-metrics').waitFor();
      expect(await chosenOf(page)).toEqual([baseline.name, others[0]!.name]);
      expect(new URL(page.url()).searchParams.get('c')).toBe(`${baseline.slug},${others[0]!.slug}`);
      await page.reload();
      await page.locator('#choice-metrics').waitFor();
      expect(await chosenOf(page)).toEqual([baseline.name, others[0]!.name]);
      await page.getByRole('button', { name: `Remove ${baseline.name}` }).click();
      expect(await chosenOf(page)).toEqual([others[0]!.name]);
      expect(await page.locator('#choice section').count()).toBe(0);
    }));

  test('Escape closes the list, arrows walk it, and a seventh does not fit', () =>
    withPage(async (page) => {
      await page.goto(open(benchmark.configurations.slice(0, 5).map((item) => item.slug)));
      await page.locator('#choice-metrics').waitFor();
      const input = page.locator('#compare-input');
      await input.click();
      expect(await input.getAttribute('aria-expanded')).toBe('true');
      await page.keyboard.press('ArrowDown');
      expect(await input.getAttribute('aria-activedescendant')).toBe('compare-option-1');
      await page.keyboard.press('Escape');
      expect(await input.getAttribute('aria-expanded')).toBe('false');
      await page.keyboard.type(benchmark.configurations[5]!.name);
      await page.keyboard.press('Enter');
      expect(await chosenOf(page)).toHaveLength(6);
      expect(await input.isDisabled()).toBe(true);
    }));

  test('shows the values of the Report, and a verdict only where the Report has one', () =>
    withPage(async (page) => {
      const [first, second] = others;
      await page.goto(open([baseline.slug, first!.slug, second!.slug]));
      await page.locator('#choice-differences').waitFor();
      const rows = page.locator('.differences tbody tr');
      expect(await rows.count()).toBe(3);
      const comparison = benchmark.comparisons.find(
        (item) =>
          item.metric === benchmark.primaryMetric && item.reference === 'baseline' && item.candidate === first!.id,
      )!;
      expect(await rows.nth(0).locator('.chip').innerText()).toBe(comparison.verdict);
      const leads = benchmark.comparisons.some(
        (item) =>
          item.metric === benchmark.primaryMetric &&
          [item.baseline, item.candidate].includes(first!.id) &&
          [item.baseline, item.candidate].includes(second!.id),
      );
      expect(await rows.nth(2).locator('.chip').count()).toBe(leads ? 1 : 0);
      const command = `sweepbook compare ${[baseline, first!, second!].map((item) => item.slug).join(' ')}`;
      expect(await page.locator('code', { hasText: command }).count()).toBe(leads ? 0 : 1);
      await rows.nth(0).locator('a').click();
      await page.locator('h1').waitFor();
      expect(page.url()).toContain(`${baseline.slug}..${first!.slug}/index.html`);
    }));

  test('another metric is chosen in place and stands in the address', () =>
    withPage(async (page) => {
      const other = benchmark.metrics.find((item) => item.role === 'secondary')!;
      await page.goto(open([baseline.slug, others[0]!.slug]));
      await page.locator('#compare-metric').selectOption(other.id);
      expect(await page.locator('#choice-differences').innerText()).toBe(`Differences in ${other.label}`);
      expect(new URL(page.url()).searchParams.get('m')).toBe(other.id);
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('compare-metric');
    }));

  test('a link with unknown or too many names says so', () =>
    withPage(async (page) => {
      await page.goto(open([baseline.slug, 'no-such-one', '__proto__']));
      await page.getByText('2 configurations of this link are not in this report.').waitFor();
      expect(await chosenOf(page)).toEqual([baseline.name]);
      await page.goto(open(benchmark.configurations.slice(0, 8).map((item) => item.slug)));
      await page.getByText('Only the first 6 of this link are shown.').waitFor();
    }));

  test.each([
    ['desktop', 'light'],
    ['desktop', 'dark'],
    ['phone', 'light'],
  ] as const)('with six chosen on a %s, %s: fits and satisfies axe', async (device, colorScheme) => {
    const context = await browser.newContext({ viewport: viewports[device], colorScheme });
    const page = await context.newPage();
    await page.goto(open(benchmark.configurations.slice(0, 6).map((item) => item.slug)));
    await page.locator('#choice-seeds').waitFor();
    await page.locator('summary').first().click();
    const overflow = await overflowOf(page);
    expect(overflow).toBeLessThanOrEqual(0);
    expect(await axeFindings(page)).toEqual([]);
    await context.close();
  });
});

test('works under a base path, too', async () => {
  const server = await serveFolder(site, { port: 0, base: '/some/base/' });
  const page = await browser.newPage({ viewport: viewports.desktop });
  const problems = watchPage(page, server.url);
  await page.goto(`${server.url}${benchmark.id}/compare/?c=${baseline.slug},${others[0]!.slug}`);
  await page.locator('#choice-seeds').waitFor();
  expect(problems).toEqual([]);
  await page.close();
  await server.close();
});

test('without a script the pairs of the report are listed, and the chooser is not offered', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(fileUrl(site, address));
  expect(await page.locator('#compare-input').count()).toBe(0);
  expect(await page.getByText('needs a script').isVisible()).toBe(true);
  expect(await page.locator('.pairs tbody tr').count()).toBeGreaterThanOrEqual(others.length);
  await page.locator('.pairs tbody a').first().click();
  expect(await page.locator('h1').innerText()).toMatch(/better|decided|practical|compared|value/);
  await context.close();
});
