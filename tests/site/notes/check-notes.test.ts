import { expect, test } from 'vitest';
import { checkNotes } from '../../../src/site/notes/check-notes.ts';
import { UserError } from '../../../src/report/user-error.ts';
import { contextOf, noteOf } from './make-note.ts';

function problem(text: string, front = 'benchmark: bench'): UserError {
  const note = noteOf(`---\n${front}\n---\n\n${text}\n`);
  try {
    checkNotes([note], contextOf);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error(`no problem in ${text}`);
}

test.each([
  ['<Scor experiment="base" />', 'no component <Scor>', '"Score"'],
  ['<Score experiment="bse" />', 'no experiment "bse"', '"base"'],
  ['<Score experiment="base" metric="acuracy" />', 'no metric "acuracy"', '"accuracy"'],
  ['<Score experiment="base" metrc="accuracy" />', 'no property metrc', '"metric"'],
  ['<Score experiment="base" show="men" />', 'cannot be "men"', '"mean"'],
  ['<Score />', 'Which experiment', 'experiment="…"'],
  ['<Score benchmark="bnch" experiment="base" />', 'no benchmark "bnch"', '"bench"'],
  ['<Delta experiment="other" against="base" />', 'does not compare other with base', 'cand (the leader)'],
  ['<Delta experiment="base" against="cand" />', 'does not compare base with cand', 'the other way round'],
  ['<Delta experiment="base" />', 'compared with itself', 'against='],
  ['<Leaderboard where="modl=mlp" />', 'nothing here is called "modl"', '"model"'],
  ['<Leaderboard where="model=none" />', 'No configuration fits', '3 configurations'],
  ['<Leaderboard where="model = (" />', 'cannot be read', 'model=mlp'],
  ['<Leaderboard top={0} />', 'above zero', 'top={5}'],
  ['a <Leaderboard /> b', 'stands within a text', 'line of its own'],
  ['<Figure />', 'Which figure', 'comparison-forest'],
  ['<Figure id="forest" />', 'no figure "forest"', '"comparison-forest"'],
  ['<Figure id="confusion-matrix" />', 'cannot be drawn', 'found nothing'],
  ['<Figure id="marginal" parameter="modle" />', 'no parameter "modle"', '"model"'],
  ['<Runs status="faild" />', 'no status "faild"', '"failed"'],
  ['<Runs experiment="base" status="failed" />', 'No run of base fits', 'completed'],
  ['[x](/bench/metod/)', 'no page /bench/metod/', '"bench/method/"'],
])('%s', (text, message, hint) => {
  const found = problem(text);
  expect(found.message).toContain(message);
  expect(found.hint).toContain(hint);
  expect(found).toMatchObject({ file: 'content/notes/note.mdx', line: 5 });
});

test('front matter names things, too', () => {
  expect(problem('x', 'benchmark: bnch')).toMatchObject({ line: 2, hint: expect.stringContaining('"bench"') });
  expect(problem('x', 'benchmark: bench\nexperiment: [base, cnd]')).toMatchObject({
    line: 3,
    message: expect.stringContaining('"cnd"'),
  });
});

test('the benchmark may be left out where there is one; names, slugs and ids, labels and keys do', () => {
  const note = noteOf(
    '<Score experiment="base" /> <Score experiment="slug-base" metric="Accuracy" /> <Delta experiment="CAND" />\n\n<Leaderboard />\n\n[m](/bench/method) [f](/failures/)\n',
  );
  expect(() => checkNotes([note], contextOf)).not.toThrow();
});

test('a link to a heading of another note must lead to one', () => {
  const other = { ...noteOf('## There\n'), id: 'other' };
  const link = (anchor: string) => ({
    ...noteOf('x'),
    body: [{ type: 'element' as const, tag: 'a', attributes: { href: `note:other#${anchor}` }, children: [], line: 3 }],
  });
  expect(() => checkNotes([link('there'), other], contextOf)).not.toThrow();
  expect(() => checkNotes([link('ther'), other], contextOf)).toThrow(/no heading/);
});
