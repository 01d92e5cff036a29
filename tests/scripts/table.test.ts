import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { cutText, drawTable, wrapCell, type TableColumn } from '../../scripts/cli/table.ts';

const columns: TableColumn[] = [
  { title: 'Rank', align: 'right', optional: 0, shrinkTo: null },
  { title: 'Configuration', align: 'left', optional: 0, shrinkTo: 8 },
  { title: 'Mean ± sd', align: 'right', optional: 0, shrinkTo: null },
  { title: 'Date', align: 'left', optional: 2, shrinkTo: null },
  { title: 'n', align: 'right', optional: 1, shrinkTo: null },
];
const rows = [
  ['1–2', 'none/svm_rbf', '0.9870 ± 0.0046', '21 Nov 2026', '10'],
  ['1–3', '配置名がとても長い場合', '0.9863 ± 0.0033', '21 Nov 2026', '10'],
];

test('draws what fits', () => {
  expect(drawTable(columns.slice(0, 2), [['1', 'a']], 80)).toBe(
    [
      '┌──────┬───────────────┐',
      '│ Rank │ Configuration │',
      '├──────┼───────────────┤',
      '│    1 │ a             │',
      '└──────┴───────────────┘',
    ].join('\n'),
  );
});

test.each([200, 80, 60, 40])('every line has one width of at most %i cells', (width) => {
  const lines = drawTable(columns, rows, width).split('\n');
  expect(new Set(lines.map((line) => stringWidth(line))).size).toBe(1);
  expect(stringWidth(lines[0]!)).toBeLessThanOrEqual(width);
});

test('the least needed columns go first, what ranks stays', () => {
  expect(drawTable(columns, rows, 60)).not.toContain('Date');
  expect(drawTable(columns, rows, 60)).toContain(' n ');
  const narrow = drawTable(columns, rows, 40);
  expect(narrow).toContain('0.9870 ± 0.0046');
  expect(narrow).not.toContain(' n ');
});

test('texts are cut between whole characters', () => {
  expect(cutText('abcdef', 4)).toBe('abc…');
  expect(cutText('配置名', 4)).toBe('配…');
  expect(cutText('👩‍👩‍👧x', 3)).toBe('👩‍👩‍👧x');
});

test('long texts are broken at spaces, then behind joints, and cut after three lines', () => {
  expect(wrapCell('mlp h=128 lr=0.003', 10)).toEqual(['mlp h=128', 'lr=0.003']);
  expect(wrapCell('time_mask/random_forest', 10)).toEqual(['time_mask/', 'random_', 'forest']);
  expect(wrapCell('abcdefghij', 4)).toEqual(['abcd', 'efgh', 'ij']);
  expect(wrapCell('配置名配置', 4)).toEqual(['配置', '名配', '置']);
  expect(wrapCell('one two three four five six', 5)).toEqual(['one', 'two', 'thre…']);
  expect(drawTable(columns, rows, 40)).toMatch(/│ none\/svm_ +│[^\n]*\n│ +│ rbf +│/);
});

test('a title is broken at its soft hyphens, where it must be', () => {
  const column = { title: 'Con\u00adfigu\u00adra\u00adtion', align: 'left', optional: 0, shrinkTo: 4 } as const;
  const head = (width: number) => {
    const lines = drawTable([column], [['x'.repeat(40)]], width).split('\n');
    return lines
      .slice(
        1,
        lines.findIndex((line) => line.startsWith('├')),
      )
      .map((line) => line.slice(2, -2).trim());
  };
  expect(head(80)).toEqual(['Configuration']);
  expect(head(14)).toEqual(['Configura-', 'tion']);
  expect(head(12)).toEqual(['Configu-', 'ration']);
});

test('an optional column that says nothing is left out', () => {
  const silent = [['1', 'a', '0.5', '—', '']];
  expect(drawTable(columns, silent, 200)).not.toMatch(/Date| n /);
});

test('numbers are never cut: where they do not fit together, tables follow each other, each with the names', () => {
  const wide: TableColumn[] = [
    { title: 'Metric', align: 'left', optional: 0, shrinkTo: 6 },
    ...['a', 'b', 'c'].map((title) => ({ title, align: 'right', optional: 0, shrinkTo: null }) as const),
  ];
  const drawn = drawTable(wide, [['accuracy', '0.9870 ± 0.0046 *', '1 893 117 ± 16 340', '0.5']], 40);
  expect(drawn.match(/Metric/g)).toHaveLength(2);
  for (const text of ['0.9870 ± 0.0046 *', '1 893 117 ± 16 340', ' 0.5 ']) expect(drawn).toContain(text);
  for (const line of drawn.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(40);
});
