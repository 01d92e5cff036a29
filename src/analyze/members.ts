/** The runs of a benchmark with their status under its primary metric, and which of them enter the statistics. */
import type { RunStatus } from '../report/primitives.ts';
import type { Run } from '../report/run.ts';

/** A run as a part of its benchmark. */
export interface Member {
  readonly run: Run;
  readonly status: RunStatus;
  readonly statusReason: string;
  /** True where its numbers enter the statistics. */
  readonly counted: boolean;
  /** True for the older run of a repeated (configuration, seed): neither counted nor failed. */
  readonly superseded: boolean;
}

/**
 * Judges a run by the benchmark's primary metric. What says that it failed or diverged, still runs or has an unknown
 * status keeps that; the others are completed with a finite primary metric, diverged with a non-finite one, incomplete without.
 */
export function toMember(run: Run, primaryKeys: readonly string[]): Member {
  const judged = judge(run, primaryKeys);
  return { run, ...judged, counted: judged.status === 'completed', superseded: false };
}

function judge(
  run: Run,
  primaryKeys: readonly string[],
): { readonly status: RunStatus; readonly statusReason: string } {
  const stated = { status: run.status, statusReason: run.statusReason };
  if (run.status === 'failed' || run.status === 'running' || run.status === 'unknown') return stated;
  // Where every metric is a number, the run said by itself that it diverged.
  if (run.status === 'diverged' && Object.values(run.metrics).every((metric) => typeof metric === 'number'))
    return stated;
  const found = primaryKeys.flatMap((key) => {
    const quantity = run.metrics[key];
    return quantity === undefined ? [] : [{ key, quantity }];
  });
  const bad = found.find((entry) => typeof entry.quantity !== 'number');
  if (bad !== undefined && typeof bad.quantity !== 'number') {
    return { status: 'diverged', statusReason: `${bad.key} is not a finite number: ${bad.quantity.reason}` };
  }
  if (found.length > 0)
    return run.status === 'completed' ? stated : { status: 'completed', statusReason: `holds ${found[0]!.key}` };
  const wanted = primaryKeys[0] ?? '';
  const statusReason = wanted === '' ? 'it holds no metric' : `it does not hold the primary metric ${wanted}`;
  return { status: 'incomplete', statusReason };
}
