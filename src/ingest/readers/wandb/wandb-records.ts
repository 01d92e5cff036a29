/** The records of a W&B log, put together as what they say of one run. Source: wandb/proto/wandb_internal.proto. */
import { readMessage, type WireReader } from '../../decode/protobuf.ts';
import { parseJson } from '../../parse/parse-json.ts';
import type { Json } from '../../reader.ts';
import { createPoints, type Points } from '../support/points.ts';

/** A value under a path of keys. */
type Item = readonly [path: readonly string[], value: Json];

/** What a log says so far. */
export interface WandbFacts {
  readonly texts: Map<TextName, string>;
  readonly tags: string[];
  readonly config: Map<string, Item>;
  readonly summary: Map<string, Item>;
  readonly points: Points;
  readonly environment: Map<string, string | number>;
  readonly better: Map<string, 'higher' | 'lower'>;
  /** The last lines that the program wrote. */
  output: string;
  startedSeconds: number | null;
  /** Absent while the run lives, and for ever where it was killed. */
  exitCode: number | null;
  runtimeSeconds: number | null;
}

/** Nothing said yet. */
export const createWandbFacts = (): WandbFacts => ({
  texts: new Map(),
  tags: [],
  config: new Map(),
  summary: new Map(),
  points: createPoints('step'),
  environment: new Map(),
  better: new Map(),
  output: '',
  startedSeconds: null,
  exitCode: null,
  runtimeSeconds: null,
});

/** Characters of output that are kept. */
const maxOutput = 64 * 1024;

const readJson = (text: string): Json => {
  const parsed = parseJson(text);
  return parsed.ok ? parsed.value : null;
};

function readItem(item: WireReader): Item {
  const path: string[] = [];
  let json = 'null';
  while (item.next()) {
    if (item.wire !== 2) continue;
    if (item.field === 1 || item.field === 2) path.push(item.text());
    else if (item.field === 16) json = item.text();
  }
  return [path, readJson(json)];
}

/** `update` is field 1 and `remove` field 2 of config and summary records. */
function readUpdates(record: WireReader, into: Map<string, Item>): void {
  while (record.next()) {
    if (record.wire !== 2 || record.field > 2) continue;
    const item = readItem(record.message());
    const key = item[0].join('\0');
    if (record.field === 1) into.set(key, item);
    else into.delete(key);
  }
}

function readHistory(record: WireReader, points: Points): void {
  const items: Item[] = [];
  let step: number | null = null;
  while (record.next()) {
    if (record.field === 1 && record.wire === 2) {
      const item = readItem(record.message());
      if (item[0][0] === '_step' && typeof item[1] === 'number') step = item[1];
      else items.push(item);
    } else if (record.field === 2 && record.wire === 2) {
      const inner = record.message();
      while (inner.next()) if (inner.field === 1 && inner.wire === 0) step = inner.number;
    }
  }
  for (const [path, value] of items) {
    if (!path[0]?.startsWith('_') && typeof value === 'number') points.add(path.join('.'), step ?? 0, value);
  }
}

/** Seconds of a google.protobuf.Timestamp. */
function readTimestamp(stamp: WireReader): number {
  let seconds = 0;
  while (stamp.next()) if (stamp.field === 1 && stamp.wire === 0) seconds = stamp.number;
  return seconds;
}

type TextName = 'id' | 'project' | 'group' | 'jobType' | 'name' | 'notes' | 'sweep' | 'host' | 'commit' | 'remote';

const runTexts: ReadonlyMap<number, TextName> = new Map<number, TextName>([
  [1, 'id'],
  [3, 'project'],
  [6, 'group'],
  [7, 'jobType'],
  [8, 'name'],
  [9, 'notes'],
  [12, 'sweep'],
  [13, 'host'],
]);

function readRun(run: WireReader, facts: WandbFacts): void {
  while (run.next()) {
    if (run.wire !== 2) continue;
    const text = runTexts.get(run.field);
    if (text !== undefined) facts.texts.set(text, run.text());
    else if (run.field === 4) readUpdates(run.message(), facts.config);
    else if (run.field === 5) readUpdates(run.message(), facts.summary);
    else if (run.field === 10) facts.tags.push(run.text());
    else if (run.field === 17) facts.startedSeconds = readTimestamp(run.message());
    else if (run.field === 21) readGit(run.message(), facts);
  }
}

function readGit(git: WireReader, facts: WandbFacts): void {
  while (git.next()) {
    if (git.wire === 2 && git.field === 1) facts.texts.set('remote', git.text());
    else if (git.wire === 2 && git.field === 2) facts.texts.set('commit', git.text());
  }
}

/** Exit codes are signed, but a negative one is as little a zero as any other. */
function readExit(exit: WireReader, facts: WandbFacts): void {
  facts.exitCode = 0;
  while (exit.next()) {
    if (exit.field === 1 && exit.wire === 0) facts.exitCode = exit.number;
    else if (exit.field === 2 && exit.wire === 0) facts.runtimeSeconds = exit.number;
  }
}

const environmentTexts: ReadonlyMap<number, string> = new Map([
  [1, 'os'],
  [2, 'python'],
  [6, 'program'],
  [12, 'host'],
  [18, 'gpu'],
  [25, 'cuda'],
]);
const environmentCounts: ReadonlyMap<number, string> = new Map([
  [16, 'cpu_count'],
  [19, 'gpu_count'],
]);

function readEnvironment(record: WireReader, facts: WandbFacts): void {
  while (record.next()) {
    const text = environmentTexts.get(record.field);
    const count = environmentCounts.get(record.field);
    if (record.wire === 2 && text !== undefined) facts.environment.set(text, record.text());
    else if (record.wire === 0 && count !== undefined) facts.environment.set(count, record.number);
    else if (record.wire === 2 && record.field === 9) readGit(record.message(), facts);
  }
}

/** A metric that the program defined: its goal says which direction is better. */
function readMetric(metric: WireReader, facts: WandbFacts): void {
  let name = '';
  let goal = 0;
  while (metric.next()) {
    if (metric.field === 1 && metric.wire === 2) name = metric.text();
    else if (metric.field === 8 && metric.wire === 0) goal = metric.number;
  }
  if (name !== '' && (goal === 1 || goal === 2)) facts.better.set(name, goal === 1 ? 'lower' : 'higher');
}

function readOutput(output: WireReader, facts: WandbFacts): void {
  while (output.next()) if (output.field === 3 && output.wire === 2) facts.output += output.text();
  if (facts.output.length > 2 * maxOutput) facts.output = facts.output.slice(-maxOutput);
}

/** Reads one record of the log into `facts`. Throws a decode error where it is damaged. */
export function readWandbRecord(bytes: Uint8Array, facts: WandbFacts): void {
  const record = readMessage(bytes);
  while (record.next()) {
    if (record.wire !== 2) continue;
    const inner = record.message();
    if (record.field === 2) readHistory(inner, facts.points);
    else if (record.field === 3) readUpdates(inner, facts.summary);
    else if (record.field === 5) readUpdates(inner, facts.config);
    else if (record.field === 12) readMetric(inner, facts);
    else if (record.field === 13) readOutput(inner, facts);
    else if (record.field === 17) readRun(inner, facts);
    else if (record.field === 18) readExit(inner, facts);
    else if (record.field === 26) readEnvironment(inner, facts);
  }
}

/** Items by dotted path; what W&B keeps for itself is left out. */
export const documentOf = (items: Iterable<Item>): { readonly [key: string]: Json } =>
  Object.fromEntries(
    [...items].filter(([path]) => !path[0]?.startsWith('_')).map(([path, value]) => [path.join('.'), value]),
  );
