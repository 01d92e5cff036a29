/** One configuration on one page: verdict, every metric against the baseline, curves, params, runs. */
import { experimentSentences, rankText } from '../../format/experiment-sentences.ts';
import { isTroubled, completedText } from '../../format/failure-sentences.ts';
import { dash, numberOf } from '../../format/missing.ts';
import { capital, countWord, seedsText } from '../../format/words.ts';
import { phraseText } from '../../format/phrases.ts';
import type { Configuration, Metric } from '../../report/schema.ts';
import type { ExportInput } from '../export.ts';
import type { Fact } from '../facts.ts';
import { rankedMetrics, viewsOf, type BenchmarkView } from '../view.ts';
import { chipWidth, differenceCell, scoreCell, verdictCell } from './cells.ts';
import type { Chapter } from './chapter.ts';
import { chapterDocument, documentInfo, makeChapter } from './document.ts';
import { paragraph, type Flow } from './flow.ts';
import { drawFacts } from './opening.ts';
import { nameRun, phraseRuns } from './phrases.ts';
import { countedValues, stripCell, stripData, stripGrid, stripScale } from './strip.ts';
import { leading, markerColour, measure, page, styles, textWidth } from './style.ts';
import { drawFigure, figureHeight } from './svg.ts';
import { drawTable } from './table.ts';
import { blank, textual, type PdfColumn, type PdfRow } from './table-cells.ts';

interface Subject {
  readonly chapter: Chapter;
  readonly configuration: Configuration;
}

const metricsOnPage = 6;
/** Space for what was left out and for the address, in points. */
const footHeight = 32;

function facts({ chapter, configuration }: Subject): readonly Fact[] {
  const { view } = chapter;
  const runs = view.runs.filter((run) => run.configuration === configuration.id);
  const rank = view.metric === null ? null : rankText(view.index, view.metric, configuration.id);
  return [
    { term: view.metric === null ? 'Rank' : `Rank by ${view.metric.label}`, text: rank ?? dash },
    { term: 'Runs', text: completedText(runs) },
    { term: 'Seeds', text: configuration.seeds.length === 0 ? dash : seedsText(configuration.seeds) },
  ];
}

/** A metric of the configuration beside the baseline: score, strip of both, difference, verdict. */
function metricRow(
  flow: Flow,
  { chapter, configuration }: Subject,
  { metric, compared }: { readonly metric: Metric; readonly compared: boolean },
): PdfRow {
  const { view } = chapter;
  const runs = view.runs.filter((run) => run.configuration === configuration.id);
  const summary = view.index.summary(configuration.id, metric.id);
  const base = view.index.summary(view.benchmark.baseline ?? '', metric.id);
  const strip = stripData(summary, countedValues(runs, metric), {
    name: metric.label,
    colour: markerColour(configuration.marker.colour),
  });
  const baseMean = base === null ? null : numberOf(base.mean);
  const scale = stripScale([strip, stripData(base, [], { name: '', colour: '' })]);
  const drawing = stripCell(flow, strip, scale);
  const comparison = view.index.comparison(metric.id, configuration.id);
  return {
    cells: [
      {
        lines: [
          [{ text: `${metric.label}${metric.unit === null ? '' : `, ${metric.unit}`}`, style: styles.cell }],
          [{ text: `${metric.better} is better`, style: styles.cellSmall }],
        ],
      },
      scoreCell(summary, false),
      ...(compared ? [scoreCell(base, false)] : []),
      {
        drawing: {
          ...drawing,
          draw(box) {
            stripGrid(flow, { ...scale, ticks: [] }, baseMean)(box);
            drawing.draw(box);
          },
        },
      },
      ...(!compared
        ? []
        : comparison === null
          ? [textual([{ text: dash, style: styles.cellSoft }]), blank]
          : [differenceCell(comparison), verdictCell(flow, comparison)]),
    ],
  };
}

function drawMetrics(flow: Flow, subject: Subject): void {
  const { view } = subject.chapter;
  const compared = view.index.comparisonsOf(subject.configuration.id).some((item) => item.reference === 'baseline');
  const metrics = rankedMetrics(view);
  const gap = 10;
  const columns = [
    { label: 'Metric', width: 92, align: 'left' },
    { label: 'mean ± sd', width: 68, align: 'right' },
    ...(compared ? ([{ label: 'Baseline', width: 68, align: 'right' }] as const) : []),
    { label: 'Every seed; each strip on its own scale', width: 0, align: 'left' },
    ...(compared
      ? ([
          { label: 'Difference', width: 66, align: 'right' },
          { label: 'Verdict', width: chipWidth(flow), align: 'left' },
        ] as const)
      : []),
  ] satisfies readonly PdfColumn[];
  const rest = textWidth - columns.reduce((sum, { width }) => sum + width + gap, -gap);
  drawTable(flow, {
    columns: columns.map((column, i) => ({
      ...column,
      width: column.width === 0 ? Math.min(rest, 220) : column.width,
      gap: i === columns.length - 1 ? 0 : gap,
    })),
    rows: metrics.slice(0, metricsOnPage).map((metric) => metricRow(flow, subject, { metric, compared })),
    after: 6,
  });
  const notes = [
    compared
      ? 'The dashed line is the mean of the baseline. Only the first metric carries a verdict; the others are exploratory.'
      : '',
    metrics.length > metricsOnPage
      ? `${capital(countWord(metrics.length - metricsOnPage, 'more metric'))} on the site.`
      : '',
  ].filter((text) => text !== '');
  if (notes.length > 0)
    paragraph(flow, [{ text: notes.join(' '), style: styles.note }], { width: textWidth, after: 12 });
}

/** A part of the page; it is left out where it does not fit. */
interface Part {
  readonly name: string;
  readonly height: number;
  readonly draw: () => void;
}

const subtitle = (flow: Flow, text: string): void =>
  paragraph(flow, [{ text, style: styles.subheading }], { tag: 'H2', after: 3 });

function paramsPart(flow: Flow, { configuration }: Subject): Part | null {
  const params = Object.entries(configuration.params).map(([key, value]) => `${key}: ${String(value)}`);
  if (params.length === 0) return null;
  const runs = [{ text: params.join('; '), style: styles.code }];
  return {
    name: 'params',
    height: flow.type.wrap(runs, textWidth).length * styles.code.size * leading.code + 30,
    draw() {
      subtitle(flow, 'Params');
      paragraph(flow, runs, { width: textWidth, leading: leading.code, after: 10 });
    },
  };
}

function errorsPart(flow: Flow, { chapter, configuration }: Subject): Part | null {
  const failed = chapter.view.runs.filter((run) => run.configuration === configuration.id && isTroubled(run));
  const errors = failed.slice(0, 3).map((run) => {
    const message = [run.error?.type, run.error?.message].filter(Boolean).join(': ') || run.statusReason;
    return [{ text: `Seed ${run.seed ?? dash}, ${run.status}: ${message}`.slice(0, 240), style: styles.body }];
  });
  if (errors.length === 0) return null;
  const lines = errors.reduce((sum, runs) => sum + flow.type.wrap(runs, measure).length, 0);
  return {
    name: 'failed runs',
    height: lines * styles.body.size * leading.text + 30,
    draw() {
      subtitle(flow, 'Runs that did not complete');
      for (const runs of errors) paragraph(flow, runs, { width: measure });
      flow.y += 10;
    },
  };
}

function curvesPart(flow: Flow, { chapter }: Subject): Part | null {
  const gap = 22;
  const width = (textWidth - gap) / 2;
  const curves = chapter.figures.curves.slice(0, 2);
  const height = (smallest: boolean): number =>
    Math.max(0, ...curves.map((figure) => figureHeight(figure, { width, smallest })));
  if (curves.length === 0) return null;
  return {
    name: 'learning curves',
    height: height(true),
    draw() {
      const most = Math.min(height(false), flow.room() - footHeight);
      curves.forEach((figure, n) =>
        drawFigure(flow, figure, { x: page.left + n * (width + gap), width, stay: true, most }),
      );
      flow.y += most;
    },
  };
}

function confusionPart(flow: Flow, { chapter }: Subject): Part | null {
  const figure = chapter.figures.confusion;
  if (figure === null) return null;
  return {
    name: 'confusion matrix',
    height: figureHeight(figure, { smallest: true }),
    draw: () => drawFigure(flow, figure, { most: flow.room() - footHeight }),
  };
}

/** The parts of the page in the order of their weight. */
const parts = [paramsPart, errorsPart, curvesPart, confusionPart] as const;

function drawExperiment(flow: Flow, subject: Subject): void {
  const { chapter, configuration } = subject;
  const { view, links } = chapter;
  const runs = view.runs.filter((run) => run.configuration === configuration.id);
  paragraph(flow, [{ text: view.benchmark.title, style: styles.eyebrow }], { width: measure, after: 6 });
  if (view.metric === null) {
    paragraph(flow, [nameRun(view, links, configuration.id, styles.verdictStrong)], { tag: 'H1', after: 12 });
  } else {
    const sentences = experimentSentences({ index: view.index, metric: view.metric, configuration, runs });
    const look = { plain: styles.verdict, strong: styles.verdictStrong };
    paragraph(flow, phraseRuns(view, links, sentences.title, look), {
      tag: 'H1',
      leading: leading.title,
      balanced: true,
      after: 8,
    });
    const dek = phraseRuns(view, links, sentences.dek, { plain: styles.dek, strong: styles.dekStrong });
    if (dek.length > 0) paragraph(flow, dek, { width: measure, after: 14 });
  }
  drawFacts(flow, facts(subject));
  if (rankedMetrics(view).length > 0) drawMetrics(flow, subject);
  const left: string[] = [];
  for (const make of parts) {
    const part = make(flow, subject);
    if (part === null) continue;
    if (part.height + footHeight <= flow.room()) part.draw();
    else left.push(part.name);
  }
  const address = links((paths) => paths.experiment(view.benchmark.id, configuration.slug));
  if (left.length === 0 && address === null) return;
  const missing = left.length === 0 ? '' : `Left out for want of space: ${left.join(', ')}. `;
  paragraph(flow, [
    { text: `${missing}${address === null ? '' : 'Everything about this experiment: '}`, style: styles.note },
    ...(address === null ? [] : [{ text: address, style: styles.note, link: address }]),
  ]);
}

const find = (input: ExportInput, benchmark: string): BenchmarkView | null =>
  viewsOf(input.index).find((view) => view.benchmark.id === benchmark) ?? null;

/** One configuration as a PDF of one page; null where the Report does not know it. */
export async function experimentPdf(
  input: ExportInput,
  benchmark: string,
  configurationId: string,
): Promise<Uint8Array | null> {
  const view = find(input, benchmark);
  const configuration = view?.index.configuration(configurationId) ?? null;
  if (view === null || configuration === null) return null;
  const chapter = await makeChapter(input, view, configuration.id);
  const subject = { chapter, configuration };
  const title = `${configuration.name}, ${view.benchmark.title}`;
  const info = documentInfo(
    input,
    title,
    phraseText([{ configuration: configuration.id }, ` in ${view.benchmark.title}`], view.nameOf),
  );
  return chapterDocument(input, info, (flow) => drawExperiment(flow, subject));
}
