/** The notes of this build as pages see them. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stage } from 'virtual:sweepbook';
import { noNotes, type Note, type Notes } from '../report/note.ts';
import { trustNotes } from '../report/parse.ts';
import { planFigure } from './draw-figure.ts';
import { loadDetail } from './load-detail.ts';
import { loadBenchmark, loadReport } from './load-report.ts';
import { perBuild } from './site-data.ts';
import type { NoteContext } from './notes/context.ts';

const read = perBuild((): Notes => {
  const file = join(stage, 'notes.json');
  return existsSync(file) ? trustNotes(readFileSync(file, 'utf8')) : noNotes;
});

/** All notes in their order. */
export const loadNotes = (): readonly Note[] => read().notes;

/** What the components of a note see. */
export const noteContext = (note: Note): NoteContext => ({
  report: loadReport(),
  note,
  benchmark: loadBenchmark,
  detail: loadDetail,
  build: planFigure,
});
