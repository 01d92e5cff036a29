/** Which notes are about what. */
import type { Note } from '../../report/note.ts';
import type { Benchmark, Configuration, Report } from '../../report/schema.ts';

/** The id of the benchmark that a note is about; null where it is about none. A title names one as well as an id. */
export function benchmarkIdOf(note: Note, report: Report): string | null {
  const { benchmark } = note;
  if (benchmark !== null) {
    const found =
      report.benchmarks.find((item) => item.id === benchmark) ??
      report.benchmarks.find((item) => item.title.toLowerCase() === benchmark.toLowerCase());
    return found?.id ?? null;
  }
  return note.experiments.length > 0 && report.benchmarks.length === 1 ? report.benchmarks[0]!.id : null;
}

/** The notes about a benchmark. */
export const notesAboutBenchmark = (notes: readonly Note[], benchmark: Benchmark, report: Report): readonly Note[] =>
  notes.filter((note) => benchmarkIdOf(note, report) === benchmark.id);

/** The notes about a configuration. */
export function notesAboutExperiment(
  notes: readonly Note[],
  benchmark: Benchmark,
  configuration: Configuration,
  report: Report,
): readonly Note[] {
  const names = [configuration.name, configuration.slug, configuration.id].map((name) => name.toLowerCase());
  return notesAboutBenchmark(notes, benchmark, report).filter((note) =>
    note.experiments.some((name) => names.includes(name.toLowerCase())),
  );
}
