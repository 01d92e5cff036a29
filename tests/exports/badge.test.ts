import { describe, expect, it } from 'vitest';
import { badgeJson, badges, badgeSvg, badgeText } from '../../src/exports/badge.ts';
import { viewsOf } from '../../src/exports/view.ts';
import { inputOf, makeReport, ordinary, spreadScores, type MadeBenchmark } from './reports.ts';

const textOf = (made: MadeBenchmark) => badgeText(viewsOf(inputOf(makeReport([made])).index)[0]!);

describe('badgeText', () => {
  it('names a leader, counts a tie, and claims neither of failures', () => {
    expect(textOf({ tested: false, scores: { a: [0.5, 0.5], b: [0.4, 0.4] } })).toMatchObject({
      label: 'accuracy',
      message: '0.5 ± 0, a',
    });
    expect(badgeText(viewsOf(inputOf(ordinary()).index)[0]!).message).toMatch(/, 2 share the lead$/);
    expect(textOf({ title: 'T', scores: { a: [null, null] } })).toMatchObject({
      message: '2 runs failed',
      colour: 'failed',
    });
    expect(textOf({ title: 'T', scores: {} })).toMatchObject({ message: 'no results', colour: 'none' });
  });
});

describe('badgeSvg and badgeJson', () => {
  it('escape what they print and are as wide as their text', () => {
    const text = { label: '<b>&"', message: "x'>", colour: 'tie' } as const;
    const svg = badgeSvg(text);
    expect(svg).not.toMatch(/<b>|&"/);
    const [left, right] = [...svg.matchAll(/<text x="(\d+)" y="14" textLength="(\d+)"/g)].map((match) => [
      Number(match[1]),
      Number(match[2]),
    ]);
    expect(right![0]! + right![1]! + 6).toBe(Number(/width="(\d+)"/.exec(svg)![1]));
    expect(left![0]! + left![1]!).toBeLessThan(right![0]!);
    expect(JSON.parse(badgeJson(text))).toEqual({ schemaVersion: 1, label: '<b>&"', message: "x'>", color: '5b57b8' });
  });

  it('cut long names', () => {
    expect(textOf({ tested: false, scores: { ['n'.repeat(300)]: spreadScores(0.5, 2) } }).message.length).toBeLessThan(
      80,
    );
  });
});

describe('badges', () => {
  it('gives an SVG and a JSON per benchmark, also where ids differ in case alone', async () => {
    const report = makeReport([
      { id: 'A', scores: { a: [1] } },
      { id: 'a', scores: { a: [0.5] } },
    ]);
    const input = inputOf(report);
    const files = await badges.render(input);
    expect(files.map((file) => file.path)).toEqual([
      'badges/A.svg',
      'badges/A.json',
      'badges/a-2.svg',
      'badges/a-2.json',
    ]);
    expect(files[2]!.content).toContain('0.5');
  });
});
