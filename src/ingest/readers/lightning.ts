/** PyTorch Lightning's CSVLogger, and the hparams.yaml of all its loggers. Source: lightning/fabric/loggers/csv_logs.py. */
import { isMapping, readDocument } from '../parse/parse-document.ts';
import { parseCsv } from '../parse/parse-csv.ts';
import type { Claim, FileAccess, Folder, RawRun, ReadContext, Reader } from '../reader.ts';
import { hasFile, headText, nameOf } from './support/files.ts';
import { createPoints, type Points } from './support/points.ts';
import { reportProblems } from './support/problems.ts';
import { defined, policyOf, unlessEmpty } from './support/values.ts';

/** Reads `lightning_logs/version_<n>`. */
export const lightningReader = {
  id: 'lightning',
  title: 'PyTorch Lightning',
  recognises: [
    {
      file: 'lightning_logs/version_<n>/metrics.csv',
      gives: 'history with the sparse rows put together, its last values as final',
    },
    { file: 'lightning_logs/version_<n>/hparams.yaml', gives: 'config' },
  ],
  precedence: 40,
  claim,
  read,
  fileKind: (name) => (name === 'hparams.yaml' ? 'config' : name === 'metrics.csv' ? 'history' : 'other'),
} as const satisfies Reader;

function claim(folder: Folder, access: FileAccess): Claim | null {
  const hasParams = hasFile(folder, 'hparams.yaml');
  const hasMetrics = hasFile(folder, 'metrics.csv');
  const isVersion = /^version_\d+$/.test(nameOf(folder));
  if (!hasParams && !(hasMetrics && isVersion)) return null;
  const header = hasMetrics ? headText(access, folder, 'metrics.csv', 4096).split('\n')[0]! : '';
  const isCurves = /(?:^|,)"?(?:epoch|step)"?(?:,|\r?$)/.test(header);
  const files = [...(hasParams ? ['hparams.yaml'] : []), ...(isCurves ? ['metrics.csv'] : [])];
  return files.length === 0 ? null : { files, owns: files, wholeTree: false, weak: !isCurves };
}

/** Training and validation values stand in rows of their own; those of one step belong together. */
function readCurves(folder: Folder, context: ReadContext): Points | null {
  const text = context.access.text(folder, 'metrics.csv');
  if (text === null) return null;
  const table = parseCsv(text);
  reportProblems(context, 'metrics.csv', table.problems);
  const counter =
    table.columns.find((column) => column.name === 'step') ?? table.columns.find((column) => column.name === 'epoch');
  const points = createPoints(counter?.name ?? 'row');
  for (const { name, numbers, nonFinite } of table.columns) {
    if (numbers === null || name === counter?.name) continue;
    numbers.forEach((value, row) => {
      const x = counter === undefined ? row : counter.numbers?.[row];
      const number = value ?? (nonFinite.has(row) ? Number(nonFinite.get(row)) : null);
      if (typeof x === 'number' && number !== null) points.add(name, x, number);
    });
  }
  return points;
}

function read(folder: Folder, claimed: Claim, context: ReadContext): readonly RawRun[] {
  const hasParams = claimed.files.includes('hparams.yaml');
  const document = hasParams ? readDocument(folder, 'hparams.yaml', context) : null;
  const config = document !== null && 'value' in document && isMapping(document.value) ? document.value : undefined;
  const points = claimed.files.includes('metrics.csv') ? readCurves(folder, context) : null;
  const { epoch: _epoch, ...metrics } = points?.last() ?? {};
  return [
    {
      part: '',
      ...defined({
        config,
        metrics: unlessEmpty(metrics),
        finalValue: unlessEmpty(policyOf(metrics, 'last')),
        history: points?.history() ?? undefined,
        unreadable: document !== null && 'unreadable' in document ? [document.unreadable] : undefined,
      }),
      provenance: {
        ...(hasParams ? { config: 'hparams.yaml' } : {}),
        ...(points === null ? {} : { metrics: 'metrics.csv', history: 'metrics.csv' }),
      },
    },
  ];
}
