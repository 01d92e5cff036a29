/** Configurations as things that a query can choose: their params, metrics, tags and facts under one set of names. */
import type { Looked, Subject } from '../../src/query/evaluate.ts';
import { resolveName } from '../../src/query/names.ts';
import { parseQuery, type Query } from '../../src/query/parse.ts';
import { QueryError } from '../../src/query/tokens.ts';
import { nearestNames } from '../../src/report/nearest.ts';
import type { Benchmark, Configuration } from '../../src/report/schema.ts';
import { indexBenchmark } from '../../src/report/select.ts';
import { UserError } from '../../src/report/user-error.ts';

/** A configuration with everything a query may ask of it. */
export interface ConfigurationSubject extends Subject {
  readonly benchmark: Benchmark;
  readonly configuration: Configuration;
  readonly values: ReadonlyMap<string, Looked>;
}

/** All configurations of the benchmarks. Metric names stand for the mean over the seeds. */
export function subjectsOf(benchmarks: readonly Benchmark[]): ConfigurationSubject[] {
  return benchmarks.flatMap((benchmark) => {
    const index = indexBenchmark(benchmark);
    return benchmark.configurations.map((configuration) => {
      const values = new Map<string, Looked>([
        ['benchmark', benchmark.id],
        ['name', configuration.name],
        ['tags', configuration.tags],
        ['n', index.summary(configuration.id, benchmark.primaryMetric)?.n ?? 0],
        ['runs', configuration.runIds.length],
        ...Object.entries(configuration.params),
      ]);
      for (const metric of benchmark.metrics) {
        const mean = index.summary(configuration.id, metric.id)?.mean;
        if (typeof mean !== 'number') continue;
        values.set(metric.id, mean);
        for (const task of benchmark.tasks) values.set(`${task.dataset}.${metric.id}`, mean);
      }
      const params = Object.values(configuration.params).map(String);
      return {
        benchmark,
        configuration,
        values,
        text: [configuration.name, ...configuration.tags, ...params].join(' ').toLowerCase(),
        lookUp: (path: string) => values.get(path),
      };
    });
  });
}

/** A query's mistake as a user's: the query with a caret under the place. */
export function caretError(error: QueryError): UserError {
  return new UserError(`${error.message}\n  ${error.query}\n  ${' '.repeat(error.position)}^`, {
    hint: 'For example: "learning_rate > 1e-4 and tags has echo"',
  });
}

/** Replaces every name in a query by the full one it stands for. @throws QueryError with the nearest names */
function expandNames(query: Query, text: string, known: readonly string[]): Query {
  const full = (path: string, at: number): string => {
    const name = resolveName(path, known);
    if (name !== null) return name;
    const near = nearestNames(path, known);
    throw new QueryError(
      `Nothing is called "${path}"${near.length > 0 ? `; nearest: ${near.join(', ')}` : ''}.`,
      text,
      at,
    );
  };
  const visit = (part: Query): Query => {
    if (part.kind === 'compare') return { ...part, path: full(part.path, part.at) };
    if (part.kind === 'not') return { ...part, part: visit(part.part) };
    return part.kind === 'and' || part.kind === 'or' ? { ...part, parts: part.parts.map(visit) } : part;
  };
  return visit(query);
}

/** Every name that any of the subjects has. */
export const namesOf = (subjects: readonly ConfigurationSubject[]): string[] => [
  ...new Set(subjects.flatMap((subject) => [...subject.values.keys()])),
];

/** Reads a query against what the subjects hold. @throws UserError with a caret under the mistake */
export function readQuery(text: string, subjects: readonly ConfigurationSubject[]): Query {
  try {
    return expandNames(parseQuery(text), text, namesOf(subjects));
  } catch (error) {
    if (error instanceof QueryError) throw caretError(error);
    throw error;
  }
}
