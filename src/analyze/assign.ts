/** Which run belongs to which benchmark. */
import type { BenchmarkSpec } from '../report/benchmark-spec.ts';
import { nearestNames } from '../report/nearest.ts';
import type { Diagnostic, Scalar } from '../report/primitives.ts';
import type { Run } from '../report/run.ts';
import { compareText } from './order.ts';
import { countOf, listText, matchesPattern, scalarText, slugify } from './text.ts';

/** The runs of one benchmark, by id, with the file that describes it, if any. */
export interface Assignment {
  readonly id: string;
  readonly spec: BenchmarkSpec | null;
  /** What the runs have in common, in a sentence; for benchmarks that no file describes. */
  readonly origin: string;
  readonly runs: readonly Run[];
}

const many = <T extends Scalar>(value: T | readonly T[]): readonly T[] =>
  value !== null && typeof value === 'object' ? value : [value];

function fitsWhere(params: Readonly<Record<string, Scalar>>, key: string, allowed: readonly Scalar[]): boolean {
  const found = params[key];
  return found !== undefined && allowed.some((value) => scalarText(value) === scalarText(found));
}

/** Whether a run fits all the conditions of a benchmark file; without any, whether study or sweep bears the file's name. */
export function fitsSpec(run: Run, spec: BenchmarkSpec): boolean {
  const { sweep, study, tags, where } = spec.runs ?? {};
  if (sweep === undefined && study === undefined && tags === undefined && where === undefined) {
    return run.study === spec.id || run.sweep === spec.id || run.sweep?.split('/').at(-1) === spec.id;
  }
  if (sweep !== undefined && !many(sweep).some((pattern) => matchesPattern(run.sweep ?? '', pattern))) return false;
  if (study !== undefined && !many(study).some((pattern) => matchesPattern(run.study ?? '', pattern))) return false;
  if (tags !== undefined && !many(tags).every((tag) => run.tags.includes(tag))) return false;
  return Object.entries(where ?? {}).every(([key, allowed]) => fitsWhere(run.params, key, many<Scalar>(allowed)));
}

/**
 * Gives every run to exactly one benchmark: the first file that it fits, else its study, else its sweep folder.
 * Benchmarks with a file come first in the files' order, then the others by id; runs by id.
 */
export function assignRuns(
  runs: readonly Run[],
  specs: readonly BenchmarkSpec[],
): { readonly assignments: readonly Assignment[]; readonly diagnostics: readonly Diagnostic[] } {
  const byId = [...runs].sort((a, b) => compareText(a.id, b.id));
  const described = new Map<BenchmarkSpec, Run[]>(specs.map((spec) => [spec, []]));
  const overlaps = new Map<string, string[]>();
  const others = new Map<string, { origin: string; runs: Run[] }>();
  for (const run of byId) {
    const fitting = specs.filter((spec) => fitsSpec(run, spec));
    const [first, second] = fitting;
    if (first === undefined) {
      addToDefault(others, run, new Set(specs.map((spec) => spec.id)));
      continue;
    }
    described.get(first)!.push(run);
    if (second !== undefined) {
      const pair = `${first.file}\0${second.file}`;
      overlaps.set(pair, [...(overlaps.get(pair) ?? []), run.id]);
    }
  }
  const diagnostics = [
    ...[...overlaps].map(([pair, ids]) => overlapDiagnostic(pair, ids)),
    ...specs.flatMap((spec) => (described.get(spec)!.length === 0 ? [emptyDiagnostic(spec, byId)] : [])),
  ];
  const assignments = [
    ...[...described].map(([spec, found]) => ({ id: spec.id, spec, origin: `file ${spec.file}`, runs: found })),
    ...[...others]
      .flatMap(([id, entry]) => splitByTool(id, entry))
      .sort((a, b) => compareText(a.id, b.id))
      .map((entry) => ({ ...entry, spec: null })),
  ];
  return { assignments: assignments.filter((entry) => entry.runs.length > 0), diagnostics };
}

interface Default {
  readonly origin: string;
  readonly runs: Run[];
}

/**
 * Runs of different tools in one folder are no benchmark where they share no metric: nothing of them can be compared. The
 * tool with the most runs keeps the name of the folder.
 */
function splitByTool(id: string, { origin, runs }: Default): readonly (Default & { readonly id: string })[] {
  const tools = [...Map.groupBy(runs, (run) => run.reader)]
    .map(([reader, own]) => ({
      readers: [reader],
      runs: own,
      keys: new Set(own.flatMap((run) => Object.keys(run.metrics))),
    }))
    .sort((a, b) => b.runs.length - a.runs.length || compareText(a.readers[0]!, b.readers[0]!));
  const parts: (typeof tools)[number][] = [];
  for (const tool of tools) {
    const kin = parts.find(
      ({ keys }) => tool.keys.size === 0 || keys.size === 0 || [...tool.keys].some((key) => keys.has(key)),
    );
    if (kin === undefined) parts.push({ ...tool });
    else {
      kin.readers.push(...tool.readers);
      kin.runs = [...kin.runs, ...tool.runs];
      kin.keys = new Set([...kin.keys, ...tool.keys]);
    }
  }
  if (parts.length === 1) return [{ id, origin, runs }];
  return parts.map((part, at) => ({
    id: at === 0 ? id : `${id}-${part.readers[0]!}`,
    origin: `${origin} that ${listText(part.readers)} read`,
    runs: part.runs.sort((a, b) => compareText(a.id, b.id)),
  }));
}

function addToDefault(
  others: Map<string, { origin: string; runs: Run[] }>,
  run: Run,
  taken: ReadonlySet<string>,
): void {
  const name = run.study ?? run.sweep;
  const origin =
    run.study !== null
      ? `the runs of study "${run.study}"`
      : run.sweep !== null
        ? `the runs in folder ${run.sweep}`
        : 'the runs that stand directly in a results folder';
  const plain = slugify(name ?? '') || 'runs';
  // A file may take only a part of a study: the rest must not share its id.
  const id = taken.has(plain) ? `${plain}-other` : plain;
  const entry = others.get(id);
  if (entry === undefined) others.set(id, { origin, runs: [run] });
  else entry.runs.push(run);
}

function overlapDiagnostic(pair: string, ids: readonly string[]): Diagnostic {
  const [first = '', second = ''] = pair.split('\0');
  return {
    severity: 'warning',
    code: 'run-fits-two-benchmarks',
    message: `${countOf(ids.length, 'run')} also fit ${second}, but belong to ${first}, which comes first: ${listText(ids, 3)}.`,
    file: second,
    line: null,
    hint: 'Narrow the conditions under "runs" so that each run fits one file.',
  };
}

function emptyDiagnostic(spec: BenchmarkSpec, runs: readonly Run[]): Diagnostic {
  const known = [...new Set(runs.flatMap((run) => [run.study, run.sweep]).filter((name) => name !== null))].sort(
    compareText,
  );
  const wanted = [...many(spec.runs?.study ?? []), ...many(spec.runs?.sweep ?? []), spec.id];
  const near = [...new Set(wanted.flatMap((name) => nearestNames(name.replaceAll('*', ''), known)))];
  return {
    severity: 'warning',
    code: 'benchmark-without-runs',
    message: 'No run fits this benchmark file.',
    file: spec.file,
    line: null,
    hint:
      near.length > 0
        ? `Did you mean ${listText(near)}?`
        : known.length > 0
          ? `Studies and sweep folders in the results: ${listText(known)}.`
          : 'The results hold no run.',
  };
}
