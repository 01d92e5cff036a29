/** Notes of the content folder: read, checked against the Report, handed to the pages. */
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildFigure } from '../../src/figures/build-figure.ts';
import { createTextMeasure, type TextMeasure } from '../../src/figures/text-metrics.ts';
import { noNotes, type Notes } from '../../src/report/note.ts';
import { indexBenchmark, indexReport, type BenchmarkIndex } from '../../src/report/select.ts';
import { checkNotes } from '../../src/site/notes/check-notes.ts';
import { paths } from '../../src/site/urls.ts';
import { readFigureFonts } from '../site/fonts.ts';
import type { Made } from './make-report.ts';

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

/** Publishes the files that notes show or link. */
export function writeNoteFiles(notes: Notes, contentDir: string | null, target: string): void {
  if (contentDir === null) return;
  for (const path of notes.files) {
    const file = join(target, paths.noteFile(path));
    mkdirSync(dirname(file), { recursive: true });
    copyFileSync(join(contentDir, 'notes', path), file);
  }
}
