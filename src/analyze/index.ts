/** From runs and benchmark files to the Report: pure, without disk, clock or chance. */
import type { BenchmarkSpec } from '../report/benchmark-spec.ts';
import type { Diagnostic } from '../report/primitives.ts';
import type { RunSet } from '../report/run.ts';
import type { ConfigurationDetail } from '../report/samples-schema.ts';
import { schemaVersion, type Report } from '../report/schema.ts';
import { assignRuns } from './assign.ts';
import { analyzeBenchmark } from './benchmark.ts';
import type { IntervalMemory } from './memory.ts';
import { compareText } from './order.ts';

/** What the analysis reads. */
export interface AnalyzeInput {
  readonly runSet: RunSet;
  /** Benchmark files; they are taken in the order of their paths. */
  readonly specs: readonly BenchmarkSpec[];
  readonly settings: {
    readonly title: string;
    readonly roots: readonly string[];
    readonly rawUrl: string | null;
    readonly redact: boolean;
  };
  readonly generatorVersion: string;
  /** What earlier analyses drew. */
  readonly memory?: IntervalMemory | undefined;
}

/** The Report, and beside it one document per configuration, by `benchmark/configuration`. */
export interface Analysis {
  readonly report: Report;
  readonly details: ReadonlyMap<string, ConfigurationDetail>;
}

/**
 * Builds the Report and the details of its configurations. The same runs and files give the same document, whatever the order of either.
 * Throws a user error where a benchmark file names a baseline, primary metric or factor that does not exist.
 */
export function analyzeRuns(input: AnalyzeInput): Analysis {
  const { runSet, settings } = input;
  const specs = input.specs.toSorted((a, b) => compareText(a.file, b.file));
  const { assignments, diagnostics } = assignRuns(runSet.runs, specs);
  const results = assignments.map((assignment) =>
    analyzeBenchmark(assignment, { attachments: runSet.attachments, memory: input.memory }),
  );
  const report: Report = {
    schemaVersion,
    generator: { name: 'sweepbook', version: input.generatorVersion },
    settings: { ...settings, roots: [...settings.roots] },
    redactions: runSet.redactions.map((entry) => ({ ...entry })),
    benchmarks: results.map((result) => result.benchmark),
    runs: results.flatMap((result) => result.runs).sort((a, b) => compareText(a.id, b.id)),
    diagnostics: [...runSet.diagnostics, ...diagnostics, ...results.flatMap((result) => result.diagnostics)].toSorted(
      byPlace,
    ),
  };
  const details = results
    .flatMap((result) => result.details)
    .map((detail) => [`${detail.benchmark}/${detail.configuration}`, detail] as const);
  return { report, details: new Map(details) };
}

const rankOf = { error: 0, warning: 1, info: 2 } as const satisfies Record<Diagnostic['severity'], number>;

const byPlace = (a: Diagnostic, b: Diagnostic): number =>
  rankOf[a.severity] - rankOf[b.severity] ||
  compareText(a.file ?? '', b.file ?? '') ||
  (a.line ?? 0) - (b.line ?? 0) ||
  compareText(a.code, b.code) ||
  compareText(a.message, b.message);
