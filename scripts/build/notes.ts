/** Notes of the content folder: read, checked against the Report, handed to the pages. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildFigure } from '../../src/figures/build-figure.ts';
import { createTextMeasure, type TextMeasure } from '../../src/figures/text-metrics.ts';
import { noNotes, type Notes } from '../../src/report/note.ts';
import { indexBenchmark, indexReport, type BenchmarkIndex } from '../../src/report/select.ts';
import { checkNotes } from '../../src/site/notes/check-notes.ts';
import { paths } from '../../src/site/urls.ts';
import { readFigureFonts } from '../site/fonts.ts';
import type { Made } from './make-report.ts';
import type { SiteFile } from './site-file.ts';

/**
 * Reads the notes of a content folder and checks every reference in them. The parser is loaded only where there are notes.
 * @throws UserError with file, line and the nearest names
 */
export async function readNotes(made: Made, contentDir: string | null): Promise<Notes> {
  if (contentDir === null) return noNotes;
  const { hasNotes, loadNotes } = await import('../../src/ingest/notes/index.ts');
  if (!hasNotes(contentDir)) return noNotes;
  const found = loadNotes(contentDir);
  const report = indexReport(made.report);
  const benchmarks = new Map<string, BenchmarkIndex>();
  let measure: TextMeasure | null = null;
  checkNotes(found.notes, (note) => ({
    report,
    note,
    benchmark: (benchmark) => {
      const index = benchmarks.get(benchmark.id) ?? indexBenchmark(benchmark);
      benchmarks.set(benchmark.id, index);
      return index;
    },
    detail: (benchmark, configuration) => made.details.get(`${benchmark}/${configuration}`) ?? null,
    build: (definition, input) => buildFigure(definition, input, (measure ??= createTextMeasure(readFigureFonts()))),
  }));
  return found;
}

/** Puts the notes where the pages read them. */
export const stageNotes = (notes: Notes, stage: string): void =>
  writeFileSync(join(stage, 'notes.json'), JSON.stringify(notes));

/** The files that notes show or link. */
export function* noteFiles(notes: Notes, contentDir: string | null): Generator<SiteFile> {
  if (contentDir === null) return;
  for (const path of notes.files) {
    yield { path: paths.noteFile(path), content: () => readFileSync(join(contentDir, 'notes', path)) };
  }
}
