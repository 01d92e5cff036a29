import { describe, expect, test } from 'vitest';
import { defaultLimits } from '../../../src/exports/samples/index.ts';
import { answers, exportOf, runFiles } from './helpers.ts';

describe('the files of a benchmark', () => {
  const question = { question: ['q0', 'q1', 'q2', 'q3'] };
  const found = exportOf({
    a: [
      answers('1100', {
        texts: { ...question, reasoning: ['a0', 'a1', 'a2', 'a3'] },
        numbers: { reward: [1, 0, 0.5, 1] },
      }),
      answers('1000', { texts: question }),
    ],
    b: [answers('1-00', { texts: { ...question, reasoning: ['b0', 'b1', 'b2', 'b3'] } }), answers('1100')],
  });
  const files = [...found.files()];
  const registry = runFiles(files);

  test('are named by number alone, in the folder of the benchmark', () => {
    expect(files.map((file) => file.path)).toEqual([
      'api/samples/study/chunk-0.js',
      'api/samples/study/meta.js',
      'api/samples/study/part-0.js',
      'api/samples/study/flags.js',
      'api/samples/study/marks-0.js',
      'api/samples/study/marks-1.js',
    ]);
  });

  test('rows begin with the hardest: wrong for both, then unstable, then right', () => {
    expect(registry['part-0']).toMatchObject({ ids: ['s2', 's3', 's1', 's0'], wrong: [2, 2, 0, 0], of: [2, 2, 2, 2] });
  });

  test('marks say right, wrong and mixed by configuration', () => {
    // Half of the seeds right is not mostly wrong, as in the Report.
    expect(registry['marks-0']).toBe('0021');
    expect(registry['marks-1']).toBe('0021');
    expect(registry['flags']).toBe('33<0');
  });

  test('what all share stands once, what differs with its configuration; the first seed answers', () => {
    expect(registry['chunk-0']).toMatchObject([
      ['s2', '1', [[0, 'q2']], [[0, 0, 2, '0', [[1, 'a2'], [2, '0.5']]], [1, 0, 2, '0', [[1, 'b2']]]]], // prettier-ignore
      ['s3', '1', [[0, 'q3']], [[0, 0, 2, '0', [[1, 'a3'], [2, '1']]], [1, 0, 2, '0', [[1, 'b3']]]]], // prettier-ignore
      ['s1', '1', [[0, 'q1']], [[0, 1, 2, '1', [[1, 'a1'], [2, '0']]], [1, 1, 2, null, [[1, 'b1']]]]], // prettier-ignore
      ['s0', '1', [[0, 'q0']], [[0, 2, 2, '1', [[1, 'a0'], [2, '1']]], [1, 2, 2, '1', [[1, 'b0']]]]], // prettier-ignore
    ]);
    expect(registry['meta']).toMatchObject({ n: 4, columns: ['question', 'reasoning', 'reward'], chunks: [0] });
  });

  test('the same input gives the same bytes', () => {
    expect([...found.files()]).toEqual(files);
  });

  test('the samples that the Report lists come with their texts', () => {
    expect(found.listed().get('s1')?.[2]).toEqual([[0, 'q1']]);
  });
});

test('chunks are bounded by rows and by size', () => {
  const texts = { question: Array.from({ length: 10 }, (_, row) => `${row}`.repeat(100)) };
  const rows = exportOf({ a: [answers('0000000000', { texts })] }, { ...defaultLimits, chunkRows: 4 });
  expect(runFiles(rows.files())['meta']).toMatchObject({ chunks: [0, 4, 8] });
  const size = exportOf({ a: [answers('0000000000', { texts })] }, { ...defaultLimits, chunkSize: 300 });
  expect(runFiles(size.files())['meta']).toMatchObject({ chunks: [0, 2, 4, 6, 8] });
});

describe('limits', () => {
  const n = 120;
  const text = '1'.repeat(n);
  const texts = { question: Array.from({ length: n }, (_, row) => `question ${row} `.repeat(10)) };

  test('where texts are too much, the listed and the hardest keep theirs, and a note says so', () => {
    const found = exportOf({ a: [answers(`0${text.slice(1)}`, { texts })] }, { ...defaultLimits, texts: 5_000 });
    const chunk = runFiles(found.files())['chunk-0'];
    const kept = Array.isArray(chunk) ? chunk.filter((row) => row[2].length > 0).map((row) => row[0]) : [];
    expect(kept[0]).toBe('s0');
    expect(kept.length).toBeGreaterThan(10);
    expect(kept.length).toBeLessThan(60);
    expect(found.notes[0]).toContain(`Texts are published for the ${kept.length} of 120 samples`);
  });

  test('where even answers are too much, only counts remain', () => {
    const found = exportOf({ a: [answers(text, { texts })] }, { ...defaultLimits, answers: 400 });
    const registry = runFiles(found.files());
    expect(registry['chunk-0']).toContainEqual(['s119', '1', [], []]);
    expect(registry['marks-0']).toHaveLength(n);
    expect(found.notes.join(' ')).toContain('Answers are published for the 20 of 120 samples');
  });

  test('marks beyond the limit are left out, of the last configurations', () => {
    const found = exportOf(
      { a: [answers(text)], b: [answers(text)], c: [answers(text)] },
      { ...defaultLimits, marks: 240 },
    );
    expect([...found.files()].map((file) => file.path).filter((path) => path.includes('marks'))).toHaveLength(2);
    expect(found.notes.join(' ')).toContain('1 further configuration');
  });
});

describe('hostile texts', () => {
  const wicked = '</script><script>alert(1)</script><img src=x onerror=alert(1)>\u2028\u2029\u0000\u202e"\\';
  const found = exportOf({
    a: [
      answers('01', {
        ids: [wicked, '__proto__'],
        predicted: [wicked, 'x'.repeat(1_000_000)],
        texts: { __proto__x: ['p', 'q'], [wicked]: [wicked, 'y'.repeat(1_000_000)] },
      }),
    ],
  });
  const files = [...found.files()];

  test('no file can close a script or break a line, and each one runs', () => {
    for (const { path, content } of files) {
      expect(path).toMatch(/^api\/samples\/study\/[a-z]+(-\d+)?\.js$/);
      expect(content).not.toContain('<');
      expect(content.slice(0, -1)).not.toMatch(/[\n\r\u2028\u2029\u0000]/);
    }
    expect(Object.keys(runFiles(files)).sort()).toEqual(['chunk-0', 'flags', 'marks-0', 'meta', 'part-0']);
  });

  test('long texts are cut at 4,000 characters and tell their length', () => {
    const chunk = JSON.stringify(runFiles(files)['chunk-0']);
    expect(chunk).toContain(',1000000]');
    expect(chunk.length).toBeLessThan(20_000);
  });
});
