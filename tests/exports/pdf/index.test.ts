import { describe, expect, it } from 'vitest';
import { wholeContent } from '../../../src/exports/file-content.ts';
import { intervalText, signedIntervalText } from '../../../src/format/numbers.ts';
import { roundedSummary } from '../../../src/format/scores.ts';
import { tasksTable } from '../../../src/exports/tables/tasks-table.ts';
import { reportPdf, reportPdfExport } from '../../../src/exports/pdf/index.ts';
import { stripAlt, stripData } from '../../../src/exports/pdf/strip.ts';
import { page } from '../../../src/exports/pdf/style.ts';
import { viewsOf } from '../../../src/exports/view.ts';
import type { Report } from '../../../src/report/schema.ts';
import { reportOf } from '../../components/make-report.ts';
import * as severalTasks from '../../figures/fixture.ts';
import { makeDetail, testDrawer } from '../figures.ts';
import { inputOf, makeReport, ordinary, spreadScores, testSite } from '../reports.ts';
import { allNodes, readPdf, squeeze, type ReadPdf } from './read-pdf.ts';

const made = async (report: Report, more: Parameters<typeof inputOf>[1] = {}): Promise<ReadPdf> =>
  readPdf(await reportPdf(inputOf(report, more)));

/** What lies outside the paper's margins, or on the running lines. */
function misplaced(pdf: ReadPdf): string[] {
  return pdf.pages.flatMap((sheet, i) =>
    sheet.items
      .filter((item) => item.text.trim() !== '')
      .filter(
        (item) =>
          item.x < page.left - 7 ||
          item.x + item.width > page.width - page.right + 7 ||
          item.y < 20 ||
          item.y > page.height - 20,
      )
      .map((item) => `page ${i + 1}: ${item.text} at ${item.x.toFixed(1)}, ${item.y.toFixed(1)}`),
  );
}

describe('reportPdf of an ordinary report', async () => {
  const report = ordinary();
  const benchmark = report.benchmarks[0]!;
  const details = [makeDetail(benchmark.id, benchmark.rankings[0]!.rows[0]!.configuration)];
  const input = inputOf(report, { drawFigure: testDrawer(), details });
  const bytes = await reportPdf(input);
  const pdf = await readPdf(bytes);
  const raw = Buffer.from(bytes).toString('latin1');
  const nodes = allNodes(pdf.pages.flatMap((sheet) => sheet.structure));

  it('is the same byte for byte, also from another copy of the report', async () => {
    const again = inputOf(JSON.parse(JSON.stringify(report)), { drawFigure: testDrawer(), details });
    expect(Buffer.compare(Buffer.from(await reportPdf(again)), Buffer.from(bytes))).toBe(0);
  });

  it('changes with its numbers', async () => {
    const other: Report = JSON.parse(JSON.stringify(report));
    other.benchmarks[0]!.summaries[0]!.mean = 0.5;
    expect(
      Buffer.compare(Buffer.from(await reportPdf(inputOf(other))), Buffer.from(await reportPdf(inputOf(report)))),
    ).not.toBe(0);
  });

  it('holds every mean, spread and difference of the leaderboard', () => {
    const text = squeeze(pdf.text);
    for (const summary of benchmark.summaries) {
      const score = roundedSummary(summary)!;
      expect(text).toContain(squeeze(`${score.mean} ± ${score.sd}`));
    }
    for (const { difference } of benchmark.comparisons.filter(
      (item) => item.reference === 'baseline' && item.metric === 'accuracy',
    )) {
      expect(text).toContain(squeeze(signedIntervalText(difference.low!, difference.high!)));
    }
  });

  it('holds the interval of every mean of the leaderboard', () => {
    const board = squeeze(pdf.pages[2]!.text);
    for (const row of benchmark.rankings[0]!.rows) {
      const { low, high } = benchmark.summaries.find(
        (item) => item.configuration === row.configuration && item.metric === 'accuracy',
      )!.intervals[0]!;
      expect(board).toContain(squeeze(intervalText(low!, high!)));
    }
  });

  it('tells every interval in the text alternative of its strip', () => {
    const alts = nodes.flatMap((node) => (node.role === 'Figure' && node.alt !== null ? [node.alt] : []));
    for (const row of benchmark.rankings[0]!.rows) {
      const summary = benchmark.summaries.find(
        (item) => item.configuration === row.configuration && item.metric === 'accuracy',
      )!;
      const name = benchmark.configurations.find((item) => item.id === row.configuration)!.name;
      const { low, high } = summary.intervals[0]!;
      const found = alts.find((alt) => alt.startsWith(`${name}: mean`));
      expect(found).toContain(intervalText(low!, high!));
      expect(stripAlt(stripData(summary, [0.5], { name, colour: '#000000' }))).toContain(intervalText(low!, high!));
    }
  });

  it('is tagged: headings, paragraphs, tables with heads and cells, figures with alternatives', () => {
    const roles = new Set(nodes.map((node) => node.role));
    for (const role of ['H1', 'H2', 'P', 'Table', 'TR', 'TH', 'TD', 'Figure', 'L', 'LI', 'TOC', 'TOCI', 'Link']) {
      expect(roles, role).toContain(role);
    }
    // What PDF 1.7 knows; PDF 2.0 has more.
    const standard = new Set(
      [...roles].filter(
        (role) => !/^(Root|Document|Sect|H[1-6]|P|L|LI|Lbl|LBody|Table|TR|TH|TD|Figure|TOC|TOCI|Link|Code)$/.test(role),
      ),
    );
    expect([...standard]).toEqual([]);
    for (const node of nodes.filter((item) => item.role === 'Figure')) expect(node.alt ?? '').not.toBe('');
    expect(raw).toContain('/Marked true');
    expect(raw).toMatch(/\/Tabs \/S/);
  });

  it('embeds every font and uses no other', () => {
    const descriptors = raw.match(/\/Type \/FontDescriptor[^]*?>>/g) ?? [];
    expect(descriptors.length).toBeGreaterThanOrEqual(4);
    for (const descriptor of descriptors) expect(descriptor).toContain('/FontFile2');
    expect(raw).not.toMatch(/\/Subtype \/Type1\b/);
    const names = descriptors.map((item) => /\/FontName \/[A-Z]{6}\+(\S+)/.exec(item)![1]!);
    for (const name of names) expect(name).toMatch(/^Source(Serif4|Sans3|CodePro)-/);
  });

  it('says its title, language, date and program, and the date is that of the last run', () => {
    expect(pdf.info['Title']).toBe(benchmark.title);
    expect(pdf.language).toBe('en');
    expect(pdf.info['Producer']).toBe('sweepbook 0.1.0');
    const instant = benchmark.lastRunAt!.replace(/[-:T]/g, '').slice(0, 14);
    expect(pdf.info['CreationDate']).toBe(`D:${instant}Z`);
    expect(pdf.info['ModDate']).toBe(`D:${instant}Z`);
  });

  it('has bookmarks that lead to their heading, and contents with the same pages', () => {
    expect(pdf.outline[0]).toMatchObject({ title: benchmark.title, level: 1 });
    const sections = pdf.outline.filter((item) => item.level === 2).map((item) => item.title);
    expect(sections).toEqual([
      'Leaderboard',
      'Means with 95\u202f% intervals',
      'Against the baseline',
      'Other metrics',
      'Learning curves',
      'What the leader confuses',
      'Failures',
      'Method',
      'Run it again',
      'Configurations',
    ]);
    const contents = squeeze(pdf.pages[1]!.text);
    for (const { title, page: index } of pdf.outline) {
      expect(squeeze(pdf.pages[index]!.text)).toContain(squeeze(title));
      expect(contents).toContain(squeeze(`${title}${index + 1}`));
    }
  });

  it('numbers its pages', () => {
    pdf.pages.forEach((sheet, i) => {
      if (i > 0) expect(squeeze(sheet.text)).toContain(`page${i + 1}of${pdf.pages.length}`);
    });
  });

  it('keeps all text inside the margins', () => {
    expect(misplaced(pdf)).toEqual([]);
  });

  it('links to permalinks of the site and to the source, and nowhere else', () => {
    const links = new Set(pdf.pages.flatMap((sheet) => sheet.links));
    expect(links).toContain('https://example.org/report/bench/experiments/none-svm-rbf-0/');
    expect(links).toContain('https://example.org/report/bench/runs/bench-strong-mlp-3-9/');
    for (const link of links) expect(link).toMatch(/^https:\/\/example\.org\//);
  });

  it('keeps the lines of a command apart, so that they are the same commands', async () => {
    const other: Report = JSON.parse(JSON.stringify(report));
    other.benchmarks[0]!.reproduce = { command: 'mkdir runs\n\npython3 train.py\n', notes: null };
    const { pages } = await made(other);
    const items = pages.flatMap((sheet) => sheet.items);
    const [first, second] = ['mkdir', 'python3'].map((start) => items.find((item) => item.text.startsWith(start)));
    expect(second!.x).toBe(first!.x);
    expect(second!.y).not.toBe(first!.y);
  });

  it('holds no link to a site that has no address', async () => {
    const without = await made(report, { site: { ...testSite, url: null } });
    expect([...new Set(without.pages.flatMap((sheet) => sheet.links))]).toEqual(['https://example.org/digits']);
  });

  it('is what the export renders', async () => {
    const files = await reportPdfExport.render(input);
    expect(files.map((file) => file.path)).toEqual(
      reportPdfExport.files(input.index, input.site).map((file) => file.path),
    );
    expect(Buffer.compare(Buffer.from(wholeContent(files[0]!.content)), Buffer.from(bytes))).toBe(0);
  });
});

describe('reportPdf of several tasks', async () => {
  const report = reportOf(severalTasks);
  const pdf = await made(report);

  it('holds the verdict over tasks and every number of the table of tasks', () => {
    expect(pdf.outline.map((item) => item.title)).toContain('All tasks together');
    const text = squeeze(pdf.text);
    const table = tasksTable(viewsOf(inputOf(report).index)[0]!, 'tasks')!;
    for (const row of table.rows) for (const cell of row.cells) expect(text).toContain(squeeze(cell.text));
  });

  it('parts a table of more tasks than a page is wide, inside the margins', async () => {
    const across = severalTasks.benchmark.acrossTasks!;
    const tasks = Array.from({ length: 4 }, (_, i) =>
      across.tasks.map((task) => ({ ...task, task: `${task.task} again ${i}` })),
    ).flat();
    const benchmark = { ...severalTasks.benchmark, acrossTasks: { ...across, tasks } };
    const wide = await made(reportOf({ ...severalTasks, benchmark }));
    expect(misplaced(wide)).toEqual([]);
    for (const { task } of tasks) expect(squeeze(wide.text)).toContain(squeeze(task));
  });
});

describe('reportPdf of unusual reports', () => {
  it('of nothing is a cover that says so', async () => {
    const pdf = await made(makeReport([]));
    expect(pdf.pages).toHaveLength(1);
    expect(pdf.text).toContain('There are no results yet.');
    expect(pdf.info['CreationDate']).toBe('D:19700101000000Z');
  });

  it('of a benchmark without runs, of one run, and of failures alone', async () => {
    const pdf = await made(
      makeReport([
        { id: 'a', title: 'No runs', scores: {} },
        { id: 'b', title: 'One run', scores: { only: [0.5] } },
        { id: 'c', title: 'All failed', scores: { x: [null, null], y: [null] } },
      ]),
      { drawFigure: testDrawer() },
    );
    const text = squeeze(pdf.text);
    expect(text).toContain(squeeze('There are no runs yet.'));
    expect(text).toContain(squeeze('One configuration, one seed'));
    expect(text).toContain(squeeze('Every run failed: 3 of 3.'));
    expect(text).not.toMatch(/NaN|undefined|Infinity/);
    expect(misplaced(pdf)).toEqual([]);
  });

  it('prints Cyrillic and Greek, and a visible sign for what the fonts lack, which it counts', async () => {
    const pdf = await made(
      makeReport([
        {
          scores: {
            'модель Ж': spreadScores(0.9, 3),
            'σ² Δ≥±': spreadScores(0.8, 3),
            模型: spreadScores(0.7, 3),
            'مرحبا 🙂': spreadScores(0.6, 3),
          },
        },
      ]),
    );
    const text = squeeze(pdf.text);
    expect(text).toContain('модельЖ');
    expect(text).toContain('σ²Δ≥±');
    expect(text).toContain('□□');
    expect(text).not.toContain('模');
    expect(squeeze(pdf.pages[0]!.text)).toContain(squeeze('that the fonts lack are printed as □'));
    expect(pdf.pages[0]!.text).toContain('U+6A21');
  });

  it('wraps names of 300 letters without losing one', async () => {
    const names = ['augmentation_'.repeat(23).slice(0, 300), 'x'.repeat(300), 'many words '.repeat(28).trim()];
    const pdf = await made(
      makeReport([
        {
          baseline: names[0]!,
          scores: Object.fromEntries(names.map((name, i) => [name, spreadScores(0.9 - i / 20, 3)])),
        },
      ]),
    );
    const text = squeeze(pdf.text);
    for (const name of names) expect(text).toContain(squeeze(name));
    expect(misplaced(pdf)).toEqual([]);
  });

  it('holds the first 300 of 310 configurations, each whole, under a head on every page, and says so', async () => {
    const names = Array.from({ length: 310 }, (_, i) => `configuration/${String(i).padStart(3, '0')}`);
    const report = makeReport([
      {
        baseline: names[7]!,
        scores: Object.fromEntries(names.map((name, i) => [name, spreadScores(0.99 - i / 1000, 3)])),
      },
    ]);
    const pdf = await made(report);
    const first = pdf.outline.find((item) => item.title === 'Leaderboard')!.page;
    const next = pdf.outline.find((item) => item.title === 'Against the baseline')!.page;
    const board = pdf.pages.slice(first, next + 1);
    const text = squeeze(board.map((sheet) => sheet.text).join(' '));
    const nameOf = new Map(report.benchmarks[0]!.configurations.map((item) => [item.id, item.name]));
    for (const row of report.benchmarks[0]!.rankings[0]!.rows.slice(0, 300))
      expect(text).toContain(nameOf.get(row.configuration));
    expect(text).toContain(squeeze('first 300 of 310 configurations; the site and its downloads hold all of them.'));
    for (const sheet of board.slice(1, -1)) expect(sheet.text).toContain('Configuration');
    const rows = allNodes(board.flatMap((sheet) => sheet.structure)).filter((node) => node.role === 'TR');
    expect(rows.length).toBeGreaterThanOrEqual(300);
    expect(text).not.toContain(nameOf.get(report.benchmarks[0]!.rankings[0]!.rows.at(-1)!.configuration));
    expect(misplaced(pdf)).toEqual([]);
  });

  it('writes hostile titles as text, into the XML packet too', async () => {
    const title = 'A <b> & "c" </rdf:li>';
    const pdf = await made(makeReport([{ title, scores: { '[x](javascript:alert(1))': [0.5] } }]));
    expect(pdf.info['Title']).toBe(title);
    expect(pdf.xmp).toContain('A &lt;b&gt; &amp; &quot;c&quot; &lt;/rdf:li&gt;');
    expect(pdf.pages.flatMap((sheet) => sheet.links).filter((link) => !link.startsWith('https:'))).toEqual([]);
  });
});
