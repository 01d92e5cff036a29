/** Histories, samples and logs of the runs, in memory. */
import type { Attachments, SampleTable } from '../report/run.ts';
import type { NormalizedRun } from './normalize.ts';
import type { RunRedactor } from './redact.ts';

/** Keeps what stands beside the runs; texts of samples are redacted. */
export function createAttachments(runs: readonly NormalizedRun[]): Attachments {
  const clean = new WeakSet<object>();
  const byId = new Map(
    runs.map(({ run, collected, redactor, log }) => {
      const { history, samples } = collected.raw;
      const table = samples === undefined ? null : redactSamples(samples, redactor, clean);
      return [run.id, { history: history ?? null, samples: table, log }];
    }),
  );
  return {
    history: (id) => byId.get(id)?.history ?? null,
    samples: (id) => byId.get(id)?.samples ?? null,
    log: (id) => byId.get(id)?.log ?? null,
  };
}

type Texts = readonly (string | null)[];

/** Columns are shared between runs, and most hold labels: one look per column, and a copy only where something changes. */
function redactSamples(table: SampleTable, redactor: RunRedactor, clean: WeakSet<object>): SampleTable {
  const column = <Column extends Texts | null>(cells: Column): Column | (string | null)[] => {
    if (cells === null || clean.has(cells)) return cells;
    if (cells.every((cell) => cell === null || redactor.isClean(cell))) {
      clean.add(cells);
      return cells;
    }
    return cells.map((cell) => redactor.optional(cell));
  };
  const ids = column(table.ids);
  const texts: Record<string, Texts> = {};
  for (const name of Object.keys(table.texts)) texts[name] = column(table.texts[name]!);
  return {
    ...table,
    ids: ids === table.ids ? table.ids : table.ids.map((id) => redactor.text(id)),
    gold: column(table.gold),
    predicted: column(table.predicted),
    texts,
  };
}
