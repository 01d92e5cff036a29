import { expect, test } from 'vitest';
import { find, prepare, snippet } from '../../src/site/client/find.ts';
import { searchScript, type SearchEntry } from '../../src/site/search-index.ts';

const entries: SearchEntry[] = [
  { k: 'run', t: 'none__svm_rbf__1', p: 'e/runs/none__svm_rbf__1/', w: 'completed seed=0' },
  { k: 'experiment', t: 'none/svm_rbf', p: 'e/experiments/a/', w: 'model=svm_rbf hyperparameters.C=4' },
  { k: 'experiment', t: 'time_mask/svm_rbf', p: 'e/experiments/b/', w: 'model=svm_rbf' },
  { k: 'page', t: 'Method: Echo', p: 'e/method/', w: '' },
];
const titles = (query: string): string[] => find(prepare(entries), query, 10).map((entry) => entry.t);

test('every word must fit; titles come before words, experiments before runs', () => {
  expect(titles('svm')).toEqual(['none/svm_rbf', 'time_mask/svm_rbf', 'none__svm_rbf__1']);
  expect(titles('svm time')).toEqual(['time_mask/svm_rbf']);
  expect(titles('C=4')).toEqual(['none/svm_rbf']);
  expect(titles('METHOD')).toEqual(['Method: Echo']);
  expect(titles('nothing here')).toEqual([]);
  expect(titles('  ')).toEqual([]);
});

test('the limit holds', () => {
  expect(find(prepare(entries), 'svm', 2)).toHaveLength(2);
});

test('the index is a script that no name can break out of', () => {
  const script = searchScript([{ k: 'run', t: '</script><script>alert(1)//\u2028', p: 'x/', w: '' }]);
  expect(script).not.toContain('</script>');
  const read: { sweepbookSearch?: SearchEntry[] } = {};
  new Function('window', script)(read);
  expect(read.sweepbookSearch?.[0]?.t).toBe('</script><script>alert(1)//\u2028');
});

test('a result shows why it was found', () => {
  const words = `${'a '.repeat(100)}needle ${'z '.repeat(100)}`;
  expect(snippet(words, 'Needle', 40)).toMatch(/^….*needle.*…$/);
  expect(snippet('short words', 'words', 40)).toBe('short words');
  expect(snippet('short words', 'absent', 5)).toBe('short…');
});
