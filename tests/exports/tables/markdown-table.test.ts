import { describe, expect, it } from 'vitest';
import { markdownTable, missingNote } from '../../../src/exports/tables/markdown-table.ts';
import { leaderboardTable } from '../../../src/exports/tables/leaderboard-table.ts';
import { tablesOf } from '../../../src/exports/tables/index.ts';
import { viewsOf } from '../../../src/exports/view.ts';
import { elementsOf, hostile, renderMarkdown, textOf } from '../markdown.ts';
import { inputOf, makeReport, ordinary, spreadScores } from '../reports.ts';

describe('markdownTable', () => {
  const view = viewsOf(inputOf(ordinary()).index)[0]!;
  const table = leaderboardTable(view, view.metric!, 'leaderboard');
  const html = renderMarkdown(markdownTable(table));

  it('renders as one table with a row per configuration', () => {
    expect(html.match(/<table>/g)).toHaveLength(1);
    expect(html.match(/<tr>/g)).toHaveLength(1 + view.benchmark.configurations.length);
  });

  it('sets the tie of the best in bold', () => {
    expect([...html.matchAll(/<strong>(.*?)<\/strong>/g)].map((match) => match[1])).toEqual(
      table.rows.filter((row) => row.cells.some((cell) => cell.best)).map((row) => row.cells[2]!.text),
    );
  });

  it('gives the reason of every dash once', () => {
    expect(missingNote(table)).toBe('— not computed: this is the baseline.');
    expect(textOf(html)).toContain('this is the baseline');
  });

  it('survives hostile names in every table', () => {
    const scores = Object.fromEntries(hostile.map((name, i) => [name, spreadScores(0.9 - i / 50, 3)]));
    const made = viewsOf(inputOf(makeReport([{ title: hostile[0], baseline: hostile[1], scores }])).index)[0]!;
    for (const item of tablesOf(made)) {
      const page = renderMarkdown(markdownTable(item));
      const allowed = new Set(['h3', 'p', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'strong']);
      expect([...elementsOf(page)].filter((name) => !allowed.has(name))).toEqual([]);
      expect(page.match(/<tr>/g)).toHaveLength(1 + item.rows.length);
    }
  });
});
