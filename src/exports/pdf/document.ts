/** Chapters into a document: cover, contents, sections with bookmarks, colophon, running lines. */
import { dateText } from '../../format/dates.ts';
import { integer } from '../../format/numbers.ts';
import { phraseText } from '../../format/phrases.ts';
import { count, listText } from '../../format/words.ts';
import { frontOf } from '../../format/leader-sentences.ts';
import type { ExportInput } from '../export.ts';
import { fileSegments } from '../file-names.ts';
import { siteAddress, siteLinks } from '../site-links.ts';
import { lastRunOf, type BenchmarkView } from '../view.ts';
import type { Chapter, PdfSection } from './chapter.ts';
import { drawContents, reserveContents, type ContentsEntry } from './contents.ts';
import { drawCover, drawCoverFoot } from './cover.ts';
import { chapterFigures } from './figures.ts';
import { openFonts } from './fonts.ts';
import { paragraph, startFlow, type DocumentInfo, type Flow } from './flow.ts';
import { drawOpening } from './opening.ts';
import { drawRunningLines } from './running.ts';
import { page, styles } from './style.ts';
import type { Run } from './typeset.ts';

/** Where no run says when it was. */
const noDate = '1970-01-01T00:00:00Z';

/** The chapter of a benchmark about one configuration, the best by its mean where none is given. */
export async function makeChapter(
  input: ExportInput,
  view: BenchmarkView,
  about: string | null = null,
): Promise<Chapter> {
  const { metric, index, benchmark } = view;
  const ranking = metric === null ? null : index.ranking(metric.id);
  const front = metric === null || ranking === null ? null : frontOf(ranking, index, metric);
  const id = about ?? front?.first ?? null;
  return {
    view,
    links: siteLinks(input.site),
    figures: await chapterFigures(input, view, id),
    leader: id === null ? null : index.configuration(id),
    leaderDetail: id === null ? null : input.detail(benchmark.id, id),
  };
}

/** What a document says about itself. */
export function documentInfo({ index }: ExportInput, title: string, subject: string): DocumentInfo {
  const { generator } = index.report;
  const last = lastRunOf(index);
  return { title, subject, generator: `${generator.name} ${generator.version}`, created: new Date(last ?? noDate) };
}

interface PlannedSection {
  readonly section: PdfSection;
  readonly place: string;
}

interface PlannedChapter {
  readonly chapter: Chapter;
  readonly place: string;
  readonly sections: readonly PlannedSection[];
}

function plan(
  chapters: readonly Chapter[],
  makers: readonly ((chapter: Chapter) => PdfSection | null)[],
): readonly PlannedChapter[] {
  const names = fileSegments(chapters.map((chapter) => chapter.view.benchmark.id));
  return chapters.map((chapter) => {
    const place = names.get(chapter.view.benchmark.id)!;
    const sections = makers.flatMap((make) => make(chapter) ?? []);
    return { chapter, place, sections: sections.map((section, i) => ({ section, place: `${place}.${i + 1}` })) };
  });
}

/** A named place and a bookmark at the top of the next thing. */
function mark(flow: Flow, place: string, title: string, parent: PDFKit.PDFOutline): PDFKit.PDFOutline {
  const top = Math.max(0, flow.y - 12);
  flow.pdf.addNamedDestination(place, 'XYZ', 0, top, null);
  return parent.addItem(flow.type.clean(title), { fit: false, top, left: page.width, expanded: false });
}

function drawChapter(flow: Flow, planned: PlannedChapter): readonly ContentsEntry[] {
  const { chapter, place, sections } = planned;
  const { title } = chapter.view.benchmark;
  const entries: ContentsEntry[] = [];
  flow.chapter = title;
  flow.newPage({ opening: true });
  flow.within('Sect', () => {
    entries.push({ level: 1, title, place, pageIndex: flow.pageIndex() });
    const outline = mark(flow, place, title, flow.pdf.outline);
    drawOpening(flow, chapter);
    for (const { section, place: here } of sections) {
      flow.within('Sect', () => {
        if (flow.y > page.top) flow.y += 14;
        flow.need(section.keep + 36);
        entries.push({ level: 2, title: section.title, place: here, pageIndex: flow.pageIndex() });
        mark(flow, here, section.title, outline);
        paragraph(flow, [{ text: section.title, style: styles.heading }], { tag: 'H2', after: 6, leading: 1.25 });
        section.draw(flow, chapter);
      });
    }
  });
  return entries;
}

/** Where the document comes from, what was redacted, what the input lacked, and which characters no font held. */
function colophon(flow: Flow, { index, site }: ExportInput): readonly Run[] {
  const { redactions, diagnostics, generator } = index.report;
  const problems = diagnostics.filter((item) => item.severity !== 'info').length;
  const last = lastRunOf(index);
  const replaced = flow.type.replaced().map(codePointName);
  const address = siteAddress(site.url, '');
  const sentences = [
    last === null ? '' : `Results up to ${dateText(last)}.`,
    `Written by ${generator.name} ${generator.version}; the same input gives the same document, byte for byte.`,
    redactions.length === 0
      ? ''
      : `Redacted before publication: ${listText(redactions.map((item) => `${item.kind} (${integer(item.count)})`))}.`,
    problems === 0 ? '' : `${count(problems, 'problem')} in the input: see the failures page of the site.`,
    replaced.length === 0
      ? ''
      : `${count(replaced.length, 'character')} that the fonts lack ${replaced.length === 1 ? 'is' : 'are'} printed as □: ${listText(replaced.slice(0, 16))}${replaced.length > 16 ? ' and others' : ''}.`,
    address === null ? '' : 'With all figures and raw files:',
  ];
  return [
    { text: `${sentences.filter((text) => text !== '').join(' ')} `, style: styles.note },
    ...(address === null ? [] : [{ text: address, style: styles.noteStrong, link: address }]),
  ];
}

const codePointName = (character: string): string =>
  `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;

/** The whole report: a cover, the contents, a chapter per benchmark. */
export async function reportDocument(
  input: ExportInput,
  chapters: readonly Chapter[],
  makers: readonly ((chapter: Chapter) => PdfSection | null)[],
): Promise<Uint8Array> {
  const { settings } = input.index.report;
  const single = chapters.length === 1 ? chapters[0]!.view : null;
  const subject = chapters.map(({ view }) => phraseText(view.verdict.title, view.nameOf)).join(' ');
  const { flow, finish } = startFlow(
    openFonts(input.fonts),
    documentInfo(input, single?.benchmark.title ?? settings.title, subject),
  );
  flow.chapter = settings.title;
  const foot = drawCover(flow, chapters, settings.title);
  const covers = flow.pages().length;
  const planned = plan(chapters, makers);
  if (planned.length > 0) {
    const lines = planned.flatMap((item) => [
      { level: 1 } as const,
      ...item.sections.map(() => ({ level: 2 }) as const),
    ]);
    const contents = reserveContents(flow, lines);
    const entries = planned.flatMap((item) => drawChapter(flow, item));
    drawContents(flow, contents, entries);
  }
  drawRunningLines(flow, settings.title, covers);
  drawCoverFoot(flow, foot, colophon(flow, input));
  return finish();
}

/** A document without cover and contents: one chapter, one page where it fits. */
export async function chapterDocument(
  input: ExportInput,
  info: DocumentInfo,
  draw: (flow: Flow) => void,
): Promise<Uint8Array> {
  const { flow, finish } = startFlow(openFonts(input.fonts), info);
  flow.chapter = info.title;
  flow.newPage();
  draw(flow);
  drawRunningLines(flow, input.index.report.settings.title, 0);
  return finish();
}
