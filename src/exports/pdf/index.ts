/** The report as a PDF, and one PDF per experiment on request. */
import type { Export, ExportInput } from '../export.ts';
import { viewsOf } from '../view.ts';
import { comparisonsSection } from './comparisons.ts';
import { makeChapter, reportDocument } from './document.ts';
import type { SectionMaker } from './chapter.ts';
import { configurationsSection, failuresSection, methodSection, reproductionSection } from './endmatter.ts';
import { confusionSection, curvesSection, intervalsSection } from './evidence.ts';
import { leaderboardSection } from './leaderboard.ts';
import { otherMetricsSection } from './other-metrics.ts';
import { tasksSection } from './tasks.ts';

const path = 'exports/report.pdf';

/** The sections of a chapter in their order. */
const sections = [
  leaderboardSection,
  tasksSection,
  intervalsSection,
  comparisonsSection,
  otherMetricsSection,
  curvesSection,
  confusionSection,
  failuresSection,
  methodSection,
  reproductionSection,
  configurationsSection,
] as const satisfies readonly SectionMaker[];

/** The whole report. The same input gives the same bytes. */
export async function reportPdf(input: ExportInput): Promise<Uint8Array> {
  const chapters = [];
  for (const view of viewsOf(input.index)) chapters.push(await makeChapter(input, view));
  return reportDocument(input, chapters, sections);
}

/** The export. */
export const reportPdfExport: Export = {
  id: 'pdf',
  title: 'PDF',
  purpose: 'The report for people who will not click: for mail, for print, for the archive.',
  files: () => [{ path, label: 'Report as PDF', benchmark: null }],
  render: async (input) => [{ path, content: await reportPdf(input) }],
};
