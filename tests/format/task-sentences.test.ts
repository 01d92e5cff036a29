import { describe, expect, it } from 'vitest';
import { phraseText } from '../../src/format/phrases.ts';
import {
  leftOutSentences,
  notToldApart,
  rankSentences,
  scaleSentences,
  taskComparisonSentences,
  taskMethod,
  taskSentences,
} from '../../src/format/task-sentences.ts';
import type { AcrossTasks } from '../../src/report/schema.ts';
import { makeAcrossTasks } from '../helpers/across-tasks.ts';
import { makeBenchmark } from './make-benchmark.ts';

const across = makeAcrossTasks(['a', 'b', 'c'], 'accuracy');
const { benchmark } = makeBenchmark({ configurations: [] });
const nameOf = (id: string): string => id.toUpperCase();
const titleOf = (made: AcrossTasks): string => phraseText(taskSentences(benchmark, made, nameOf).title, nameOf);
const dekOf = (made: AcrossTasks): string => phraseText(taskSentences(benchmark, made, nameOf).dek, nameOf);
const diagram = across.ranks!.criticalDifference!;
const withGroups = (groups: string[][]): AcrossTasks => ({
  ...across,
  ranks: { ...across.ranks!, criticalDifference: { ...diagram, groups } },
});

describe('the opening over tasks', () => {
  it('names what the ranks do not tell from the best, and claims a lead only where they do', () => {
    expect(titleOf(across)).toBe(
      'A has the best interquartile mean over five tasks; ranks over tasks do not tell it from B.',
    );
    const many = ['a', 'b', 'c', 'd', 'e'];
    const five = makeAcrossTasks(many, 'accuracy');
    const alike = { ...five.ranks!.criticalDifference!, groups: [many] };
    expect(titleOf({ ...five, ranks: { ...five.ranks!, criticalDifference: alike } })).toMatch(
      /do not tell it from four others\.$/,
    );
    expect(titleOf(withGroups([['b', 'c']]))).toBe(
      'A has the best interquartile mean over five tasks, and the ranks over tasks set it apart from all others.',
    );
  });

  it('says that few tasks tell nothing of others', () => {
    const few = { ...across, ranks: { ...across.ranks!, criticalDifference: null } };
    expect(notToldApart(few, 'a')).toBeNull();
    expect(titleOf(few)).toMatch(/; too few tasks to say that it would lead on others\.$/);
    expect(titleOf({ ...few, comparisons: [] })).toMatch(/; no test says that it would lead on others\.$/);
  });

  it('takes the verdict of the pair where there are two configurations', () => {
    const [only] = across.comparisons;
    const pair = (verdict: 'better' | 'cannot be decided', code: string): AcrossTasks => ({
      ...across,
      configurations: ['a', 'c'],
      aggregates: across.aggregates.filter((item) => item.configuration !== 'b'),
      ranks: { ...across.ranks!, criticalDifference: null },
      comparisons: [{ ...only!, verdict, reason: { code, message: '' } }],
    });
    expect(titleOf(pair('better', 'significant'))).toMatch(/set it apart from all others\.$/);
    expect(titleOf(pair('cannot be decided', 'not-significant'))).toMatch(
      /the test over tasks does not tell it from C\.$/,
    );
    expect(titleOf(pair('cannot be decided', 'too-few-tasks'))).toMatch(/too few tasks/);
  });

  it('speaks of ranks where scores are not averaged, and of nothing where the file wants no aggregate', () => {
    const ranks: AcrossTasks = { ...across, leading: null, aggregates: [], scale: { ...across.scale, kind: 'ranks' } };
    expect(titleOf(ranks)).toMatch(/^A has the best mean rank over five tasks/);
    expect(titleOf({ ...across, mode: 'per-task' })).toBe('Five tasks, each judged by itself.');
    expect(titleOf({ ...across, configurations: [], aggregates: [] })).toBe(
      'No configuration has a score on all five tasks.',
    );
  });

  it('gives the first two with their intervals and counts who is left out', () => {
    const text = dekOf({ ...across, leftOut: [{ configuration: 'd', reason: 'no score on t1' }] });
    expect(text).toMatch(/^Interquartile mean: A with 0\.900 \(95.% interval 0\.880 to 0\.920\), then B with 0\.8/);
    expect(text).toMatch(/One configuration without a score on some task is left out\.$/);
  });
});

describe('sentences over tasks', () => {
  it('say how tasks weigh', () => {
    expect(scaleSentences(across).join(' ')).toBe('Scores are normalised. Tasks weigh alike (macro).');
    expect(scaleSentences({ ...across, mode: 'micro' }).join(' ')).toMatch(/number of samples \(micro\)/);
  });

  it('tell the rank test with its statistic and what it cannot do', () => {
    expect(rankSentences(across).join(' ')).toMatch(
      /χ² = 8\.40, p.=.0\.015; .*p.=.0\.0040.*W, .* is 0\.84\..* 1\.48 apart/,
    );
    const none = {
      ...across.ranks!,
      p: null,
      statistic: null,
      criticalDifference: null,
      reason: 'the diagram needs more',
    };
    expect(rankSentences({ ...across, ranks: none })).toEqual(['The diagram needs more.']);
  });

  it('say when no number of wins could be significant, and only then', () => {
    expect(taskComparisonSentences(across)[0]).toMatch(/cannot be significant: the smallest p possible is 0\.13\.$/);
    const decided = across.comparisons.map((item) => ({ ...item, reason: { code: 'significant', message: '' } }));
    expect(taskComparisonSentences({ ...across, comparisons: decided })[0]).not.toMatch(/cannot be significant/);
    const signs = across.comparisons.map((item) => ({ ...item, test: 'sign-test' as const }));
    expect(taskComparisonSentences({ ...across, comparisons: signs })[0]).toMatch(/exact sign test, because/);
    expect(taskComparisonSentences({ ...across, comparisons: [] })).toEqual([]);
  });

  it('list who is left out by reason', () => {
    const leftOut = ['d', 'e'].map((configuration) => ({ configuration, reason: 'no score on t1' }));
    expect(leftOutSentences({ ...across, leftOut }, nameOf)).toEqual(['D and E: no score on t1.']);
  });

  it('reach the method page only where there are several tasks', () => {
    expect(taskMethod(benchmark)).toEqual([]);
    const text = taskMethod({ ...benchmark, acrossTasks: across }).join(' ');
    expect(text).toMatch(/runs are drawn again with replacement inside each task/);
    expect(text).toMatch(/Demšar 2006/);
  });
});
