/** The runs of a benchmark that did not complete: status, error, attempts, time. */
import { durationText } from '../../format/durations.ts';
import { isTroubled } from '../../format/failure-sentences.ts';
import { integer } from '../../format/numbers.ts';
import type { RunRecord } from '../../report/schema.ts';
import type { BenchmarkView } from '../view.ts';
import { cell, column, missingCell, part, textCell, type Column, type Table } from './table.ts';

const columns: readonly Column[] = [
  column('Run', 'left', [part('run', 'text', 'Id of the run')]),
  column('Configuration', 'left', [
    part('configuration', 'text', 'Id of the configuration'),
    part('configuration_name', 'text', 'Its name'),
  ]),
  column('Seed', 'left', [part('seed', 'text', 'Seed of the run')]),
  column('Status', 'left', [part('status', 'text', 'failed, diverged, incomplete, running or unknown')]),
  column('Error', 'left', [part('error_type', 'text', 'Type of the error')]),
  column('What happened', 'left', [part('message', 'text', 'Message of the error, or what the status rests on')]),
  column('Attempts', 'right', [part('attempts', 'integer', 'How often it was tried')]),
  column('Duration', 'right', [part('duration_seconds', 'number', 'Duration in seconds')]),
];

/** The runs that the table lists. */
export const failedRuns = (view: BenchmarkView): readonly RunRecord[] => view.runs.filter(isTroubled);

/** The table; runs in the order of the Report. */
export function failuresTable(view: BenchmarkView, id: string): Table {
  const rows = failedRuns(view).map((run) => ({
    group: null,
    cells: [
      cell(run.id, [run.id]),
      cell(view.nameOf(run.configuration), [run.configuration, view.nameOf(run.configuration)]),
      textCell(run.seed, 'no seed is known'),
      cell(run.status, [run.status]),
      textCell(run.error?.type ?? null, 'no error was recorded'),
      textCell(run.error?.message ?? run.statusReason, 'nothing was recorded'),
      run.attempts === null ? missingCell(1, 'no attempts are known') : cell(integer(run.attempts), [run.attempts]),
      run.durationSeconds === null
        ? missingCell(1, 'no duration is known')
        : cell(durationText(run.durationSeconds), [run.durationSeconds]),
    ],
  }));
  return {
    id,
    title: `${view.benchmark.title}: runs that did not complete`,
    caption: `${view.benchmark.title}: runs that did not complete. They are in no mean.`,
    notes: [],
    columns,
    rows,
  };
}
