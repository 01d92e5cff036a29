/** The end of a chapter: failures, method, how to run it again, and what the configurations are. */
import { isTroubled, failureConsequence, failureCounts } from '../../format/failure-sentences.ts';
import { methodText } from '../../format/method-text.ts';
import { count } from '../../format/words.ts';
import { seedsInWords } from '../../format/verdict-sentences.ts';
import { taskText } from '../facts.ts';
import { webAddress } from '../site-links.ts';
import { differingParams } from '../params.ts';
import { listedConfigurations, printedRows } from '../printed-rows.ts';
import { familiesTable } from '../tables/families-table.ts';
import type { RunRecord } from '../../report/schema.ts';
import type { Chapter, PdfSection } from './chapter.ts';
import { addLines, drawNote, paragraph, type Flow } from './flow.ts';
import { nameRun } from './phrases.ts';
import { leading, measure, page, styles, textWidth } from './style.ts';
import { drawTable } from './table.ts';
import { naturalWidth, textual, type PdfRow } from './table-cells.ts';

/** Longer texts of the input are cut: the site and the files hold all of them. */
const longestMessage = 360;
const mostFailures = 60;

const cut = (text: string, most: number): string =>
  [...text].length > most ? `${[...text].slice(0, most - 1).join('')}…` : text;

const messageOf = (run: RunRecord): string =>
  cut([run.error?.type, run.error?.message].filter(Boolean).join(': ') || run.statusReason, longestMessage);

/** Every run that did not complete, with its error. */
export function failuresSection(chapter: Chapter): PdfSection | null {
  const { view, links } = chapter;
  const failed = view.runs.filter(isTroubled);
  if (failed.length === 0) return null;
  return {
    title: 'Failures',
    keep: 150,
    draw(flow) {
      const text = `${failureCounts(view.runs)}. ${failureConsequence(view.benchmark, view.runs)}`;
      paragraph(flow, [{ text, style: styles.body }], { width: measure, after: 10 });
      drawTable(flow, {
        top: true,
        columns: [
          { label: 'Configuration', width: 112, gap: 8, align: 'left' },
          { label: 'Seed', width: 34, gap: 10, align: 'left' },
          { label: 'Status', width: 52, gap: 8, align: 'left' },
          { label: 'What happened', width: textWidth - 224, align: 'left' },
        ],
        rows: failed.slice(0, mostFailures).map((run): PdfRow => ({
          cells: [
            textual([nameRun(view, links, run.configuration, styles.cell)]),
            textual([{ text: run.seed ?? '—', style: styles.cellSoft }]),
            textual([{ text: run.status, style: styles.cell }]),
            {
              lines: [
                [{ text: messageOf(run), style: styles.cell }],
                [
                  {
                    text: run.id,
                    style: styles.cellSmall,
                    link: links((paths) => paths.run(view.benchmark.id, run.slug)),
                  },
                ],
              ],
            },
          ],
        })),
        after: 8,
      });
      if (failed.length > mostFailures) {
        paragraph(
          flow,
          [
            {
              text: `The first ${mostFailures} of ${count(failed.length, 'run')}; the site lists all of them.`,
              style: styles.note,
            },
          ],
          { after: 8 },
        );
      }
    },
  };
}

/** A list item with its dot before it. */
function bullet(flow: Flow, text: string): void {
  const step = styles.body.size * leading.text;
  flow.need(step * 2);
  flow.within('LI', () => {
    const [dot] = flow.type.wrap([{ text: '•', style: styles.body }], 10);
    const label = flow.open('Lbl');
    if (dot !== undefined)
      addLines(flow, label, [
        { line: dot, x: page.left, baseline: flow.y + (step - styles.body.size) / 2 + styles.body.size * 0.8 },
      ]);
    label.end();
    paragraph(flow, [{ text, style: styles.body }], { tag: 'LBody', x: page.left + 9, width: measure - 9, after: 2 });
  });
}

/** How the numbers came about. */
export function methodSection({ view }: Chapter): PdfSection | null {
  const sections = methodText(view.index, view.runs);
  if (sections.length === 0) return null;
  return {
    title: 'Method',
    keep: 70,
    draw(flow) {
      for (const section of sections) {
        paragraph(flow, [{ text: section.title, style: styles.subheading }], {
          tag: 'H3',
          before: 4,
          after: 2,
          keep: 26,
        });
        for (const text of section.paragraphs)
          paragraph(flow, [{ text, style: styles.body }], { width: measure, after: 4 });
        if (section.items.length > 0) flow.within('L', () => section.items.forEach((item) => bullet(flow, item)));
        flow.y += 5;
      }
      drawFamilies(flow, view);
    },
  };
}

function drawFamilies(flow: Flow, view: Chapter['view']): void {
  const table = familiesTable(view, 'families');
  if (table.rows.length === 0) return;
  const gap = 14;
  const cells = table.rows.map((row) => row.cells.map((cell) => textual([{ text: cell.text, style: styles.cell }])));
  const widths = table.columns.map(({ label }, i) =>
    i === 0
      ? 0
      : Math.min(
          110,
          naturalWidth(
            flow,
            cells.map((row) => row[i]),
            { label, least: 20 },
          ),
        ),
  );
  const rest = textWidth - widths.reduce((sum, width) => sum + width + gap, -gap);
  paragraph(flow, [{ text: 'Families of tests', style: styles.subheading }], {
    tag: 'H3',
    before: 4,
    after: 6,
    keep: 60,
  });
  drawTable(flow, {
    top: true,
    columns: table.columns.map(({ label, align }, i) => ({
      label,
      width: i === 0 ? rest : widths[i]!,
      gap: i === widths.length - 1 ? 0 : gap,
      align,
    })),
    rows: cells.map((row) => ({ cells: row })),
  });
}

/** A term and its text, as a hanging paragraph. */
function entry(flow: Flow, term: string, text: string): void {
  paragraph(
    flow,
    [
      { text: `${term}: `, style: styles.bodyStrong },
      { text, style: styles.body },
    ],
    { width: measure, after: 2 },
  );
}

const distinct = (values: readonly (string | null | undefined)[]): string => {
  const known = [...new Set(values.filter((value) => value !== null && value !== undefined && value !== ''))];
  const shown = known.slice(0, 6).join(', ');
  return known.length === 0 ? 'not recorded' : known.length > 6 ? `${shown} and ${known.length - 6} more` : shown;
};

/** What is needed to run it again. */
export function reproductionSection({ view }: Chapter): PdfSection | null {
  const { benchmark, runs } = view;
  const { command, notes } = benchmark.reproduce;
  return {
    title: 'Run it again',
    keep: 70,
    draw(flow) {
      // A paragraph joins its lines, and commands that are joined are another command.
      const lines = (command ?? '').split(/\r?\n/).filter((line) => line.trim() !== '');
      lines.forEach((text, i) =>
        paragraph(flow, [{ text, style: styles.code }], {
          width: measure,
          after: i === lines.length - 1 ? 8 : 0,
          leading: leading.code,
          tag: 'Code',
        }),
      );
      if (notes !== null) paragraph(flow, [{ text: notes, style: styles.body }], { width: measure, after: 6 });
      for (const task of benchmark.tasks) entry(flow, 'Dataset', taskText(task));
      if (benchmark.source !== null) {
        const { title, url, license } = benchmark.source;
        const link = webAddress(url);
        paragraph(
          flow,
          [
            { text: 'Source: ', style: styles.bodyStrong },
            { text: title, style: styles.body, link },
            { text: license === null ? '' : `, ${license}`, style: styles.body },
          ],
          { width: measure, after: 2 },
        );
      }
      entry(flow, 'Commit', distinct(runs.map((run) => run.git?.commit)));
      entry(flow, 'Seeds', seedsInWords(benchmark));
      entry(flow, 'Hardware', benchmark.hardware ?? 'not recorded');
      const keys = [...new Set(runs.flatMap((run) => Object.keys(run.environment)))].sort();
      for (const key of keys.slice(0, 12))
        entry(flow, key, distinct(runs.map((run) => String(run.environment[key] ?? ''))));
      flow.y += 12;
    },
  };
}

/** The params of all configurations: what all share once, then what differs. */
export function configurationsSection({ view, links }: Chapter): PdfSection | null {
  const { configurations } = view.benchmark;
  if (configurations.length === 0) return null;
  const { shared, differing } = differingParams(configurations);
  const { shown, note } = printedRows(listedConfigurations(view), 'configurations');
  return {
    title: 'Configurations',
    keep: 140,
    draw(flow) {
      if (shared.length > 0) {
        paragraph(
          flow,
          [
            {
              text: configurations.length === 1 ? 'Params' : 'The same in every configuration',
              style: styles.subheading,
            },
          ],
          { tag: 'H3', after: 3, keep: 24 },
        );
        paragraph(flow, [{ text: shared.map(([key, value]) => `${key}: ${value}`).join('; '), style: styles.code }], {
          width: textWidth,
          leading: leading.code,
          after: 12,
        });
      }
      drawTable(flow, {
        top: true,
        columns: [
          { label: 'Configuration', width: 124, gap: 10, align: 'left' },
          { label: 'Runs', width: 26, gap: 12, align: 'right' },
          { label: differing.length === 0 ? 'Params' : 'What differs', width: textWidth - 172, align: 'left' },
        ],
        rows: shown.map((item): PdfRow => ({
          cells: [
            textual([nameRun(view, links, item.id, styles.cell)]),
            textual([{ text: String(item.runIds.length), style: styles.cellSoft }]),
            textual([
              {
                text: cut(
                  differing
                    .filter((key) => item.params[key] !== undefined)
                    .map((key) => `${key}: ${String(item.params[key])}`)
                    .join('; ') || (shared.length === 0 ? 'no params are known' : 'as above'),
                  2000,
                ),
                style: styles.code,
              },
            ]),
          ],
        })),
      });
      drawNote(flow, note);
    },
  };
}
