import { describe, expect, it } from 'vitest';
import { aggregateTable, taskComparisonTable, taskMeansTable } from '../../../src/components/tasks/task-tables.ts';
import { indexBenchmark } from '../../../src/report/select.ts';
import { makeAcrossTasks } from '../../helpers/across-tasks.ts';
import { benchmark } from '../../figures/fixture.ts';

const across = makeAcrossTasks(['plain-svm', 'noise-mlp', 'plain-mlp'], 'accuracy');
const index = indexBenchmark({ ...benchmark, acrossTasks: across });
const links = { configuration: (item: { readonly slug: string }) => `x/${item.slug}`, metric: () => 'm/' };
const rowsOf = (html: string): string[] =>
  html
    .split(/<tr(?: id="[^"]*")?>/)
    .slice(2)
    .map((row) =>
      row
        .replace(/<a class="hash".*?<\/a>/g, '')
        .replace(/<[^>]+>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    );

describe('tables over tasks', () => {
  it('star the leading tier of each task and keep who is left out at the end', () => {
    const leftOut = [{ configuration: 'noise-svm', reason: 'no score on t1' }];
    const { html } = taskMeansTable({ ...across, leftOut }, index, links);
    const rows = rowsOf(html);
    expect(rows.map((row) => row.split(' ')[0])).toEqual(['plain/svm', 'noise/mlp', 'plain/mlp', 'noise/svm']);
    expect(html.match(/in the leading tier/g)).toHaveLength(5);
    expect(html).toContain('accuracy, higher is better');
    expect(rows[3]).toContain('5 of 6 runs');
  });

  it('print each aggregate with its interval, and mean ranks', () => {
    const [first] = rowsOf(aggregateTable(across, index, links).html);
    expect(first).toBe(
      'plain/svm 0.9000 0.880 to 0.920 0.9000 0.880 to 0.920 0.9000 0.880 to 0.920 0.1000 0.080 to 0.120 1.00 0.9',
    );
    const none = across.aggregates.map((item) => ({ ...item, low: null, high: null, reason: 'one run per task' }));
    expect(aggregateTable({ ...across, aggregates: none }, index, links).html).toContain('title="one run per task"');
    const onlyRanks = { ...across, leading: null, aggregates: [], geometricMeans: null };
    expect(rowsOf(aggregateTable(onlyRanks, index, links).html)[0]).toBe('plain/svm 1.00');
  });

  it('print tasks won and lost, the corrected p and the verdict', () => {
    const [first] = rowsOf(taskComparisonTable(across, index, links).html);
    expect(first).toBe('plain/svm 5 0 0 0.95 0.90 to 0.99 0.063 0.13 cannot be decided');
  });

  it('print the rows of one page with the decimals of all', () => {
    const only = new Set(['noise-mlp']);
    for (const table of [taskMeansTable, aggregateTable, taskComparisonTable]) {
      const all = rowsOf(table(across, index, links).html).map((row) => row.split(' ')[0]);
      const shown = rowsOf(table(across, index, links, only).html);
      expect(shown.map((row) => row.split(' ')[0])).toEqual(all.filter((name) => name === 'noise/mlp'));
      expect(rowsOf(table(across, index, links).html)).toEqual(expect.arrayContaining(shown));
    }
  });
});
