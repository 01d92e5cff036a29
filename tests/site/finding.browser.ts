/** Finding things and taking them along: search, breadcrumbs, the way on, permalinks, copying; from disk and under a base path. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { serveFolder } from '../../scripts/site/serve-folder.ts';
import type { Report } from '../../src/report/schema.ts';
import { axeFindings, fileUrl, htmlFiles, launchBrowser, onePerKind, viewports, watchPage } from './site.ts';

const site = inject('site');
const report: Report = JSON.parse(readFileSync(join(site, 'api/report.json'), 'utf8'));
const benchmark = report.benchmarks.find((item) => item.id === 'echo-augmentation')!;
const first = benchmark.configurations[0]!;
const experiment = `echo-augmentation/experiments/${first.slug}/index.html`;
const board = 'echo-augmentation/index.html';
const read = (path: string): string => readFileSync(join(site, path), 'utf8');
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function withPage(
  path: string,
  use: (page: Page, context: BrowserContext) => Promise<void>,
  options: { readonly js?: boolean } = {},
): Promise<void> {
  const context = await browser.newContext({
    viewport: viewports.desktop,
    javaScriptEnabled: options.js ?? true,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  const problems = watchPage(page, 'file://');
  await page.goto(fileUrl(site, path), { waitUntil: 'load' });
  await use(page, context);
  expect(problems).toEqual([]);
  await context.close();
}

/** What was copied, once the page has said so. */
async function copied(page: Page): Promise<string> {
  await page.waitForFunction(() => (document.querySelector('.copied')?.textContent ?? '').includes('copied'));
  return page.evaluate(() => navigator.clipboard.readText());
}

describe('search', () => {
  test('finds experiments by param, runs, metrics and notes; keys move; Escape gives the focus back', async () => {
    await withPage('failures/index.html', async (page) => {
      await page.focus('.mast nav a');
      await page.keyboard.press('/');
      const options = page.locator('#search-list [role="option"]');
      await page.locator('#search-input').waitFor();
      const [param, value] = Object.entries(first.params)[0]!;
      await page.keyboard.type(`${param}=${String(value)}`);
      expect(await page.locator('#search-list').innerText()).toContain('experiment');
      await page.fill('#search-input', 'augmentation buys');
      expect(await options.first().innerText()).toContain('note');
      await page.fill('#search-input', benchmark.configurations[0]!.runIds[0]!);
      expect(await options.first().innerText()).toContain('run');
      await page.fill('#search-input', 'svm');
      expect(await page.textContent('.search-status')).toMatch(/^The best 12 of \d+ found\.$/);
      const selected = () => page.locator('[aria-selected="true"]').getAttribute('id');
      expect(await selected()).toBe('search-0');
      await page.keyboard.press('ArrowDown');
      expect(await selected()).toBe('search-1');
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('ArrowUp');
      expect(await selected()).toBe('search-11');
      expect(await page.getAttribute('#search-input', 'aria-activedescendant')).toBe('search-11');
      await page.fill('#search-input', 'zzzz no such thing');
      expect(await page.textContent('.search-status')).toBe('Nothing found.');
      await page.keyboard.press('Escape');
      expect(await page.locator('dialog[open]').count()).toBe(0);
      expect(await page.evaluate(() => document.activeElement?.closest('.mast') !== null)).toBe(true);
    });
  });

  test.each(['light', 'dark'] as const)('the open dialog satisfies axe, %s, and fits a phone', async (colorScheme) => {
    const context = await browser.newContext({ viewport: viewports.phone, colorScheme });
    const page = await context.newPage();
    await page.goto(fileUrl(site, 'index.html'));
    await page.click('.search-open');
    await page.fill('#search-input', 'mlp');
    await page.locator('#search-list [role="option"]').first().waitFor();
    expect(await axeFindings(page, 'dialog')).toEqual([]);
    const box = await page.locator('dialog.search').boundingBox();
    expect(box!.x).toBeGreaterThanOrEqual(0);
    expect(box!.x + box!.width).toBeLessThanOrEqual(390);
    await context.close();
  });

  test('works under a base path', async () => {
    const server = await serveFolder(site, { port: 0, base: '/some/base/' });
    const page = await browser.newPage();
    await page.goto(`${server.url}${experiment}`);
    await page.keyboard.press('/');
    await page.locator('#search-input').fill('time_mask/svm');
    await page.keyboard.press('Enter');
    await page.waitForURL(/some\/base\/echo-augmentation\/experiments\/time-mask-svm-rbf/);
    await page.close();
    await server.close();
  });
});

test('every page but the first says where it stands and leads back to it', async () => {
  const kinds = onePerKind(
    htmlFiles(site).filter((file) => file !== '404.html' && file !== 'index.html'),
    report.benchmarks.map((item) => item.id),
  );
  const page = await browser.newPage({ javaScriptEnabled: false });
  for (const file of kinds) {
    await page.goto(fileUrl(site, file));
    const crumbs = page.locator('nav[aria-label="Breadcrumbs"]');
    expect(await crumbs.locator('a').first().innerText(), file).toBe('Overview');
    expect(await crumbs.locator('[aria-current="page"]').count(), file).toBe(1);
  }
  await page.close();
});

/** The site path that a page's link to the next, or to the previous page leads to; null where it has none. */
function along(path: string, rel: 'next' | 'prev'): string | null {
  const href = new RegExp(`<a rel="${rel}" href="([^"]*)"`).exec(read(path))?.[1];
  return href === undefined ? null : decodeURIComponent(new URL(href, `http://x/${path}`).pathname).slice(1);
}

test('the way on goes through all experiments by name, and through the runs of one by seed', async () => {
  const way = [experiment];
  for (let next = along(experiment, 'next'); next !== null; next = along(next, 'next')) way.push(next);
  expect(way).toEqual(benchmark.configurations.map((item) => `echo-augmentation/experiments/${item.slug}/index.html`));
  expect(along(way.at(-1)!, 'prev')).toBe(way.at(-2));
  expect(along(experiment, 'prev')).toBeNull();
  const runs = first.runIds.map((id) => report.runs.find((run) => run.id === id)!);
  const pages = runs.map((run) => `echo-augmentation/runs/${run.slug}/index.html`);
  expect(pages.map((page) => along(page, 'next'))).toEqual([...pages.slice(1), null]);
  await withPage(
    experiment,
    async (page) => {
      await page.locator('a[rel="next"]').click();
      await page.waitForURL(`**/${benchmark.configurations[1]!.slug}/index.html`);
    },
    { js: false },
  );
});

describe('permalinks', () => {
  test('every section, table row and figure of every kind of page has one of its own', async () => {
    const kinds = onePerKind(
      htmlFiles(site).filter((file) => file !== '404.html'),
      report.benchmarks.map((item) => item.id),
    );
    const page = await browser.newPage({ javaScriptEnabled: false });
    const missing: string[] = [];
    for (const file of kinds) {
      await page.goto(fileUrl(site, file));
      const found = await page.evaluate(() => {
        const own = (element: Element, link: Element | null): boolean =>
          element.id !== '' && link?.getAttribute('href') === `#${encodeURIComponent(element.id)}`;
        // Rows that tell more of the row above, heads of groups, and the four cells of a 2×2 table have no address;
        // the data of a figure have one for the whole table.
        const rows = [...document.querySelectorAll('main tbody tr')].filter(
          (row) => !row.matches('.why, .tier, .more, .twobytwo *, .flip *, figure details *, .story *'),
        );
        const parts = [...document.querySelectorAll('main h2, main figure')].filter((part) => !part.matches('.card *'));
        const ids = [...document.querySelectorAll('main [id]')].map((element) => element.id);
        return [
          ...[...rows, ...parts]
            .filter((element) => !own(element, element.querySelector('a.hash')))
            .map((element) => element.outerHTML.slice(0, 120)),
          ...ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `twice: ${id}`),
        ];
      });
      missing.push(...found.map((text) => `${file}: ${text}`));
    }
    expect(missing).toEqual([]);
    await page.close();
  });

  test('the address of a row behind a disclosure opens it', async () => {
    const page = await browser.newPage({ javaScriptEnabled: false });
    await page.goto(fileUrl(site, experiment));
    const row = page.locator('#metrics ~ details tr[id]').first();
    expect(await row.isVisible()).toBe(false);
    const id = (await row.getAttribute('id'))!;
    await page.close();
    const led = await browser.newPage({ javaScriptEnabled: false });
    await led.goto(`${fileUrl(site, experiment)}#${encodeURIComponent(id)}`);
    await led.locator(`[id="${id}"]`).waitFor({ state: 'visible' });
    await led.close();
  });

  test('a section, a row and a figure have one; without a script it is a plain link, shown on focus', async () => {
    await withPage(
      board,
      async (page) => {
        const row = page.locator(`tr[id="${first.slug}"] a.hash`);
        expect(await row.evaluate((link) => getComputedStyle(link).opacity)).toBe('0');
        await row.focus();
        expect(await row.evaluate((link) => getComputedStyle(link).opacity)).toBe('1');
        await page.keyboard.press('Enter');
        expect(page.url()).toContain(`#${first.slug}`);
        expect(await page.locator('h2 a.hash').count()).toBeGreaterThan(3);
        expect(await page.locator('figcaption a.hash').count()).toBeGreaterThan(2);
        expect(await page.locator('p.copy:visible').count()).toBe(0);
      },
      { js: false },
    );
  });

  test('with a script its address is copied, and that is said politely', async () => {
    await withPage(board, async (page) => {
      await page.locator(`tr[id="${first.slug}"] a.hash`).focus();
      await page.keyboard.press('Enter');
      expect(await copied(page)).toBe(`${fileUrl(site, board)}#${first.slug}`);
      expect(await page.textContent('[role="status"].copied')).toBe('Link copied.');
    });
  });
});

describe('copying, from disk', () => {
  const formats = [
    ['Markdown', 'md'],
    ['CSV', 'csv'],
    ['LaTeX', 'tex'],
  ] as const;

  test.each(formats)('the leaderboard as %s is the exported file', async (label, ending) => {
    await withPage(board, async (page) => {
      const button = page.getByRole('button', { name: `Copy the leaderboard by accuracy as ${label}` });
      await button.focus();
      await page.keyboard.press('Enter');
      // The clipboard of a browser may turn line ends into those of its system.
      const lines = (text: string): string[] => text.split(/\r?\n/);
      expect(lines(await copied(page))).toEqual(
        lines(read(`exports/echo-augmentation/leaderboard-accuracy.${ending}`)),
      );
      expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
    });
  });

  test('the runs of an experiment are the lines of the exported file that are its own', async () => {
    await withPage(experiment, async (page) => {
      await page.getByRole('button', { name: `Copy the runs of ${first.name} as CSV` }).click();
      const [head, ...rows] = read('exports/echo-augmentation/runs.csv').trim().split(/\r?\n/);
      const own = rows.filter((row) => row.includes(`,${first.id},`));
      expect(own).toHaveLength(first.runIds.length);
      expect((await copied(page)).trim().split(/\r?\n/)).toEqual([head, ...own]);
    });
  });

  test('the data of a figure keeps its digits', async () => {
    await withPage(board, async (page) => {
      const figure = page.locator('figure.figure').first();
      await figure.locator('summary').click();
      await figure.getByRole('button', { name: /as CSV$/ }).click();
      const text = await copied(page);
      expect(text.split(/\r?\n/).length).toBeGreaterThan(10);
      const mean = benchmark.summaries[0]!.mean;
      expect(typeof mean).toBe('number');
      expect(text).toMatch(/\d\.\d{4,}/);
    });
  });

  test('the configuration is copied as the YAML that stands there', async () => {
    await withPage(experiment, async (page) => {
      await page.getByRole('button', { name: 'Copy: Configuration as YAML' }).click();
      const text = await copied(page);
      expect(text).toContain('model: ');
      expect(text.trim()).toBe((await page.textContent('pre.tall'))!.trim());
    });
  });

  test('where the clipboard is refused another way is taken, and at last the text is shown selected', async () => {
    await withPage(experiment, async (page) => {
      await page.evaluate(() => {
        Object.defineProperty(navigator, 'clipboard', { value: undefined });
      });
      await page.getByRole('button', { name: 'Copy: Configuration as YAML' }).click();
      await page.waitForFunction(() => document.querySelector('.copied')?.textContent?.includes('copied'));
      await page.evaluate(() => {
        document.execCommand = () => false;
      });
      await page.getByRole('button', { name: 'Copy: Configuration as YAML' }).click();
      const area = page.locator('dialog[open] textarea');
      await area.waitFor();
      expect(await area.evaluate((element: HTMLTextAreaElement) => element.selectionEnd)).toBeGreaterThan(20);
      await page.keyboard.press('Escape');
      await area.waitFor({ state: 'detached' });
    });
  });
});

test('a page loads at most 15 kB of script before anybody asks for more', async () => {
  const page = await browser.newPage();
  for (const file of ['index.html', board, experiment]) {
    const scripts: string[] = [];
    page.on('request', (request) => {
      if (request.resourceType() === 'script') scripts.push(request.url());
    });
    await page.goto(fileUrl(site, file), { waitUntil: 'load' });
    const bytes = [...new Set(scripts)].map((url) => readFileSync(new URL(url)).length);
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(15_000);
  }
  await page.close();
});
