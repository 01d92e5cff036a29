/** Reports of made runs, as sides of a comparison. */
import { analyzeRuns } from '../../../src/analyze/index.ts';
import { diffReports, judgementsOf, type DiffSide } from '../../../src/analyze/diff/index.ts';
import type { BenchmarkSpec } from '../../../src/report/benchmark-spec.ts';
import type { BenchmarkDiff, ReportDiff } from '../../../src/report/report-diff.ts';
import type { Attachments, Run } from '../../../src/report/run.ts';
import { indexReport } from '../../../src/report/select.ts';
import { makeAttachments, makeRunSet } from '../../helpers/runs.ts';

/** A side with the Report of these runs; they form one benchmark called `study`. */
export function sideOf(
  runs: readonly Run[],
  options: { readonly spec?: Partial<BenchmarkSpec>; readonly attachments?: Attachments } = {},
): DiffSide {
  const attachments = options.attachments ?? makeAttachments({});
  const spec: BenchmarkSpec = { id: 'study', file: 'study.yaml', primary: 'accuracy', runs: {}, ...options.spec };
  const { report } = analyzeRuns({
    runSet: makeRunSet(runs, attachments),
    specs: [spec],
    settings: { title: 'Test', roots: ['results'], rawUrl: null, redact: true },
    generatorVersion: '0',
  });
  const index = indexReport(report);
  return { index, attachments, judgements: judgementsOf(index, attachments) };
}

/** What changed in the only benchmark of both sides. */
export function onlyDiff(diff: ReportDiff): BenchmarkDiff {
  if (diff.benchmarks.length !== 1) throw new Error(`expected one benchmark, found ${diff.benchmarks.length}`);
  return diff.benchmarks[0]!;
}

/** Compares two lists of runs. */
export const diffRuns = (
  base: readonly Run[],
  head: readonly Run[],
  spec: Partial<BenchmarkSpec> = {},
): BenchmarkDiff => onlyDiff(diffReports(sideOf(base, { spec }), sideOf(head, { spec })));
