/** DVCLive and DVC projects: the one run that lies in the tree. Source: dvclive/live.py. */
import { toRawNumber } from '../flatten.ts';
import { isMapping, readDocument } from '../parse/parse-document.ts';
import { parseCsv } from '../parse/parse-csv.ts';
import { setKey } from '../parse/parsed.ts';
import type { Claim, Folder, Json, RawNumber, RawRun, ReadContext, Reader } from '../reader.ts';
import { childNamed, filesBelow, hasFile, nameOf, type FileBelow } from './support/files.ts';
import { createPoints, type Points } from './support/points.ts';
import { reportProblems } from './support/problems.ts';
import { defined, policyOf, unlessEmpty } from './support/values.ts';

/** Reads `dvclive/`, alone or in its project. */
export const dvcliveReader = {
  id: 'dvclive',
  title: 'DVC and DVCLive',
  recognises: [
    { file: 'dvclive/metrics.json', gives: 'final metrics' },
    { file: 'dvclive/plots/metrics/**.tsv', gives: 'history by step' },
    { file: 'dvclive/params.yaml, params.yaml of the project', gives: 'config' },
    { file: '**/metrics.json of the project', gives: 'metrics of its other stages, named after their folders' },
  ],
  precedence: 48,
  claim,
  read,
  fileKind: (name) => {
    if (name.endsWith('metrics.json')) return 'metrics';
    return name.endsWith('params.yaml') ? 'config' : name.endsWith('.tsv') ? 'history' : 'other';
  },
} as const satisfies Reader;

/** Where the curves lie, with both names that DVCLive used. */
function curvesOf(folder: Folder): Folder | undefined {
  const plots = childNamed(folder, 'plots');
  return plots === undefined ? undefined : (childNamed(plots, 'metrics') ?? childNamed(plots, 'scalars'));
}

const isLive = (folder: Folder): boolean => hasFile(folder, 'metrics.json') && curvesOf(folder) !== undefined;

/** DVCLive folders up to three levels below. */
function liveBelow(folder: Folder, depth = 3): readonly Folder[] {
  if (isLive(folder)) return [folder];
  return depth === 0 ? [] : folder.folders.flatMap((child) => liveBelow(child, depth - 1));
}

const isProject = (folder: Folder): boolean =>
  ['dvc.yaml', 'dvc.lock', 'params.yaml'].some((name) => hasFile(folder, name));

function claim(folder: Folder): Claim | null {
  const live = isLive(folder) ? [folder] : isProject(folder) ? liveBelow(folder) : [];
  // Several of them below one folder are runs of their own.
  if (live.length !== 1) return null;
  const files = filesBelow(folder, 2000).filter(({ path }) =>
    /(?:^|\/)(?:metrics\.json|params\.yaml|dvc\.(?:yaml|lock))$|\.tsv$/.test(path),
  );
  return {
    files: files.map(({ path }) => path),
    owns: files.filter(({ path }) => !path.includes('/')).map(({ path }) => path),
    wholeTree: true,
  };
}

/** Numbers by name; folders of a metric's name are `/` in DVCLive, and so they are here. */
function collectMetrics(document: Json, prefix: string, metrics: Record<string, RawNumber>): void {
  if (!isMapping(document)) return;
  for (const [key, value] of Object.entries(document)) {
    const number = toRawNumber(value);
    if (number !== undefined) setKey(metrics, `${prefix}${key}`, number);
    else collectMetrics(value, `${prefix}${key}/`, metrics);
  }
}

/** A curve: `step` and one column of values; old versions add a column of times before. */
function readCurve({ folder, file, path }: FileBelow, points: Points, context: ReadContext): void {
  const text = context.access.text(folder, file.name);
  if (text === null) return;
  const table = parseCsv(text);
  reportProblems(context, path, table.problems);
  const steps = table.columns.find(({ name }) => name === 'step')?.numbers;
  const values = table.columns.findLast(({ name }) => name !== 'step' && name !== 'timestamp');
  values?.numbers?.forEach((value, row) => {
    const number = value ?? (values.nonFinite.has(row) ? Number(values.nonFinite.get(row)) : null);
    if (number !== null) points.add(path.replace(/\.tsv$/, ''), steps?.[row] ?? row, number);
  });
}

function read(folder: Folder, claimed: Claim, context: ReadContext): readonly RawRun[] {
  const [live = folder] = isLive(folder) ? [folder] : liveBelow(folder);
  const place = live === folder ? '' : `${live.path.slice(folder.path === '' ? 0 : folder.path.length + 1)}/`;
  const unreadable: string[] = [];
  const document = (path: string): Json => {
    const found = readDocument(folder, path, context);
    if (!('value' in found)) unreadable.push(found.unreadable);
    return 'value' in found ? found.value : null;
  };
  const metrics: Record<string, RawNumber> = {};
  const names = claimed.files.filter((path) => /(?:^|\/)metrics\.json$/.test(path));
  const { step: _step, ...own } = ((): Record<string, RawNumber> => {
    const found: Record<string, RawNumber> = {};
    collectMetrics(document(`${place}metrics.json`), '', found);
    return found;
  })();
  for (const path of names.filter((name) => name !== `${place}metrics.json`)) {
    const stage = path.split('/').at(-2);
    collectMetrics(document(path), stage === undefined ? '' : `${stage}/`, metrics);
  }
  const params = claimed.files
    .filter((path) => /(?:^|\/)params\.yaml$/.test(path))
    .toSorted((a, b) => a.length - b.length);
  const config = Object.assign({}, ...params.map((path) => document(path)).filter((value) => isMapping(value)));
  const points = createPoints('step');
  const curves = curvesOf(live);
  for (const file of curves === undefined ? [] : filesBelow(curves))
    if (file.path.endsWith('.tsv')) readCurve(file, points, context);
  const all = { ...own, ...metrics };
  return [
    {
      part: '',
      ...defined({
        config: unlessEmpty(config),
        metrics: unlessEmpty(all),
        finalValue: unlessEmpty({ ...policyOf(own, 'last'), ...policyOf(metrics, 'declared') }),
        history: points.history() ?? undefined,
        unreadable: unreadable.length > 0 ? unreadable : undefined,
      }),
      provenance: {
        metrics: `${place}metrics.json`,
        history: `${place}plots/${curves === undefined ? 'metrics' : nameOf(curves)}`,
        config: params.at(-1) ?? `${place}params.yaml`,
      },
    },
  ];
}
