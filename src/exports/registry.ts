/** The exports, in the order in which a page of downloads lists them. A new export is one line here. */
import { actionBenchmark } from './action-benchmark.ts';
import { api } from './api.ts';
import { badges } from './badge.ts';
import { benchmarkReportExport } from './benchmark-report/index.ts';
import { cards } from './card/index.ts';
import type { Export } from './export.ts';
import { feed } from './feed.ts';
import { experimentPdfExport } from './pdf/experiment-export.ts';
import { reportPdfExport } from './pdf/index.ts';
import { sitemap } from './sitemap.ts';
import { csvTables, jsonTables, latexTables, markdownTables } from './tables/index.ts';

/** All exports. */
export const registry = [
  reportPdfExport,
  experimentPdfExport,
  benchmarkReportExport,
  csvTables,
  jsonTables,
  latexTables,
  markdownTables,
  api,
  badges,
  cards,
  feed,
  actionBenchmark,
  sitemap,
] as const satisfies readonly Export[];
