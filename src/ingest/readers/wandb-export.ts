/** Tables that the W&B site exports: the list of runs, or the curves of a chart with one column per run and metric. */
import { attempt } from '../decode/decode-error.ts';
import type { Table } from '../decode/table.ts';
import { decodeTable } from '../decode/tables.ts';
import type { Claim, FileAccess, Folder, RawRun, ReadContext, Reader } from '../reader.ts';
import { headText } from './support/files.ts';
import { createPoints, type Points } from './support/points.ts';
import { reportInfo, reportProblems, reportUnreadable } from './support/problems.ts';
import { policyOf, unlessEmpty, defined } from './support/values.ts';
import { runsOfTable } from './table/table-runs.ts';

/** Reads wandb_export_*.csv. */
export const wandbExportReader = {
  id: 'wandb-export',
  title: 'W&B export',
  recognises: [
    { file: 'wandb_export_*.csv with the column Name', gives: 'one run per row: config, summary, state' },
    {
      file: 'wandb_export_*.csv with Step and "<run> - <metric>"',
      gives: 'one run per name: history, its last values as final',
    },
  ],
  precedence: 30,
  claim,
  read,
  fileKind: () => 'metrics',
} as const satisfies Reader;

const counters = [
  'Step',
  '_step',
  'Relative Time (Process)',
  'Relative Time (Wall)',
  'Wall Time',
  'epoch',
  'trainer/global_step',
];
const isCurves = (header: string): boolean =>
  counters.some((name) => header.startsWith(`"${name}"`) || header.startsWith(`${name},`)) && / - /.test(header);

function claim(folder: Folder, access: FileAccess): Claim | null {
  const names = folder.files
    .map((file) => file.name)
    .filter((name) => name.endsWith('.csv'))
    .filter(
      (name) => name.startsWith('wandb_export') || isCurves(headText(access, folder, name, 400).split('\n')[0] ?? ''),
    );
  return names.length === 0 ? null : { files: names, owns: names, wholeTree: false, many: true };
}

function read(folder: Folder, claimed: Claim, context: ReadContext): readonly RawRun[] {
  const curves = new Map<string, { readonly points: Points; readonly file: string }>();
  const runs = claimed.files.flatMap((name): readonly RawRun[] => {
    const bytes = context.access.bytes(folder, name);
    const decoded = bytes === null ? null : attempt(() => decodeTable(name, bytes));
    if (decoded === null) return [{ part: name, files: [name], unreadable: [`${name} cannot be read`] }];
    if (!decoded.ok)
      return [{ part: name, files: [name], unreadable: [reportUnreadable(context, name, decoded.error)] }];
    const { table, problems } = decoded.value;
    reportProblems(context, name, problems);
    const provenance = { config: name, metrics: name, status: name, history: name };
    if (counters.includes(table.columns[0]?.name ?? '')) {
      collectCurves(table, name, curves);
      return [];
    }
    return runsOfTable(renameId(table)).map((run) => ({ ...run, files: [name], provenance }));
  });
  const drawn = [...curves].map(([part, { points, file }]): RawRun => {
    const metrics = points.last();
    return {
      part,
      ...defined({
        metrics: unlessEmpty(metrics),
        finalValue: unlessEmpty(policyOf(metrics, 'last')),
        history: points.history() ?? undefined,
      }),
      provenance: { metrics: file, history: file },
    };
  });
  if (drawn.length > 0) {
    const message =
      'A chart exported from W&B holds curves only: these runs have no params. Export the table of runs too.';
    reportInfo(context, claimed.files[0] ?? null, 'no-params', message);
  }
  return [...runs, ...drawn];
}

/** The display name tells the rows of an export apart; it is no param. */
const renameId = (table: Table): Table => ({
  ...table,
  columns: table.columns.map((column) => (column.name === 'Name' ? { ...column, name: 'run_name' } : column)),
});

/** Columns are `<run> - <metric>`; the ones that end in __MIN and __MAX bound a smoothed line. */
function collectCurves(
  table: Table,
  file: string,
  curves: Map<string, { readonly points: Points; readonly file: string }>,
): void {
  const [counter, ...columns] = table.columns;
  for (const { name, values } of columns) {
    const at = name.lastIndexOf(' - ');
    if (at <= 0 || /__(?:MIN|MAX)$/.test(name)) continue;
    const run = name.slice(0, at);
    const metric = name.slice(at + 3);
    let curve = curves.get(run);
    if (curve === undefined) curves.set(run, (curve = { points: createPoints('step'), file }));
    values.forEach((value, row) => {
      const x = counter?.values[row];
      if (typeof value === 'number' && typeof x === 'number' && metric !== '_step') curve.points.add(metric, x, value);
    });
  }
}
