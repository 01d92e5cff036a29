/** TensorBoard event files: curves and, where the program logged them, hyper-parameters. */
import { withFile } from '../decode/byte-source.ts';
import { attempt } from '../decode/decode-error.ts';
import { readEventFile, type EventFile } from '../decode/tfevents.ts';
import type { Claim, FileEntry, Folder, RawRun, ReadContext, Reader } from '../reader.ts';
import { nameOf } from './support/files.ts';
import { createPoints, type Points } from './support/points.ts';
import { reportPartly, reportUnreadable } from './support/problems.ts';
import { defined, isoOfMs, policyOf, unlessEmpty } from './support/values.ts';

/** Reads folders with event files. */
export const tensorboardReader = {
  id: 'tensorboard',
  title: 'TensorBoard',
  recognises: [
    { file: 'events.out.tfevents.*', gives: 'history, its last values as final, start and end' },
    { file: 'train/, validation/ below', gives: 'metrics that begin with the name of the folder' },
    { file: 'events of the hparams plugin', gives: 'params and status' },
  ],
  precedence: 20,
  claim,
  read,
  fileKind: () => 'history',
} as const satisfies Reader;

const isEvents = (file: FileEntry): boolean => file.name.includes('tfevents') && !file.name.endsWith('.profile-empty');
const partName = /^(?:train(?:ing)?|val(?:id(?:ation)?)?|test|eval(?:uation)?|dev)$/i;

/** Folders below that are writers of the same run: the parts that Keras makes, and what torch makes for one more curve. */
function writersBelow(folder: Folder): readonly Folder[] {
  const hasOwn = folder.files.some(isEvents);
  return folder.folders.filter((child) => {
    if (!child.files.some(isEvents)) return false;
    return partName.test(nameOf(child)) || (hasOwn && child.folders.length === 0 && child.files.every(isEvents));
  });
}

function claim(folder: Folder): Claim | null {
  const own = folder.files.filter(isEvents).map((file) => file.name);
  const below = writersBelow(folder).flatMap((child) =>
    child.files.filter(isEvents).map((file) => `${nameOf(child)}/${file.name}`),
  );
  return own.length + below.length === 0 ? null : { files: [...own, ...below], owns: own, wholeTree: false };
}

function readEvents(folder: Folder, name: string, context: ReadContext): EventFile | string {
  const path = context.access.absolutePath(folder, name);
  const decoded = attempt(() => withFile(path, (source) => readEventFile(source)));
  if (!decoded.ok) return reportUnreadable(context, name, decoded.error);
  const { damaged, torn, records } = decoded.value;
  if (torn && records === 0)
    return reportUnreadable(context, name, { code: 'torn', message: 'it holds no whole record' });
  if (damaged > 0) reportPartly(context, name, `${damaged} of ${records} records are damaged and left out`);
  if (torn) reportPartly(context, name, 'it ends inside a record; what comes before counts');
  return decoded.value;
}

/** The part of a run that a folder below stands for; what only logs hyper-parameters adds no name. */
function prefixOf(name: string, file: EventFile): string {
  const slash = name.indexOf('/');
  if (slash === -1) return '';
  return Object.keys(file.hparams).length > 0 ? '' : `${name.slice(0, slash)}/`;
}

/**
 * Adds the curves of a file. A file that was started later takes over from its first step on: the program went on from
 * a checkpoint, and the steps after it were made again.
 */
function addCurves(curves: Map<string, Map<number, number>>, prefix: string, file: EventFile): void {
  for (const [tag, { steps, values }] of file.scalars) {
    const name = `${prefix}${tag}`;
    let curve = curves.get(name);
    if (curve === undefined) curves.set(name, (curve = new Map()));
    let first = Infinity;
    for (const step of steps) if (step < first) first = step;
    for (const step of [...curve.keys()]) if (step >= first) curve.delete(step);
    for (let at = 0; at < steps.length; at++) curve.set(steps[at]!, values[at]!);
  }
}

function pointsOf(curves: ReadonlyMap<string, ReadonlyMap<number, number>>): Points {
  const points = createPoints('step');
  for (const [name, curve] of curves) {
    // Lightning and torch write a metric of their own where no result was given for the hyper-parameters.
    const isPlaceholder = name === 'hp_metric' && curve.size === 1 && curve.values().next().value === -1;
    if (!isPlaceholder) for (const [step, value] of curve) points.add(name, step, value);
  }
  return points;
}

/** Files in the order in which they were started, as their names tell: `events.out.tfevents.<seconds>.<host>`. */
const startOf = (name: string): number => Number(/tfevents\.(\d+)/.exec(name)?.[1] ?? 0);

function read(folder: Folder, claimed: Claim, context: ReadContext): readonly RawRun[] {
  const names = claimed.files.toSorted((a, b) => startOf(a) - startOf(b) || (a < b ? -1 : 1));
  const found = names.map((name) => ({ name, file: readEvents(folder, name, context) }));
  const files = found.flatMap(({ name, file }) => (typeof file === 'string' ? [] : [{ name, file }]));
  const unreadable = found.flatMap(({ file }) => (typeof file === 'string' ? [file] : []));
  const curves = new Map<string, Map<number, number>>();
  for (const { name, file } of files) addCurves(curves, prefixOf(name, file), file);
  const points = pointsOf(curves);
  const metrics = points.last();
  const times = files.flatMap(({ file }) => [file.firstWallTime, file.lastWallTime].filter((time) => time !== null));
  const start = Math.min(...times);
  const end = Math.max(...times);
  const provenance = { metrics: names[0]!, history: names[0]!, config: names[0]! };
  return [
    {
      part: '',
      ...defined({
        config: unlessEmpty(Object.assign({}, ...files.map(({ file }) => file.hparams))),
        metrics: unlessEmpty(metrics),
        finalValue: unlessEmpty(policyOf(metrics, 'last')),
        history: points.history() ?? undefined,
        status:
          files.map(({ file }) => file.status).findLast((status) => status !== null && status !== 'unknown') ??
          undefined,
        startedAt: isoOfMs(start * 1000),
        finishedAt: isoOfMs(end * 1000),
        durationSeconds: times.length > 0 ? end - start : undefined,
        unreadable: files.length === 0 ? unreadable : undefined,
      }),
      provenance,
    },
  ];
}
