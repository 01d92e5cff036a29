/** Writes what stands beside the pages: the Report, its schema, the attachments, the raw files. */
import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { jsonBytes } from '../../src/exports/json-bytes.ts';
import { benchmarkSpec } from '../../src/report/benchmark-spec.ts';
import { report as reportSchema, type Report } from '../../src/report/schema.ts';
import { indexReport } from '../../src/report/select.ts';
import { tableScripts } from '../../src/site/table-scripts.ts';
import { readFigureFonts } from '../site/fonts.ts';
import type { Terminal } from '../cli/command.ts';
import type { Made } from './make-report.ts';
import type { FigureCache } from '../../src/figures/render-svg.ts';
import { hasRunPage } from '../../src/site/run-pages.ts';
import { handOver } from '../../src/site/site-data.ts';
import { listedSamples } from './samples.ts';
import { writeSiteFile } from './site-file.ts';

/** The Report as it is published: one line of JSON. */
export const reportJson = (made: Made): Buffer => jsonBytes(made.report);

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

/** Writes the tables that the copy buttons of pages load. */
export function writeTableScripts(report: Report, target: string): void {
  for (const { path, text } of tableScripts(indexReport(report))) writeSiteFile(target, path, text);
}

/** Writes the attachments that are published with the site; a history stands beside the page of its run. */
export function writeAttachments(made: Made, target: string): void {
  const { attachments } = made.ingested;
  for (const run of made.report.runs) {
    const folder = `api/runs/${run.slug}`;
    const hasPage = hasRunPage(made.report.runs.length, run);
    const history = run.attachments.history && hasPage ? attachments.history(run.id) : null;
    if (history !== null) writeSiteFile(target, `${folder}/history.json`, `${JSON.stringify(history)}\n`);
  }
  for (const [key, detail] of made.details) {
    writeSiteFile(target, `api/configurations/${key}.json`, `${JSON.stringify(detail)}\n`);
  }
}

/** Stands for a file that vanished or changed its kind between the scan and its copy, so that no link is dead. */
const unreadableFile = 'This file could not be read when the site was built.\n';

/** Copies the raw files of every run that the policy publishes, redacted as the rest of the site. */
export function writeRawFiles(made: Made, target: string, terminal: Terminal): void {
  const total = made.report.runs.length;
  made.report.runs.forEach((run, index) => {
    terminal.progress('Copying raw files', index, total);
    for (const file of run.files) {
      if (file.href === null || !file.href.startsWith('raw/')) continue;
      const content = made.ingested.readRawFile(run.id, file.path);
      writeSiteFile(target, file.href, content ?? unreadableFile);
    }
  });
}
