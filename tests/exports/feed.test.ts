import { describe, expect, it } from 'vitest';
import { feedXml } from '../../src/exports/feed.ts';
import type { Report } from '../../src/report/schema.ts';
import { inputOf, makeReport, ordinary, spreadScores, testSite } from './reports.ts';

const feedOf = (report: Report, site = testSite): string => feedXml(inputOf(report).index, site);
const all = (xml: string, tag: string): string[] =>
  [...xml.matchAll(new RegExp(`<${tag}>(.*?)</${tag}>`, 'g'))].map((match) => match[1]!);

describe('feedXml', () => {
  const xml = feedOf(ordinary());

  it('has an entry for the lead and one for the failed run, newest first, dated by their runs', () => {
    expect(all(xml, 'title')).toEqual([
      'A report',
      'Digits: augmentation: strong/mlp failed',
      expect.stringContaining('Two configurations share the lead'),
    ]);
    const dates = all(xml, 'updated');
    expect(dates[0]).toBe('2026-11-21T03:00:49Z');
    expect([...dates.slice(1)].sort().reverse()).toEqual(dates.slice(1));
    for (const date of dates) expect(date).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  });

  it('keeps its ids when numbers, titles and the address change, and has a new one when the lead changes', () => {
    const other = ordinary();
    other.benchmarks[0]!.title = 'Another title';
    const moved = feedOf(other, { ...testSite, url: 'https://example.org/elsewhere/' });
    expect(all(moved, 'id').slice(1)).toEqual(all(xml, 'id').slice(1));
    const led = ordinary();
    led.benchmarks[0]!.rankings[0]!.leadingTier.pop();
    expect(all(feedOf(led), 'id')[2]).not.toBe(all(xml, 'id')[2]);
    expect(new Set(all(xml, 'id')).size).toBe(3);
  });

  it('escapes what the input says and drops what XML forbids', () => {
    const report = makeReport([{ title: 'a <b> & "c" \u0007', scores: { '</title>': [0.5] } }]);
    const text = feedOf(report);
    expect(text).toContain('a &lt;b&gt; &amp; &quot;c&quot; \ufffd');
    expect(text.match(/<\/title>/g)).toHaveLength(2);
  });

  it('holds links only where the site has an address', () => {
    expect(xml).toContain('<link rel="self" type="application/atom+xml" href="https://example.org/report/feed.xml"/>');
    expect(xml).toContain('href="https://example.org/report/bench/runs/bench-strong-mlp-3-9/"');
    expect(feedOf(ordinary(), { ...testSite, url: null })).not.toContain('<link');
  });

  it('stays short with many failures and valid without a run', () => {
    const many = makeReport([{ scores: { bad: Array.from({ length: 200 }, () => null), good: spreadScores(0.5, 2) } }]);
    expect(feedOf(many).match(/<entry>/g)).toHaveLength(51);
    const none = feedOf(makeReport([]));
    expect(none).not.toContain('<entry>');
    expect(all(none, 'updated')).toEqual(['1970-01-01T00:00:00Z']);
  });
});
