/** Tables as LaTeX: booktabs, ties of the best in bold, nothing to install beyond a standard distribution. */
import { latexText } from './latex-text.ts';
import type { Cell, Table } from './table.ts';

function latexCell(item: Cell): string {
  const text = latexText(item.text);
  return item.best ? `\\textbf{\\boldmath ${text}}` : text;
}

/** A label for `\ref`: letters, digits and hyphens. */
const labelOf = (id: string): string => `tab:${id.replace(/[^A-Za-z0-9]+/g, '-')}`;

/** Lines of a comment never hold a line end that would end the comment. */
const comment = (text: string): string => `% ${text.replace(/\s+/g, ' ')}`;

/**
 * A floating `table` that compiles as it is once the preamble loads booktabs. Notes follow the caption. A missing number
 * prints as a dash; its reason stands in a comment at the end of its row.
 */
export function latexTable(table: Table): string {
  const alignment = table.columns.map((item) => (item.align === 'left' ? 'l' : 'r')).join('');
  const rows: string[] = [];
  let group: string | null = null;
  for (const row of table.rows) {
    if (row.group !== null && row.group !== group) {
      if (rows.length > 0) rows.push('    \\midrule');
      rows.push(`    \\multicolumn{${table.columns.length}}{@{}l}{\\textit{${latexText(row.group)}}} \\\\`);
    }
    group = row.group;
    const reasons = row.cells.flatMap((item) => (item.reason === null ? [] : [item.reason]));
    const why = reasons.length === 0 ? '' : ` ${comment([...new Set(reasons)].join('; '))}`;
    rows.push(`    ${row.cells.map(latexCell).join(' & ')} \\\\${why}`);
  }
  return [
    comment(`${table.title}. The preamble needs \\usepackage{booktabs}.`),
    '\\begin{table}[htbp]',
    '  \\centering',
    `  \\caption{${latexText([table.caption, ...table.notes].join(' '))}}`,
    `  \\label{${labelOf(table.id)}}`,
    `  \\begin{tabular}{@{}${alignment}@{}}`,
    '    \\toprule',
    `    ${table.columns.map((item) => latexText(item.label)).join(' & ')} \\\\`,
    '    \\midrule',
    ...rows,
    '    \\bottomrule',
    '  \\end{tabular}',
    '\\end{table}',
    '',
  ].join('\n');
}
