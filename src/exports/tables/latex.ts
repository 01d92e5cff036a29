/** Tables as LaTeX: booktabs, ties of the best in bold, nothing to install beyond a standard distribution. */
import { integer } from '../../format/numbers.ts';
import { latexText } from './latex-text.ts';
import type { Cell, Row, Table } from './table.ts';

function latexCell(item: Cell): string {
  const text = latexText(item.text);
  return item.best ? `\\textbf{\\boldmath ${text}}` : text;
}

/** A label for `\ref`: letters, digits and hyphens. */
const labelOf = (id: string): string => `tab:${id.replace(/[^A-Za-z0-9]+/g, '-')}`;

/** Lines of a comment never hold a line end that would end the comment. */
const comment = (text: string): string => `% ${text.replace(/\s+/g, ' ')}`;

/** Rows of one float: a page of a usual paper holds them with the caption. */
const rowsPerFloat = 40;

/** From so many columns on a table is set small and close. */
const manyColumns = 6;

/**
 * Makes its argument as wide as the line where it is wider and graphicx is loaded. Defined in every file, once per
 * document.
 */
const fitCommand =
  '\\providecommand{\\sweepbookfit}[1]{\\ifdefined\\resizebox\\resizebox{\\ifdim\\width>\\linewidth\\linewidth\\else\\width\\fi}{!}{#1}\\else#1\\fi}';

/** The rows of one float with the headings of their groups; a group that goes on is named again. */
function bodyOf(rows: readonly Row[], columns: number): readonly string[] {
  const lines: string[] = [];
  let group: string | null = null;
  for (const row of rows) {
    if (row.group !== null && row.group !== group) {
      if (lines.length > 0) lines.push('    \\midrule');
      lines.push(`    \\multicolumn{${columns}}{@{}l}{\\textit{${latexText(row.group)}}} \\\\`);
    }
    group = row.group;
    const reasons = row.cells.flatMap((item) => (item.reason === null ? [] : [item.reason]));
    const why = reasons.length === 0 ? '' : ` ${comment([...new Set(reasons)].join('; '))}`;
    lines.push(`    ${row.cells.map(latexCell).join(' & ')} \\\\${why}`);
  }
  return lines;
}

interface Part {
  readonly rows: readonly Row[];
  readonly caption: string;
  readonly label: string;
}

function floatOf({ columns }: Table, { rows, caption, label }: Part): readonly string[] {
  const alignment = columns.map((item) => (item.align === 'left' ? 'l' : 'r')).join('');
  return [
    '\\begin{table}[htbp]',
    '  \\centering',
    ...(columns.length < manyColumns ? [] : ['  \\footnotesize\\setlength{\\tabcolsep}{4pt}']),
    `  \\caption{${latexText(caption)}}`,
    `  \\label{${label}}`,
    '  \\sweepbookfit{%',
    `  \\begin{tabular}{@{}${alignment}@{}}`,
    '    \\toprule',
    `    ${columns.map((item) => latexText(item.label)).join(' & ')} \\\\`,
    '    \\midrule',
    ...bodyOf(rows, columns.length),
    '    \\bottomrule',
    '  \\end{tabular}}',
    '\\end{table}',
  ];
}

/**
 * A floating `table` that compiles as it is once the preamble loads booktabs; more rows than a page holds go on in
 * further floats. Notes follow the caption. A missing number prints as a dash; its reason stands in a comment at the end
 * of its row.
 */
export function latexTable(table: Table): string {
  const count = Math.max(1, Math.ceil(table.rows.length / rowsPerFloat));
  const size = Math.ceil(table.rows.length / count);
  const label = labelOf(table.id);
  const floats = Array.from({ length: count }, (_, i): Part => ({
    rows: table.rows.slice(i * size, (i + 1) * size),
    caption:
      i === 0
        ? [table.caption, ...table.notes].join(' ')
        : `${table.title}, part ${integer(i + 1)} of ${integer(count)}.`,
    label: i === 0 ? label : `${label}-${i + 1}`,
  }));
  return [
    comment(
      `${table.title}. The preamble needs \\usepackage{booktabs}; with \\usepackage{graphicx} a wide table is fitted to the line.`,
    ),
    fitCommand,
    ...floats.flatMap((part) => floatOf(table, part)),
    '',
  ].join('\n');
}
