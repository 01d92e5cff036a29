/** The results.tsv of autoresearch loops: one row per attempt with commit, score, status and description. */
import type { Table } from '../../decode/table.ts';
import { setKey } from '../../parse/parsed.ts';
import type { MetricFacts } from '../../../report/run.ts';
import type { Json, RawNumber, RawRun } from '../../reader.ts';
import { defined, policyOf, textOf } from '../support/values.ts';
import { plainColumn } from './column-roles.ts';
import { cellNumber, partNames } from './table-runs.ts';

const needed = ['commit', 'status', 'description'];

/** True where the table has the columns that every such log has, whatever its forks add. */
export const isAutoresearch = (table: Table): boolean => {
  const names = table.columns.map((column) => plainColumn(column.name));
  return needed.every((name) => names.includes(name));
};

const lowerIsBetter = /(?:^|_)(?:bpb|loss|error|ppl|perplexity|rmse|mse|mae|wer|time|memory\w*|latency)(?:$|_)/;

/** Words of the loop; a kept and a discarded attempt both ran to their end. */
const statusOf = (word: string): string => (/^(?:crash|fail|error|oom|timeout)/i.test(word) ? 'crashed' : 'completed');

/** The runs in the order of the file, which is the order of time. */
export function autoresearchRuns(table: Table): readonly RawRun[] {
  const column = (name: string): readonly Json[] =>
    table.columns.find((found) => plainColumn(found.name) === name)?.values ?? [];
  const commits = column('commit');
  const words = column('status');
  const others = table.columns.filter(({ name }) => !needed.includes(plainColumn(name)));
  const isScore = (values: readonly Json[]): boolean =>
    values.some((value) => cellNumber(value) !== undefined) &&
    values.every((value) => value === null || value === '' || cellNumber(value) !== undefined);
  const scores = others.filter(({ values }) => isScore(values));
  const settings = others.filter((found) => !scores.includes(found));
  const facts: Record<string, MetricFacts> = {};
  for (const { name, values } of scores) {
    const isPercent = values.some((value) => typeof value === 'string' && value.trim().endsWith('%'));
    setKey(facts, name, {
      ...(lowerIsBetter.test(plainColumn(name)) ? { better: 'lower' } : {}),
      ...(isPercent ? { unit: '%' } : {}),
    });
  }
  const parts = partNames(commits.map((commit) => textOf(commit)));
  return parts.map((part, row): RawRun => {
    const metrics: Record<string, RawNumber> = {};
    for (const { name, values } of scores) {
      const number = cellNumber(values[row] ?? null);
      if (number !== undefined) setKey(metrics, name, number);
    }
    const commit = textOf(commits[row]);
    const word = textOf(words[row]);
    return {
      part,
      config: Object.fromEntries(settings.map(({ name, values }) => [name, values[row] ?? null])),
      metrics,
      finalValue: policyOf(metrics, 'declared'),
      metricFacts: facts,
      ...defined({
        name: textOf(column('description')[row]),
        primaryMetric: scores[0]?.name,
        status: word === undefined ? undefined : statusOf(word),
        tags: word === undefined ? undefined : [word],
        git: commit === undefined ? undefined : { commit },
      }),
    };
  });
}
