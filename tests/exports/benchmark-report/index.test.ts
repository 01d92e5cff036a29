import { describe, expect, it } from 'vitest';
import { benchmarkReport, benchmarkReportExport } from '../../../src/exports/benchmark-report/index.ts';
import { elementsOf, hostile, renderMarkdown, textOf } from '../markdown.ts';
import { inputOf, makeReport, ordinary, spreadScores, testSite } from '../reports.ts';

const sections = [
  'Date',
  'Task',
  'Dataset',
  'Primary metric',
  'Seeds per config',
  'Hardware',
  'Summary',
  'Results table',
  'Statistical analysis',
  'Configuration details',
  'Failure log',
  'Reproduction instructions',
];

const headings = (html: string, level: number): string[] =>
  [...html.matchAll(new RegExp(`<h${level}>(.*?)</h${level}>`, 'g'))].map((match) => textOf(match[1]!));

describe('benchmarkReport', () => {
  const input = inputOf(ordinary());
  const text = benchmarkReport(input.index, testSite);
  const html = renderMarkdown(text);

  it('has every section once per benchmark, in order', () => {
    expect(headings(html, 3)).toEqual(sections);
    const two = makeReport([
      { id: 'a', title: 'A', scores: { x: [0.5] } },
      { id: 'b', title: 'B', scores: { x: [0.5] } },
    ]);
    const both = renderMarkdown(benchmarkReport(inputOf(two).index, testSite));
    expect(headings(both, 2)).toEqual(['Contents', 'A', 'B']);
    expect(headings(both, 3)).toEqual([...sections, ...sections]);
  });

  it('has contents whose every link leads to an anchor', () => {
    const targets = [...html.matchAll(/href="#([^"]+)"/g)].map((match) => match[1]!);
    const anchors = [...html.matchAll(/<a id="([^"]+)">/g)].map((match) => match[1]!);
    expect(targets).toHaveLength(1 + sections.length);
    expect(new Set(anchors).size).toBe(anchors.length);
    expect(targets).toEqual(anchors);
  });

  it('dates from the last run, never from the build', () => {
    expect(text).toContain('21 Nov 2026, 03:00 UTC, when the last run ended.');
    expect(benchmarkReport(inputOf(ordinary()).index, testSite)).toBe(text);
  });

  it('says the verdict in one to three sentences', () => {
    const summary = /### Summary\n\n(.*)\n/.exec(text)![1]!;
    expect(summary).toContain('Two configurations share the lead');
    expect(summary.split(/(?<=[.])\s/).length).toBeLessThanOrEqual(3);
  });

  it('holds the params of every configuration as YAML in a fold', () => {
    expect(html.match(/<details>\n<summary>/g)!.length).toBeGreaterThanOrEqual(5);
    expect(html.match(/<code class="language-yaml">/g)).toHaveLength(5);
    expect(textOf(html)).toContain('optimizer:\n  lr: 0.01');
  });

  it('tells each failed run with its error and the end of its log', () => {
    expect(textOf(html)).toContain('1 of 50 runs failed.');
    expect(textOf(html)).toContain('ValueError: max_mask=32 | must be <b>smaller</b> than `20`');
    expect(textOf(html)).toContain('Traceback (most recent call last)');
  });

  it('says how to run it again', () => {
    expect(text).toContain('```sh\n   python3 train.py --seeds 10\n   ```');
    expect(text).toContain('`0123456789abcdef0123456789abcdef01234567`');
    expect(textOf(html)).toContain('python 3.11.2');
  });

  it('lets no text of the input act: no element, no link, no row', () => {
    const scores = Object.fromEntries(
      hostile.map((name, i) => [name, i % 5 === 0 ? [null] : spreadScores(0.9 - i / 50, 2)]),
    );
    const report = makeReport([{ title: hostile[0], baseline: hostile[1], scores }], hostile[2]);
    report.benchmarks[0]!.source = { title: 'x](javascript:1)', url: 'javascript:alert(1)', license: hostile[3] };
    report.benchmarks[0]!.description = hostile[11];
    const page = renderMarkdown(benchmarkReport(inputOf(report).index, testSite));
    const allowed = ['a', 'h1', 'h2', 'h3', 'p', 'ul', 'ol', 'li', 'strong', 'code', 'pre', 'details', 'summary'];
    const table = ['table', 'thead', 'tbody', 'tr', 'th', 'td'];
    expect([...elementsOf(page)].filter((name) => ![...allowed, ...table].includes(name))).toEqual([]);
    for (const [, href] of page.matchAll(/href="([^"]*)"/g)) expect(href).toMatch(/^(#|https:\/\/example\.org\/)/);
    expect(page.match(/<details>/g)!.length).toBe(page.match(/<\/details>/g)!.length);
  });

  it('is true of nothing, of one run and of failures alone', () => {
    expect(benchmarkReport(inputOf(makeReport([])).index, testSite)).toContain('There are no benchmarks.');
    const text = benchmarkReport(
      inputOf(
        makeReport([
          { title: 'One', scores: { a: [0.5] } },
          { id: 'f', title: 'None', scores: { a: [null] } },
        ]),
      ).index,
      { ...testSite, url: null },
    );
    expect(text).toContain('One configuration, one seed');
    expect(text).toContain('The only run failed.');
    expect(text).not.toMatch(/NaN|undefined|Infinity/);
    expect(text).not.toContain('example.org/report');
  });

  it('is what the export renders', async () => {
    const files = await benchmarkReportExport.render(input);
    expect(files).toEqual([{ path: 'exports/BENCHMARK_REPORT.md', content: text }]);
  });
});
