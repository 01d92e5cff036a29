/** What a note's components are resolved against, and how a reference that leads nowhere is said. */
import type { Figure, FigureDefinition } from '../../figures/figure.ts';
import type { FigureInput } from '../../figures/input.ts';
import type { ConfigurationDetail } from '../../report/samples-schema.ts';
import type { Benchmark } from '../../report/schema.ts';
import type { BenchmarkIndex, ReportIndex } from '../../report/select.ts';
import type { Note, NoteComponent } from '../../report/note.ts';

/** A reference that leads nowhere, or a property that means nothing. Becomes a UserError with the place in the file. */
export class NoteProblem extends Error {
  readonly hint: string | null;

  constructor(message: string, hint: string | null = null) {
    super(message);
    this.name = 'NoteProblem';
    this.hint = hint;
  }
}

/** What the components of one note see. */
export interface NoteContext {
  readonly report: ReportIndex;
  readonly note: Note;
  readonly benchmark: (benchmark: Benchmark) => BenchmarkIndex;
  readonly detail: (benchmark: string, configuration: string) => ConfigurationDetail | null;
  /** Builds a figure without drawing it; null where it does not apply. */
  readonly build: (definition: FigureDefinition, input: FigureInput) => Figure | null;
}

/** What a component is resolved from. */
export type Props = NoteComponent['props'];
