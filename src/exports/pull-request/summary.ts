/** A comment without a base: what the report says, benchmark by benchmark. */
import { seedsNeededSentence } from '../../format/comparison-sentences.ts';
import { isTroubled } from '../../format/failure-sentences.ts';
import { count } from '../../format/words.ts';
import { failureNotice } from '../facts.ts';
import { phraseMarkdown } from '../phrase-markdown.ts';
import type { SiteLinks } from '../site-links.ts';
import { leaderboardTable } from '../tables/leaderboard-table.ts';
import { markdownGrid } from '../tables/markdown-table.ts';
import { markdownLink } from '../tables/markdown-text.ts';
import type { BenchmarkView } from '../view.ts';
import type { CommentChapter, CommentSection } from './fit.ts';
import { fold, list, nameMarkdown, shortText } from './markdown.ts';

/** Rows of the leaderboard in a comment. */
const mostRows = 10;
const mostListed = 25;

function board(view: BenchmarkView): CommentSection[] {
  if (view.metric === null) return [];
  const table = leaderboardTable(view, view.metric, 'leaderboard');
  if (table.rows.length === 0) return [];
  const rest = table.rows.length - mostRows;
  const text = markdownGrid({ ...table, rows: table.rows.slice(0, mostRows) });
  return [{ kind: 'changed scores', text: `${text}${rest > 0 ? `\n\nand ${count(rest, 'more configuration')}` : ''}` }];
}

function failures(view: BenchmarkView, links: SiteLinks): CommentSection[] {
  const notice = failureNotice(view);
  if (notice === null) return [];
  const items = view.runs.filter(isTroubled).map((run) => {
    const address = links((paths) => paths.run(view.benchmark.id, run.slug));
    const error = [run.error?.type, run.error?.message].filter((part) => (part ?? '') !== '').join(': ');
    const page = address === null ? '' : ` ${markdownLink('run', address)}`;
    return `${nameMarkdown(view.nameOf(run.configuration), null)}${run.seed === null ? '' : `, seed ${shortText(run.seed, 40)}`}: ${run.status}. ${shortText(error === '' ? run.statusReason : error)}${page}`;
  });
  return [{ kind: 'new failures', text: fold(notice.counts.replace(/\.$/, ''), list(items, mostListed)) }];
}

function needed(view: BenchmarkView): CommentSection[] {
  const items = view.benchmark.comparisons
    .filter((item) => item.metric === view.metric?.id && item.reference === 'baseline')
    .flatMap((item) => {
      const text = item.verdict === 'cannot be decided' ? seedsNeededSentence(item) : '';
      return text === '' ? [] : [`**${nameMarkdown(view.nameOf(item.candidate), null)}**: ${shortText(text, 400)}`];
    });
  if (items.length === 0) return [];
  const title = `Seeds that would decide: ${count(items.length, 'comparison')}`;
  return [{ kind: 'seeds that would decide', text: fold(title, list(items, mostListed)) }];
}

/** The chapter of one benchmark. */
export function summaryChapter(view: BenchmarkView, links: SiteLinks): CommentChapter {
  const { benchmark, verdict, nameOf } = view;
  const address = links((paths) => paths.benchmark(benchmark.id));
  const opening = [
    `#### ${nameMarkdown(benchmark.title, address)}`,
    `${phraseMarkdown(verdict.title, nameOf)} ${phraseMarkdown(verdict.dek, nameOf)}`,
  ].join('\n\n');
  return {
    sections: [{ kind: null, text: opening }, ...board(view), ...failures(view, links), ...needed(view)],
  };
}
