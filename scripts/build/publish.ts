/** Writes what stands beside the pages: the Report, its schema, the attachments, the raw files. */
import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { publishedReport } from '../../src/exports/index.ts';
import { benchmarkSpec } from '../../src/report/benchmark-spec.ts';
import { report as reportSchema, type Report } from '../../src/report/schema.ts';
import { indexReport } from '../../src/report/select.ts';
import { tableScripts } from '../../src/site/table-scripts.ts';
import { readFigureFonts } from '../site/fonts.ts';
import type { Made } from './make-report.ts';
import type { FigureCache } from '../../src/figures/render-svg.ts';
import { hasRunPage } from '../../src/site/run-pages.ts';
import { handOver } from '../../src/site/site-data.ts';
import { listedSamples } from './samples.ts';
import { writeSiteFile, type SiteFile } from './site-file.ts';

/** JSON Schemas of the Report and of the benchmark file, for programs and editors. */
export const schemas = () => ({
  report: `${JSON.stringify(z.toJSONSchema(reportSchema), null, 1)}\n`,
  benchmark: `${JSON.stringify(z.toJSONSchema(benchmarkSpec, { io: 'input' }), null, 1)}\n`,
});

/** Fills the folder that the pages read while they are rendered, and hands them the Report and its attachments. */
export function writeStage(made: Made, stage: string, drawings: FigureCache): void {
  const { attachments } = made.ingested;
  handOver({
    report: made.report,
    history: (run) => attachments.history(run),
    detail: (benchmark, configuration) => made.details.get(`${benchmark}/${configuration}`) ?? null,
    samples: (benchmark) => listedSamples(made, benchmark),
    drawings,
  });
  const fonts = readFigureFonts();
  writeSiteFile(stage, 'fonts/regular.ttf', fonts.regular);
  writeSiteFile(stage, 'fonts/semibold.ttf', fonts.semibold);
}

/** Puts the scripts of interactive figures, which pages leave in the stage, beside the other assets. */
export function moveFigureScripts(stage: string, target: string): void {
  const scripts = join(stage, 'figure-scripts');
  if (existsSync(scripts)) cpSync(scripts, join(target, 'assets/figures'), { recursive: true });
}

/** The tables that the copy buttons of pages load. */
export const tableFiles = (report: Report): Iterable<SiteFile> => tableScripts(indexReport(report));

/** The attachments that are published with the site; a history stands beside the page of its run. */
export function* attachmentFiles(made: Made): Generator<SiteFile> {
  const { attachments } = made.ingested;
  for (const run of made.report.runs) {
    if (!run.attachments.history || !hasRunPage(made.report.runs.length, run)) continue;
    yield {
      path: `api/runs/${run.slug}/history.json`,
      content: () => `${JSON.stringify(attachments.history(run.id))}\n`,
    };
  }
  for (const [key, detail] of made.details) {
    yield { path: `api/configurations/${key}.json`, content: () => `${JSON.stringify(detail)}\n` };
  }
}

/** Stands for a file that vanished or changed its kind between the scan and its copy, so that no link is dead. */
const unreadableFile = 'This file could not be read when the site was built.\n';

/** The raw files of every run that the policy publishes, redacted as the rest of the site. */
export function* rawFiles(made: Made, onRun: (index: number) => void = () => undefined): Generator<SiteFile> {
  for (const [index, run] of made.report.runs.entries()) {
    onRun(index);
    for (const file of run.files) {
      if (file.href === null || !file.href.startsWith('raw/')) continue;
      yield { path: file.href, content: () => made.ingested.readRawFile(run.id, file.path) ?? unreadableFile };
    }
  }
}

/** What programs and editors read: the Report and the schemas. */
export function* documentFiles(made: Made): Generator<SiteFile> {
  yield { path: 'api/report.schema.json', content: () => schemas().report };
  yield { path: 'api/benchmark.schema.json', content: () => schemas().benchmark };
  yield* publishedReport(made.report);
}
