/** A whole Report around one benchmark of a test. */
import type { Benchmark, Report, RunRecord } from '../../src/report/schema.ts';

export const reportOf = (made: { readonly benchmark: Benchmark; readonly runs: readonly RunRecord[] }): Report => ({
  schemaVersion: 1,
  generator: { name: 'sweepbook', version: '0.0.0' },
  settings: { title: 'Test', roots: ['results'], rawUrl: null, redact: true },
  redactions: [],
  benchmarks: [made.benchmark],
  runs: [...made.runs],
  diagnostics: [],
});
