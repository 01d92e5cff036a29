/** Tables as GitHub Markdown: ties of the best in bold, the caption above, reasons of dashes below. */
import { markdownText } from './markdown-text.ts';
import { reasonsOf, type Cell, type Table } from './table.ts';

const printed = (item: Cell): string => {
  const text = markdownText(item.text);
  return item.best ? `**${text}**` : text;
};

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** The table alone, without caption and notes. Groups become a first column where a row has one. */
export function markdownGrid(table: Table): string {
  const grouped = table.rows.some((row) => row.group !== null);
  const header = [...(grouped ? ['Group'] : []), ...table.columns.map((item) => markdownText(item.label))];
  const rule = [...(grouped ? [':--'] : []), ...table.columns.map((item) => (item.align === 'left' ? ':--' : '--:'))];
  const rows = table.rows.map((row, i) => {
    const changed = i === 0 || table.rows[i - 1]!.group !== row.group;
    return line([...(grouped ? [changed ? markdownText(row.group ?? '') : ''] : []), ...row.cells.map(printed)]);
  });
  return [line(header), line(rule), ...rows].join('\n');
}

/** Every reason for a dash once, as a sentence; empty where no number is missing. */
export function missingNote(table: Table): string {
  const reasons = [...new Set(table.rows.flatMap(reasonsOf))];
  return reasons.length === 0 ? '' : `— not computed: ${reasons.join('; ')}.`;
}

/** A document of its own: heading, caption, table, notes. */
export function markdownTable(table: Table): string {
  const notes = [...table.notes, missingNote(table)].filter((note) => note !== '');
  return `${[`### ${markdownText(table.title)}`, markdownText(table.caption), markdownGrid(table), ...notes.map(markdownText)].join('\n\n')}\n`;
}
