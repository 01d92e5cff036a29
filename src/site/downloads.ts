/** What can be downloaded, and what each file is for. A new export is one line here. */
import type { Report } from '../report/schema.ts';

/** A file that a build writes into every site. */
export interface Download {
  readonly path: string;
  readonly title: string;
  readonly purpose: string;
  readonly exists: (report: Report) => boolean;
}

/** All downloads in the order of the page. */
export const downloads: readonly Download[] = [
  {
    path: 'api/report.json',
    title: 'report.json',
    purpose:
      'The whole report as one JSON document: configurations, summaries, ranks, comparisons, runs, diagnostics. For programs and for checks.',
    exists: () => true,
  },
  {
    path: 'api/report.schema.json',
    title: 'report.schema.json',
    purpose: 'The JSON Schema of that document, with its version. For validating it and for generating types.',
    exists: () => true,
  },
];
