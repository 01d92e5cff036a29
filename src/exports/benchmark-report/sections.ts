/** The sections of BENCHMARK_REPORT.md for one benchmark, each as Markdown without its heading. */
import { dateText } from '../../format/dates.ts';
import { candidatesSentence, seedsNeededSentence } from '../../format/comparison-sentences.ts';
import { isTroubled } from '../../format/failure-sentences.ts';
import { methodText } from '../../format/method-text.ts';
import { taskSentences } from '../../format/task-sentences.ts';
import { count } from '../../format/words.ts';
import { paramsYaml } from '../../format/yaml.ts';
import { seedsInWords } from '../../format/verdict-sentences.ts';
import type { RunRecord } from '../../report/schema.ts';
import { reproduction, type ReportOrigin } from './reproduction.ts';
import { directionText, failureNotice, taskText } from '../facts.ts';
import { listedConfigurations, printedRows } from '../printed-rows.ts';
import { familiesTable } from '../tables/families-table.ts';
import { phraseMarkdown } from '../phrase-markdown.ts';
import { leaderboardTable } from '../tables/leaderboard-table.ts';
import { markdownGrid, missingNote } from '../tables/markdown-table.ts';
import { htmlText, markdownBlock, markdownCode, markdownLink, markdownText } from '../tables/markdown-text.ts';
import { tasksTable } from '../tables/tasks-table.ts';
import type { SiteLinks } from '../site-links.ts';
import { webAddress } from '../site-links.ts';
import type { BenchmarkView } from '../view.ts';

/** A heading and what stands under it. */
export interface MarkdownSection {
  readonly title: string;
  readonly body: string;
}

const paragraphs = (parts: readonly (string | null)[]): string =>
  parts.filter((item) => item !== null && item !== '').join('\n\n');

const list = (items: readonly string[]): string => items.map((item) => `- ${item}`).join('\n');

function date({ benchmark }: BenchmarkView): string {
  if (benchmark.lastRunAt === null) return 'No run says when it ended.';
  return `${markdownText(dateText(benchmark.lastRunAt))}, when the last run ended.`;
}

function task({ benchmark }: BenchmarkView): string {
  const tasks = benchmark.tasks.map((item) => markdownText(item.id));
  return paragraphs([
    benchmark.description === null ? null : markdownText(benchmark.description),
    tasks.length === 0 ? 'No task is known.' : `${tasks.length === 1 ? 'Task' : 'Tasks'}: ${tasks.join('; ')}.`,
  ]);
}

function dataset({ benchmark }: BenchmarkView): string {
  const { source } = benchmark;
  const address = webAddress(source?.url ?? null);
  const title =
    source === null ? null : address === null ? markdownText(source.title) : markdownLink(source.title, address);
  const license = (source?.license ?? null) === null ? '' : `, ${markdownText(source?.license ?? '')}`;
  return paragraphs([
    benchmark.tasks.length === 0
      ? 'No dataset is known.'
      : list(benchmark.tasks.map((item) => markdownText(taskText(item)))),
    title === null ? null : `Source: ${title}${license}.`,
  ]);
}

function primaryMetric({ metric }: BenchmarkView): string {
  if (metric === null) return 'No metric was found that ranks.';
  const unit = metric.unit === null ? '' : ` in ${metric.unit}`;
  return paragraphs([
    `${markdownText(`${directionText(metric)}${unit}`)}.${metric.description === null ? '' : ` ${markdownText(metric.description)}`}`,
    metric.inferred.length === 0
      ? null
      : `Inferred, as no benchmark file states it: ${markdownText(metric.inferred.join(', '))}.`,
  ]);
}

/** The verdict and its ground: three sentences at most. */
function summary(view: BenchmarkView): string {
  const title = phraseMarkdown(view.verdict.title, view.nameOf);
  const dek = phraseMarkdown(view.verdict.dek, view.nameOf);
  const [first = '', second = ''] = dek.split(/(?<=\.) (?=\S)/);
  return [title, first, second].filter((item) => item !== '').join(' ');
}

function results(view: BenchmarkView): string {
  if (view.metric === null) return 'There are no results.';
  const table = leaderboardTable(view, view.metric, 'leaderboard');
  if (table.rows.length === 0) return 'There are no results.';
  const { shown, note } = printedRows(table.rows, 'configurations');
  const printed = { ...table, rows: shown };
  const notes = [note ?? '', table.caption, ...table.notes, missingNote(printed)].filter((item) => item !== '');
  return paragraphs([markdownGrid(printed), ...notes.map(markdownText)]);
}

/** All tasks together, where there are several. */
function acrossTasks(view: BenchmarkView): readonly MarkdownSection[] {
  const across = view.benchmark.acrossTasks;
  const table = tasksTable(view, 'tasks');
  if (across === null || table === null) return [];
  const { title, dek } = taskSentences(view.benchmark, across, view.nameOf);
  const { shown, note } = printedRows(table.rows, 'configurations');
  const body = paragraphs([
    `${phraseMarkdown(title, view.nameOf)} ${phraseMarkdown(dek, view.nameOf)}`,
    markdownGrid({ ...table, rows: shown }),
    markdownText(note ?? ''),
    markdownText(table.caption),
  ]);
  return [{ title: 'All tasks together', body }];
}

function statistics(view: BenchmarkView): string {
  const { metric, benchmark, index } = view;
  const verdicts = metric === null ? '' : phraseMarkdown(candidatesSentence(benchmark, metric), view.nameOf);
  const families = familiesTable(view, 'families');
  const method = methodText(index, view.runs).map((section) =>
    paragraphs([
      `**${markdownText(section.title)}.** ${section.paragraphs.map(markdownText).join(' ')}`,
      list(section.items.map(markdownText)),
    ]),
  );
  const needed = benchmark.comparisons
    .filter(
      (item) => item.metric === metric?.id && item.verdict === 'cannot be decided' && item.reference === 'baseline',
    )
    .flatMap((item) => {
      const sentence = seedsNeededSentence(item);
      return sentence === '' ? [] : [`**${markdownText(view.nameOf(item.candidate))}**: ${markdownText(sentence)}`];
    });
  const open = printedRows(needed, 'open comparisons');
  return paragraphs([
    verdicts,
    ...method,
    families.rows.length === 0 ? null : markdownGrid(families),
    needed.length === 0 ? null : `What it would take to decide:\n\n${list(open.shown)}`,
    open.note,
  ]);
}

function configurations(view: BenchmarkView, links: SiteLinks): string {
  const { benchmark } = view;
  if (benchmark.configurations.length === 0) return 'There are no configurations.';
  const { shown, note } = printedRows(listedConfigurations(view), 'configurations');
  return paragraphs([
    note,
    ...shown.map((item) => {
      const address = links((paths) => paths.experiment(benchmark.id, item.slug));
      const yaml = paramsYaml(item.params);
      const inside = paragraphs([
        `${count(item.runIds.length, 'run')}; id ${markdownCode(item.id)}${address === null ? '' : `; ${markdownLink('page', address)}`}.`,
        item.notes === null ? null : markdownText(item.notes),
        yaml === '' ? 'No params are known.' : markdownBlock(yaml, 'yaml'),
      ]);
      return `<details>\n<summary>${htmlText(item.name)}</summary>\n\n${inside}\n\n</details>`;
    }),
  ]);
}

function failureItem(view: BenchmarkView, run: RunRecord): string {
  const error = run.error;
  const what = [error?.type, error?.message].filter(Boolean).join(': ');
  const tail = error?.traceback ?? error?.logTail ?? null;
  const seed = run.seed === null ? '' : `, seed ${markdownText(run.seed)}`;
  const head = `**${markdownText(view.nameOf(run.configuration))}**${seed}: ${run.status}, ${markdownCode(run.id)}. ${markdownText(what === '' ? run.statusReason : what)}`;
  if (tail === null || tail.trim() === '') return `- ${head}`;
  const block = markdownBlock(tail, 'text').replace(/^(?=.)/gm, '  ');
  return `- ${head}\n\n  <details>\n  <summary>End of the log</summary>\n\n${block}\n\n  </details>`;
}

function failureLog(view: BenchmarkView): string {
  const notice = failureNotice(view);
  if (notice === null) return 'Every run completed.';
  const { shown, note } = printedRows(view.runs.filter(isTroubled), 'runs');
  return paragraphs([
    markdownText(`${notice.counts} ${notice.consequence}`),
    note,
    ...shown.map((run) => failureItem(view, run)),
  ]);
}

/** All sections of a benchmark, in the order of the document. */
export function benchmarkSections(
  view: BenchmarkView,
  links: SiteLinks,
  origin: ReportOrigin,
): readonly MarkdownSection[] {
  return [
    { title: 'Date', body: date(view) },
    { title: 'Task', body: task(view) },
    { title: 'Dataset', body: dataset(view) },
    { title: 'Primary metric', body: primaryMetric(view) },
    { title: 'Seeds per config', body: `${markdownText(seedsInWords(view.benchmark))}.` },
    { title: 'Hardware', body: markdownText(view.benchmark.hardware ?? 'Not recorded.') },
    { title: 'Summary', body: summary(view) },
    { title: 'Results table', body: results(view) },
    ...acrossTasks(view),
    { title: 'Statistical analysis', body: statistics(view) },
    { title: 'Configuration details', body: configurations(view, links) },
    { title: 'Failure log', body: failureLog(view) },
    { title: 'Reproduction instructions', body: reproduction(view, origin) },
  ];
}
