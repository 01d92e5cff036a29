/** All tasks together: the verdict over tasks, and the mean of each task beside the aggregate and the mean rank. */
import { leftOutSentences, taskSentences } from '../../format/task-sentences.ts';
import { tasksTable, tasksTableOrder } from '../tables/tasks-table.ts';
import type { Chapter, PdfSection } from './chapter.ts';
import { drawColumnGroups, type NumberColumn } from './column-groups.ts';
import { paragraph } from './flow.ts';
import { phraseRuns } from './phrases.ts';
import { measure, styles } from './style.ts';
import { naturalWidth, textual } from './table-cells.ts';

/** The section; null for a benchmark without several ranked tasks. */
export function tasksSection(chapter: Chapter): PdfSection | null {
  const { view, links } = chapter;
  const across = view.benchmark.acrossTasks;
  const table = tasksTable(view, 'tasks');
  if (across === null || table === null) return null;
  return {
    title: 'All tasks together',
    keep: 150,
    draw(flow) {
      const { title, dek } = taskSentences(view.benchmark, across, view.nameOf);
      paragraph(
        flow,
        phraseRuns(view, links, [...title, ' ', ...dek], { plain: styles.body, strong: styles.bodyStrong }),
        { width: measure, after: 4 },
      );
      paragraph(flow, [{ text: table.caption, style: styles.body }], { width: measure, after: 10, keep: 70 });
      const columns = table.columns.slice(1).map((column, i): NumberColumn => {
        const cells = table.rows.map((row) => {
          const { text, best } = row.cells[i + 1]!;
          return textual([{ text, style: best ? styles.cellStrong : styles.cell }]);
        });
        const { label } = column;
        return { label, cells, width: Math.min(150, naturalWidth(flow, cells, { label, least: 48 }) + 4) };
      });
      drawColumnGroups(flow, chapter, { columns, order: tasksTableOrder(across) });
      for (const text of leftOutSentences(across, view.nameOf)) {
        paragraph(flow, [{ text: `Has no place over all tasks: ${text}`, style: styles.body }], {
          width: measure,
          after: 4,
        });
      }
    },
  };
}
