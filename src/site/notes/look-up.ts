/** Names that people write to things of the Report. A name that fits nothing is a problem with the nearest ones. */
import { nearestNames } from '../../report/nearest.ts';
import type { Benchmark, Configuration, Metric } from '../../report/schema.ts';
import type { BenchmarkIndex } from '../../report/select.ts';
import { NoteProblem, type NoteContext, type Props } from './context.ts';

const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(' or ');

/** The hint of a name that was not found: the nearest, else the first of those there are. */
export function nearestHint(name: string, known: readonly string[], what: string): string {
  const near = nearestNames(name, known);
  if (near.length > 0) return `Did you mean ${quoted(near)}?`;
  if (known.length === 0) return `There are no ${what}.`;
  const more = known.length > 8 ? `, … (${known.length} in all)` : '';
  return `The ${what} are ${known.slice(0, 8).join(', ')}${more}.`;
}

/** A property as text; undefined where it is absent. */
export function textProp(props: Props, name: string): string | undefined {
  const value = props[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  throw new NoteProblem(`${name} takes a text, found ${JSON.stringify(value)}.`, `Write ${name}="…".`);
}

/** A property as a list of texts: one, several in a list, or several with commas between them. */
export function listProp(props: Props, name: string): readonly string[] | undefined {
  const value = props[name];
  return Array.isArray(value) ? value.map(String) : textProp(props, name)?.split(/\s*,\s*/);
}

/** A property as a whole number above zero. */
export function countProp(props: Props, name: string): number | undefined {
  const text = textProp(props, name);
  if (text === undefined) return undefined;
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new NoteProblem(`${name} takes a whole number above zero, found "${text}".`, `For example ${name}={5}.`);
}

/** A property that is there or not. */
export function flagProp(props: Props, name: string): boolean {
  const value = props[name];
  if (value === undefined || value === false || value === 'false') return false;
  if (value === true || value === 'true') return true;
  throw new NoteProblem(`${name} is true or false, found ${JSON.stringify(value)}.`);
}

/** A property that takes one of a few words. */
export function choiceProp<Choice extends string>(
  props: Props,
  name: string,
  choices: readonly [Choice, ...Choice[]],
): Choice {
  const text = textProp(props, name);
  if (text === undefined) return choices[0];
  const found = choices.find((choice) => choice === text);
  if (found === undefined) {
    throw new NoteProblem(`${name} cannot be "${text}".`, nearestHint(text, choices, `values of ${name}`));
  }
  return found;
}

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** The benchmark of an id or title. @throws NoteProblem */
export function findBenchmark(name: string, context: NoteContext): Benchmark {
  const { benchmarks } = context.report.report;
  const found = benchmarks.find((item) => item.id === name) ?? benchmarks.find((item) => same(item.title, name));
  if (found !== undefined) return found;
  const ids = benchmarks.map((item) => item.id);
  throw new NoteProblem(`There is no benchmark "${name}".`, nearestHint(name, ids, 'benchmarks'));
}

/** The benchmark of a component: the one stated, that of the front matter, or the only one. @throws NoteProblem */
export function benchmarkOf(props: Props, context: NoteContext): BenchmarkIndex {
  const { benchmarks } = context.report.report;
  const name = textProp(props, 'benchmark') ?? context.note.benchmark;
  if (name !== null) return context.benchmark(findBenchmark(name, context));
  const [only] = benchmarks;
  if (only !== undefined && benchmarks.length === 1) return context.benchmark(only);
  throw new NoteProblem(
    'Which benchmark is meant?',
    benchmarks.length === 0
      ? 'This report has none.'
      : `Write benchmark="…" here or "benchmark: …" in the front matter: ${benchmarks.map((item) => item.id).join(', ')}.`,
  );
}

/** The configuration of a name, slug or id. @throws NoteProblem with the nearest names */
export function findConfiguration(name: string, index: BenchmarkIndex, context: NoteContext): Configuration {
  const all = index.benchmark.configurations;
  const found =
    all.find((item) => item.name === name) ??
    all.find((item) => item.slug === name || item.id === name) ??
    all.find((item) => same(item.name, name));
  if (found !== undefined) return found;
  const elsewhere = context.report.report.benchmarks.find(
    (other) => other.id !== index.benchmark.id && other.configurations.some((item) => item.name === name),
  );
  const names = all.map((item) => item.name);
  throw new NoteProblem(
    `There is no experiment "${name}" in ${index.benchmark.id}.`,
    elsewhere === undefined
      ? nearestHint(name, names, 'experiments')
      : `There is one in ${elsewhere.id}: write benchmark="${elsewhere.id}".`,
  );
}

/** The configuration that `experiment` (or `configuration`) names, else the one of the front matter; null for none. */
export function experimentOf(props: Props, index: BenchmarkIndex, context: NoteContext): Configuration | null {
  const name = textProp(props, 'experiment') ?? textProp(props, 'configuration');
  if (name !== undefined) return findConfiguration(name, index, context);
  const [only] = context.note.experiments;
  return only === undefined || context.note.experiments.length > 1 ? null : findConfiguration(only, index, context);
}

/** As {@link experimentOf}, where there must be one. */
export function neededExperiment(props: Props, index: BenchmarkIndex, context: NoteContext): Configuration {
  const found = experimentOf(props, index, context);
  if (found !== null) return found;
  throw new NoteProblem('Which experiment is meant?', 'Write experiment="…" with its name.');
}

const loose = (text: string): string => text.toLowerCase().replace(/[\s_-]+/g, ' ');

/** The metric of an id, key or label; the primary one where nothing is stated. @throws NoteProblem */
export function metricOf(props: Props, index: BenchmarkIndex, name = 'metric'): Metric {
  const stated = textProp(props, name);
  const { metrics, primaryMetric } = index.benchmark;
  if (stated === undefined) {
    if (index.primary !== null) return index.primary;
    throw new NoteProblem(`${index.benchmark.id} has no value of its primary metric, ${primaryMetric}.`);
  }
  const found =
    metrics.find((item) => item.id === stated || item.key === stated) ??
    metrics.find((item) => loose(item.label) === loose(stated) || loose(item.id) === loose(stated));
  if (found !== undefined) return found;
  const known = [...new Set(metrics.flatMap((item) => [item.id, item.label]))];
  throw new NoteProblem(
    `There is no metric "${stated}" in ${index.benchmark.id}.`,
    nearestHint(stated, known, 'metrics'),
  );
}
