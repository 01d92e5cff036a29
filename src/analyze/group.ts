/** Configurations: the runs of a benchmark that share all params but the seed. */
import { createHash } from 'node:crypto';
import type { BenchmarkSpec } from '../report/benchmark-spec.ts';
import { nearestNames } from '../report/nearest.ts';
import type { Diagnostic, Scalar } from '../report/primitives.ts';
import type { Run } from '../report/run.ts';
import type { Configuration, Factor } from '../report/schema.ts';
import type { Member } from './members.ts';
import { findFactors } from './factors.ts';
import { nameGroups } from './names.ts';
import { compareNatural, compareText } from './order.ts';
import { listText, matchesPattern, scalarText, slugify } from './text.ts';

/** A configuration with its runs. `key` is the hash of its params: what seeds its random numbers. */
export interface ConfigurationData {
  readonly id: string;
  readonly key: string;
  readonly configuration: Configuration;
  /** All its runs by seed, then id. */
  readonly members: readonly Member[];
}

/** Sizes of the palettes; coprime, so that 56 configurations get different pairs. */
const colours = 8;
const shapes = 7;

/** The params that define the configuration of a run, and the hash that they share. */
export function definingParams(
  run: Run,
  ignored: readonly string[],
): { readonly group: string; readonly params: Run['params'] } {
  if (ignored.length === 0) return { group: run.group, params: run.params };
  const kept = Object.entries(run.params).filter(([key]) => !ignored.some((pattern) => matchesPattern(key, pattern)));
  if (kept.length === 0) return { group: run.group, params: {} };
  const sorted = kept.sort(([a], [b]) => compareText(a, b));
  const hash = createHash('sha256').update(JSON.stringify(sorted)).digest('hex').slice(0, 16);
  return { group: hash, params: Object.fromEntries(sorted) };
}

/** The configurations of a benchmark by name, its factors, and what was inferred. */
export interface Grouping {
  readonly configurations: readonly ConfigurationData[];
  readonly factors: readonly Factor[];
  readonly inferences: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Groups the runs of a benchmark. Throws {@link import('../report/user-error.ts').UserError} where the file names an unknown factor. */
export function groupRuns(
  members: readonly Member[],
  context: { readonly spec: BenchmarkSpec | null; readonly benchmarkId: string },
): Grouping {
  const { spec, benchmarkId } = context;
  const ignored = spec?.ignoreParams ?? [];
  const defined = members.map((member) => ({ member, ...definingParams(member.run, ignored) }));
  const groups = [...Map.groupBy(defined, (entry) => entry.group)]
    .sort(([a], [b]) => compareText(a, b))
    .map(([group, entries]) => ({
      group,
      params: entries[0]!.params,
      members: entries.map((entry) => entry.member).sort(bySeed),
      runs: entries.map((entry) => entry.member.run),
    }));
  const names = nameGroups(groups, benchmarkId);
  const { factors, inferences } = findFactors(groups, spec);
  const named = groups
    .map((group) => ({ group, given: names.get(group.group)! }))
    .sort((a, b) => compareNatural(a.given.name, b.given.name) || compareText(a.group.group, b.group.group));
  const configurations = named.map(({ group, given }, index) => {
    const id = slugOf(given.fromParams ? '' : given.name, group.group);
    const notes = spec?.notes?.[given.name] ?? noteOf(group.runs);
    const marker = markerOf(group.params, factors, index);
    return {
      id,
      key: group.group,
      members: group.members,
      configuration: {
        id,
        name: given.name,
        slug: id,
        params: sortedParams(group.params),
        tags: [...new Set(group.runs.flatMap((run) => run.tags))].sort(compareText),
        runIds: group.members.map((member) => member.run.id),
        seeds: seedsOf(group.members),
        marker,
        notes,
      },
    };
  });
  const diagnostics = unknownNotes(
    spec,
    configurations.map((entry) => entry.configuration.name),
  );
  return { configurations, factors, inferences: [...nameInferences(named), ...inferences], diagnostics };
}

const bySeed = (a: Member, b: Member): number =>
  compareNatural(a.run.seed ?? '', b.run.seed ?? '') || compareText(a.run.id, b.run.id);

const sortedParams = (params: Readonly<Record<string, Scalar>>): Record<string, Scalar> =>
  Object.fromEntries(Object.entries(params).sort(([a], [b]) => compareNatural(a, b)));

const seedsOf = (members: readonly Member[]): string[] =>
  [...new Set(members.flatMap((member) => (member.counted && member.run.seed !== null ? [member.run.seed] : [])))].sort(
    compareNatural,
  );

const noteOf = (runs: readonly Run[]): string | null => {
  const notes = [...new Set(runs.flatMap((run) => run.notes ?? []))].sort(compareText);
  return notes.length > 0 ? notes.join('\n') : null;
};

/**
 * Slug of the name and eight digits of the hash. A name that was built from params changes when other configurations
 * come, and a permalink must not: there the hash stands alone.
 */
function slugOf(name: string, group: string): string {
  const hex = /^[0-9a-f]{8,}$/i.test(group) ? group : createHash('sha256').update(group).digest('hex');
  return `${slugify(name) || 'configuration'}-${hex.slice(0, 8).toLowerCase()}`;
}

function markerOf(
  params: Readonly<Record<string, Scalar>>,
  factors: readonly Factor[],
  index: number,
): Configuration['marker'] {
  const level = (factor: Factor | undefined): number => {
    const value = factor === undefined ? undefined : params[factor.parameter];
    return value === undefined ? 0 : Math.max(0, factor!.levels.indexOf(scalarText(value)));
  };
  if (factors.length === 0) return { colour: index % colours, shape: index % shapes };
  return { colour: level(factors[0]) % colours, shape: level(factors[1]) % shapes };
}

const nameInferences = (named: readonly { readonly given: { readonly fromParams: boolean } }[]): readonly string[] =>
  named.some((entry) => entry.given.fromParams)
    ? ['Configurations without a label are named by the params that differ between them.']
    : [];

function unknownNotes(spec: BenchmarkSpec | null, names: readonly string[]): readonly Diagnostic[] {
  if (spec === null) return [];
  return Object.keys(spec.notes ?? {})
    .filter((name) => !names.includes(name))
    .map((name) => {
      const near = nearestNames(name, names);
      return {
        severity: 'warning',
        code: 'note-without-configuration',
        message: `notes: there is no configuration "${name}".`,
        file: spec.file,
        line: null,
        hint: near.length > 0 ? `Did you mean ${listText(near)}?` : `Configurations: ${listText(names, 12)}.`,
      };
    });
}
