import { describe, expect, it } from 'vitest';
import { wholeContent } from '../../../src/exports/file-content.ts';
import { experimentPdfExport, experimentPdfPath } from '../../../src/exports/pdf/experiment-export.ts';
import { inputOf, makeReport, spreadScores, testSite } from '../reports.ts';

const scores = { 'a/b': spreadScores(0.9, 3), dead: [null] };
const report = makeReport([
  { id: 'one', scores },
  { id: 'two', scores },
]);
const asked = inputOf(report, { site: { ...testSite, experimentPdfs: true } });

describe('experiment PDFs', () => {
  it('are one per experiment under the name of its page, and say which benchmark where two share it', async () => {
    const files = await experimentPdfExport.render(asked);
    expect(files.map((file) => file.path)).toEqual([
      'exports/a-b-0.pdf',
      'exports/dead-1.pdf',
      'exports/a-b-0-two.pdf',
      'exports/dead-1-two.pdf',
    ]);
    for (const { content } of files) expect(Buffer.from(wholeContent(content)).subarray(0, 5).toString()).toBe('%PDF-');
    expect(experimentPdfExport.files(asked.index, asked.site).map((file) => file.path)).toEqual(
      files.map((file) => file.path),
    );
    expect(experimentPdfPath(asked.index, asked.site, { benchmark: 'two', configuration: 'dead-1' })).toBe(
      'exports/dead-1-two.pdf',
    );
  });

  it('exist on request only', async () => {
    const plain = inputOf(report);
    expect(await experimentPdfExport.render(plain)).toEqual([]);
    expect(experimentPdfPath(plain.index, plain.site, { benchmark: 'one', configuration: 'dead-1' })).toBeNull();
  });
});
