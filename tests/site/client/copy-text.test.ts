import { expect, test } from 'vitest';
import { csvText } from '../../../src/exports/tables/csv.ts';
import { tablesOf } from '../../../src/exports/tables/index.ts';
import { viewsOf } from '../../../src/exports/view.ts';
import { indexReport } from '../../../src/report/select.ts';
import { figureTable, formats, selectRows } from '../../../src/site/client/copy-text.ts';
import { isCopied, tableReference, tableScript, tableScripts } from '../../../src/site/table-scripts.ts';
import { report } from '../notes/make-note.ts';

const index = indexReport(report);
const table = tablesOf(viewsOf(index)[0]!).find((item) => item.id === 'runs')!;

test('rows are chosen by what programs read of them', () => {
  expect(selectRows(table, null)).toBe(table);
  const own = selectRows(table, { configuration: ['base'] });
  expect(own.rows).toHaveLength(3);
  expect(
    csvText(own)
      .split('\r\n')
      .slice(1, 4)
      .every((line) => line.includes(',base,')),
  ).toBe(true);
  expect(selectRows(table, { configuration: ['other'], status: ['failed'] }).rows).toHaveLength(1);
  expect(selectRows(table, { nothing: ['x'] }).rows).toEqual([]);
});

test('the script of a table brings back the same table, whatever it holds', () => {
  const odd = { ...table, title: '</script><script>alert(1)//\u2028' };
  const script = tableScript('bench/odd', odd);
  expect(script).not.toContain('</script>');
  const page: { sweepbookTables?: Record<string, typeof odd> } = {};
  new Function('window', script)(page);
  expect(page.sweepbookTables?.['bench/odd']).toEqual(odd);
});

test('every table of the exports has a script, and pages refer to it', () => {
  const scripts = [...tableScripts(index)].map((item) => item.path);
  expect(scripts).toEqual([
    'assets/tables/bench/leaderboard-accuracy.js',
    'assets/tables/bench/comparisons.js',
    'assets/tables/bench/runs.js',
    'assets/tables/bench/failures.js',
    'assets/tables/bench/calibration.js',
  ]);
  expect(tableReference(index, { benchmark: 'bench', id: 'runs' })).toEqual({ key: 'bench/runs', script: scripts[2] });
});

test('a table of thousands of rows is downloaded, not copied', () => {
  const many = Array.from({ length: 2001 }, (_, i) => ({ ...report.runs[0]!, id: `r${i}`, slug: `r${i}` }));
  const large = indexReport({ ...report, runs: many });
  expect(isCopied(index, 'bench', 'runs')).toBe(true);
  expect(isCopied(large, 'bench', 'runs')).toBe(false);
  expect(isCopied(large, 'bench', 'leaderboard-accuracy')).toBe(true);
  expect([...tableScripts(large)].map((item) => item.path)).not.toContain('assets/tables/bench/runs.js');
});

test('the data of a figure keep all digits for programs and are rounded for people', () => {
  const made = figureTable({
    id: 'fig-x',
    title: 'X',
    description: 'What it shows.',
    table: {
      columns: [
        { label: 'name', numeric: false },
        { label: 'mean', numeric: true },
      ],
      rows: [
        ['a', 0.123456789],
        ['b', null],
      ],
    },
    views: [],
  });
  expect(formats.csv.print(made)).toBe('name,mean\r\na,0.123456789\r\nb,NA\r\n');
  expect(formats.markdown.print(made)).toContain('| a | 0.123457 |');
  expect(formats.latex.print(made)).toContain('\\begin{tabular}');
});
