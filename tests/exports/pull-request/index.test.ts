import { describe, expect, test } from 'vitest';
import { diffReports } from '../../../src/analyze/diff/index.ts';
import { changesComment, commentMarker, summaryComment } from '../../../src/exports/pull-request/index.ts';
import { mostCharacters } from '../../../src/exports/pull-request/fit.ts';
import { sideOf } from '../../analyze/diff/reports.ts';
import { makeRuns } from '../../helpers/runs.ts';
import { elementsOf, hostile, renderMarkdown } from '../markdown.ts';
import { inputOf, makeReport, testSite } from '../reports.ts';

const options = { site: testSite, baseLabel: 'main' };
const scores = { a: [0.8, 0.82, 0.81], b: [0.9, 0.91, 0.92] };

describe('changesComment', () => {
  test('the same results are no change', () => {
    const side = sideOf(makeRuns(scores));
    const text = changesComment(diffReports(side, side), side.index, options);
    expect(text).toContain('### Test: No change: the results are the same.');
    expect(text.startsWith(`${commentMarker()}\n`)).toBe(true);
    expect(text).not.toContain('####');
  });

  test('no text of the input acts: no element, no link, no mention', () => {
    const named = (mean: number) =>
      Object.fromEntries(hostile.map((name, i) => [name, i % 5 === 0 ? [null] : [mean, mean - i / 99, mean - 0.02]]));
    const head = sideOf(makeRuns({ ...named(0.7), [`${hostile[0]}new`]: [0.1] }), { spec: { title: hostile[3] } });
    const base = sideOf(makeRuns({ ...named(0.9), [`${hostile[3]}old`]: [0.1, 0.2] }));
    const text = changesComment(diffReports(base, head), head.index, { ...options, baseLabel: hostile[1] });
    for (const comment of [text, summaryComment(head.index, options)]) {
      const html = renderMarkdown(comment);
      const allowed = 'a h3 h4 p ul li strong em code details summary sub table thead tbody tr th td'.split(' ');
      expect([...elementsOf(html)].filter((name) => !allowed.includes(name))).toEqual([]);
      for (const [, href] of html.matchAll(/href="([^"]*)"/g)) expect(href).toMatch(/^https:\/\/example\.org\//);
      expect(html).not.toContain('@user');
      for (const [grid] of html.matchAll(/<table>[\s\S]*?<\/table>/g)) {
        const widths = [...grid.matchAll(/<tr>([\s\S]*?)<\/tr>/g)].map(([, row]) => row!.match(/<t[hd][ >]/g)!.length);
        expect(new Set(widths).size).toBe(1);
      }
    }
  });

  test('hundreds of configurations with names of 300 characters fit one comment', () => {
    const names = Array.from({ length: 300 }, (_, i) => `${i}-${'n'.repeat(300)}`);
    const of = (shift: number) => Object.fromEntries(names.map((name, i) => [name, [0.5 + shift, 0.6 + i / 999]]));
    const [base, head] = [sideOf(makeRuns(of(0))), sideOf(makeRuns(of(0.1)))];
    const text = changesComment(diffReports(base, head), head.index, options);
    expect(text.length).toBeLessThanOrEqual(mostCharacters);
    expect(text).toContain('and 275 more');
  }, 120_000);
});

test('summaryComment is true of nothing and of failures alone', () => {
  expect(summaryComment(inputOf(makeReport([])).index, options)).toContain('0 benchmarks');
  const failed = summaryComment(inputOf(makeReport([{ title: 'F', scores: { a: [null] } }])).index, options);
  expect(failed).toContain('The only run failed.');
  expect(failed).not.toMatch(/NaN|undefined|Infinity/);
});
