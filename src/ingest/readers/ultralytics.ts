/** Ultralytics YOLO: one folder per training. Source: ultralytics/engine/trainer.py. */
import type { MetricFacts } from '../../report/run.ts';
import { isMapping, readDocument } from '../parse/parse-document.ts';
import { parseCsv } from '../parse/parse-csv.ts';
import type { Claim, FileAccess, Folder, Json, RawRun, ReadContext, Reader } from '../reader.ts';
import { historyOfTable } from './generic/history.ts';
import { hasFile, headText } from './support/files.ts';
import { reportProblems } from './support/problems.ts';
import { defined, policyOf, textOf, unlessEmpty } from './support/values.ts';

/** Reads `runs/<task>/<name>`. */
export const ultralyticsReader = {
  id: 'ultralytics',
  title: 'Ultralytics',
  recognises: [
    { file: 'runs/<task>/<name>/args.yaml', gives: 'config, seed, dataset' },
    {
      file: 'runs/<task>/<name>/results.csv',
      gives: 'history by epoch; the last row as final (not the row of best.pt)',
    },
  ],
  precedence: 45,
  claim,
  read,
  fileKind: (name) =>
    name === 'args.yaml'
      ? 'config'
      : name === 'results.csv'
        ? 'history'
        : name.endsWith('.pt')
          ? 'checkpoint'
          : 'other',
} as const satisfies Reader;

function claim(folder: Folder, access: FileAccess): Claim | null {
  const hasResults =
    hasFile(folder, 'results.csv') && /^\s*epoch\s*,/.test(headText(access, folder, 'results.csv', 200));
  const hasArgs =
    hasFile(folder, 'args.yaml') && /^(?:task|mode|model):/m.test(headText(access, folder, 'args.yaml', 2000));
  if (!hasArgs) return null;
  const files = ['args.yaml', ...(hasResults ? ['results.csv'] : [])];
  return { files, owns: files, wholeTree: true };
}

/** Where and how it ran, not what: the name of a training is made up (`train2`). */
const aside = new Set([
  'name',
  'project',
  'save_dir',
  'exist_ok',
  'resume',
  'mode',
  'plots',
  'save',
  'save_period',
  'show',
]);

/** `data/coco8.yaml` is the dataset coco8. */
const datasetOf = (data: Json | undefined): string | undefined =>
  textOf(data)
    ?.replace(/^.*[\\/]/, '')
    .replace(/\.ya?ml$/, '');

const factsOf = (name: string): MetricFacts => ({
  better: /loss/.test(name) ? 'lower' : 'higher',
  ...(/^metrics\//.test(name) ? { replication: 'seed' as const } : {}),
});

function read(folder: Folder, claimed: Claim, context: ReadContext): readonly RawRun[] {
  const document = readDocument(folder, 'args.yaml', context);
  const args = 'value' in document && isMapping(document.value) ? document.value : {};
  const text = claimed.files.includes('results.csv') ? context.access.text(folder, 'results.csv') : null;
  const table = text === null ? null : parseCsv(text);
  if (table !== null) reportProblems(context, 'results.csv', table.problems);
  const curves = table === null ? null : historyOfTable(table);
  const finals = Object.entries(curves?.finals ?? {});
  const metrics = Object.fromEntries(finals.filter(([name]) => name !== 'time' && !name.startsWith('lr/')));
  const seconds = curves?.finals['time'];
  const dataset = datasetOf(args['data']);
  return [
    {
      part: '',
      config: Object.fromEntries(Object.entries(args).filter(([key]) => !aside.has(key))),
      ...defined({
        metrics: unlessEmpty(metrics),
        finalValue: unlessEmpty(policyOf(metrics, 'last')),
        metricFacts: unlessEmpty(Object.fromEntries(Object.keys(metrics).map((name) => [name, factsOf(name)]))),
        history: curves?.history,
        durationSeconds: typeof seconds === 'number' ? seconds : undefined,
        task: dataset === undefined ? undefined : { dataset, split: textOf(args['split']) ?? 'val' },
        primaryMetric: Object.keys(metrics).find((name) => /^metrics\/(?:mAP50-95|accuracy_top1)/.test(name)),
        unreadable: 'value' in document ? undefined : [document.unreadable],
      }),
      provenance: { config: 'args.yaml', metrics: 'results.csv', history: 'results.csv' },
    },
  ];
}
