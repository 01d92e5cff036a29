import { describe, expect, it } from 'vitest';
import { experimentPdf } from '../../../src/exports/pdf/experiment.ts';
import { makeDetail, testDrawer } from '../figures.ts';
import { inputOf, makeReport, ordinary, spreadScores } from '../reports.ts';
import { allNodes, readPdf, squeeze } from './read-pdf.ts';

describe('experimentPdf', () => {
  const report = ordinary();
  const id = report.benchmarks[0]!.configurations[0]!.id;
  const input = inputOf(report, { drawFigure: testDrawer(), details: [makeDetail('bench', id)] });

  it('is one page with verdict, metrics, params and curves of the asked configuration, the same each time', async () => {
    const bytes = await experimentPdf(input, 'bench', id);
    const pdf = await readPdf(bytes!);
    expect(pdf.pages).toHaveLength(1);
    const text = squeeze(pdf.text);
    for (const part of [
      'none/svm_rbf is better than the baseline',
      '0.9873 ± 0.0029',
      'optimizer.lr: 0.01',
      'Validation loss',
      'page 1 of 1',
    ]) {
      expect(text).toContain(squeeze(part));
    }
    expect(pdf.pages[0]!.links).toContain('https://example.org/report/bench/experiments/none-svm-rbf-0/');
    expect(allNodes(pdf.pages[0]!.structure).map((node) => node.role)).toContain('H1');
    expect(Buffer.compare(Buffer.from((await experimentPdf(input, 'bench', id))!), Buffer.from(bytes!))).toBe(0);
  });

  it('is null for what the report does not know', async () => {
    expect(await experimentPdf(input, 'bench', 'nothing')).toBeNull();
    expect(await experimentPdf(input, 'nothing', id)).toBeNull();
  });

  it.each([
    ['one run', { only: [0.5] }],
    ['failures alone', { dead: [null, null] }],
    ['a long name', { ['long_name_'.repeat(30)]: spreadScores(0.5, 3), other: spreadScores(0.4, 3) }],
  ])('stays on one page with %s', async (_, scores: Record<string, (number | null)[]>) => {
    const made = makeReport([
      {
        scores,
        params: (name) =>
          Object.fromEntries(Array.from({ length: 60 }, (__, i) => [`group.param_${i}`, `${name} ${i}`.slice(0, 40)])),
      },
    ]);
    const pdf = await readPdf(
      (await experimentPdf(
        inputOf(made, { drawFigure: testDrawer() }),
        'bench',
        made.benchmarks[0]!.configurations[0]!.id,
      ))!,
    );
    expect(pdf.pages).toHaveLength(1);
    expect(pdf.text).not.toMatch(/NaN|undefined/);
  });
});
