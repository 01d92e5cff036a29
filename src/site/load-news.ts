/** What changed since the previous publication, as pages see it; nothing where the build was not told of one. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stage } from 'virtual:sweepbook';
import { newsSentences } from '../format/diff-sentences.ts';
import type { Phrase } from '../format/phrases.ts';
import { count } from '../format/words.ts';
import { trustDiff } from '../report/parse.ts';
import type { ReportDiff } from '../report/report-diff.ts';
import { perBuild } from './site-data.ts';

const loadDiff = perBuild((): ReportDiff | null => {
  const file = join(stage, 'news.json');
  return existsSync(file) ? trustDiff(readFileSync(file, 'utf8')) : null;
});

/** What is new in a benchmark, in sentences; null where no previous publication is known. */
export function newsOf(benchmark: string): readonly Phrase[] | null {
  const diff = loadDiff();
  if (diff === null) return null;
  const added = diff.newBenchmarks.find((item) => item.id === benchmark);
  if (added !== undefined) return [[`The whole benchmark, with ${count(added.runs, 'run')}.`]];
  const found = diff.benchmarks.find((item) => item.id === benchmark);
  const sentences = found === undefined || !found.changed ? [] : newsSentences(found);
  return sentences.length > 0 ? sentences : [[found?.changed === true ? 'Only details changed.' : 'Nothing changed.']];
}
