import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { wholeContent } from '../../src/exports/file-content.ts';
import { registry } from '../../src/exports/registry.ts';
import type { Export } from '../../src/exports/export.ts';
import { inputOf, makeReport, ordinary, spreadScores, testSite } from './reports.ts';

const exports: readonly Export[] = registry;

describe('registry', () => {
  it('has unique ids, and says what each export is for in a sentence', () => {
    expect(new Set(exports.map((item) => item.id)).size).toBe(exports.length);
    for (const item of exports) expect(item.purpose).toMatch(/\.$/);
  });

  const two = makeReport([
    { id: 'A', title: 'A', scores: { x: spreadScores(0.5, 3) } },
    { id: 'a', title: 'B', baseline: 'x', scores: { x: spreadScores(0.5, 3), y: [null] } },
  ]);

  it.each([
    ['an ordinary report', ordinary()],
    ['ids that differ in case alone', two],
    ['nothing', makeReport([])],
  ])('announces exactly the files that it renders, each with its own path: %s', async (_, report) => {
    const input = inputOf(report, { site: { ...testSite, public: true, experimentPdfs: true } });
    const paths: string[] = [];
    for (const item of exports) {
      const files = await item.render(input);
      expect(
        files.map((file) => file.path),
        item.id,
      ).toEqual(item.files(input.index, input.site).map((file) => file.path));
      for (const file of files) expect(file.content.length, file.path).toBeGreaterThan(0);
      paths.push(...files.map((file) => file.path.toLowerCase()));
    }
    expect(new Set(paths).size).toBe(paths.length);
  });

  it('is pure: the same input gives the same files', async () => {
    for (const item of exports) {
      const [first, second] = [await item.render(inputOf(ordinary())), await item.render(inputOf(ordinary()))];
      expect(
        second.map((file) => Buffer.from(wholeContent(file.content)).toString('base64')),
        item.id,
      ).toEqual(first.map((file) => Buffer.from(wholeContent(file.content)).toString('base64')));
    }
  });

  it('has a test beside each export', () => {
    const homes: Readonly<Record<string, string>> = {
      pdf: 'pdf/index',
      'benchmark-report': 'benchmark-report/index',
      csv: 'tables/csv',
      json: 'tables/json',
      latex: 'tables/latex',
      markdown: 'tables/markdown-table',
      badges: 'badge',
      cards: 'card/index',
      'experiment-pdf': 'pdf/experiment-export',
    };
    for (const { id } of exports) {
      expect(existsSync(new URL(`./${homes[id] ?? id}.test.ts`, import.meta.url)), id).toBe(true);
    }
  });
});
