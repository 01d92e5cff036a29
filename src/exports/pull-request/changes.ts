/** One benchmark of a comment on what changed against a base. */
import { seedsNeededSentence } from '../../format/comparison-sentences.ts';
import {
  changeText,
  changeWord,
  failureSentence,
  leadSentence,
  regressionSentence,
  sideText,
  verdictSentence,
} from '../../format/diff-sentences.ts';
import { dash } from '../../format/missing.ts';
import { pValue } from '../../format/p-values.ts';
import type { Phrase } from '../../format/phrases.ts';
import { count } from '../../format/words.ts';
import type {
  BenchmarkDiff,
  FailedRun,
  FlipChange,
  NamedConfiguration,
  ScoreChange,
} from '../../report/report-diff.ts';
import type { SiteLinks } from '../site-links.ts';
import { markdownLink } from '../tables/markdown-text.ts';
import type { CommentChapter, CommentSection, SectionKind } from './fit.ts';
import { fold, grid, list, nameMarkdown, sentence, shortText } from './markdown.ts';

/** Rows of one table and items of one list in a comment; the rest is counted. */
const most = 25;

interface Subject {
  readonly diff: BenchmarkDiff;
  readonly links: SiteLinks;
}

const named = ({ diff, links }: Subject, item: NamedConfiguration, hasPage = true): string =>
  nameMarkdown(item.name, hasPage ? links((paths) => paths.experiment(diff.id, item.slug)) : null);

/** What a row of changed scores is worth to the reader: regressions first, then what a test decided, then the rest. */
const weight = (change: ScoreChange): number =>
  change.regression ? 0 : change.verdict === 'worse' ? 1 : change.verdict === 'better' ? 2 : 3;

function scoreTable(subject: Subject, changes: readonly ScoreChange[]): string {
  const metrics = new Set(changes.map((change) => change.metric));
  const rows = changes
    .toSorted((a, b) => weight(a) - weight(b))
    .map((change) => [
      named(subject, change.configuration),
      ...(metrics.size > 1 ? [shortText(change.label)] : []),
      sideText(change.base, change.unit),
      sideText(change.head, change.unit),
      changeText(change),
      change.pCorrected === null ? dash : pValue(change.pCorrected),
      change.regression ? `**${changeWord(change)}**` : changeWord(change),
    ]);
  const metric = changes[0]!.label;
  const columns = [
    ['Configuration', 'left'],
    ...(metrics.size > 1 ? ([['Metric', 'left']] as const) : []),
    [metrics.size > 1 ? 'Base (n)' : `${shortText(metric)}, base (n)`, 'right'],
    ['Now (n)', 'right'],
    ['Difference', 'right'],
    ['Corrected p', 'right'],
    ['By test', 'left'],
  ] as const;
  const rest = rows.length - most;
  return `${grid(columns, rows.slice(0, most))}${rest > 0 ? `\n\nand ${rest} more` : ''}`;
}

function scores(subject: Subject): CommentSection[] {
  const changes = subject.diff.scores.filter((change) => !change.exploratory);
  return changes.length === 0 ? [] : [{ kind: 'changed scores', text: scoreTable(subject, changes) }];
}

function secondary(subject: Subject): CommentSection[] {
  const changes = subject.diff.scores.filter((change) => change.exploratory && change.verdict !== 'cannot be decided');
  if (changes.length === 0) return [];
  const title = `Secondary metrics: ${count(changes.length, 'change')} that a test tells from chance; no verdicts`;
  return [{ kind: 'secondary metrics', text: fold(title, scoreTable(subject, changes)) }];
}

/** A folded or open list of sentences; nothing where there is none. */
const sentences = (kind: SectionKind, title: string, items: readonly string[], folded = false): CommentSection[] =>
  items.length === 0
    ? []
    : [{ kind, text: folded ? fold(title, list(items, most)) : `**${title}**\n\n${list(items, most)}` }];

function failureItem({ diff, links }: Subject, failure: FailedRun): string {
  const { slug } = failure;
  const address = slug === null ? null : links((paths) => paths.run(diff.id, slug));
  const page = address === null ? '' : ` ${markdownLink('run', address)}`;
  const [name, text] = failureSentence(failure);
  return `${sentence([name ?? ''])}${shortText(typeof text === 'string' ? text : '')}${page}`;
}

const flipRow = (subject: Subject, flip: FlipChange): string[] => [
  named(subject, flip.configuration),
  String(flip.n),
  String(flip.toWrong),
  String(flip.toRight),
];

function flips(subject: Subject): CommentSection[] {
  const { diff } = subject;
  if (diff.flips.length === 0) {
    return diff.flipsUnknown === null
      ? []
      : [{ kind: 'flips', text: `Flipped samples are not known: ${diff.flipsUnknown}` }];
  }
  const order = diff.flips.toSorted((a, b) => b.toWrong - a.toWrong);
  const columns = [
    ['Flips by most of the runs', 'left'],
    ['Samples', 'right'],
    ['Now wrong', 'right'],
    ['Now right', 'right'],
  ] as const;
  const rest = order.length - most;
  const table = grid(
    columns,
    order.slice(0, most).map((flip) => flipRow(subject, flip)),
  );
  const shown = order.slice(0, most);
  return [
    { kind: 'flips', text: `${table}${rest > 0 ? `\n\nand ${rest} more` : ''}` },
    {
      kind: 'flipped samples',
      text: fold(
        `The first flipped samples of ${count(shown.length, 'configuration')}`,
        shown.map((flip) => flippedSamples(subject, flip)).join('\n\n'),
      ),
    },
  ];
}

function flippedSamples(subject: Subject, flip: FlipChange): string {
  const cell = (text: string | null): string => (text === null ? dash : shortText(text, 60));
  const rows = flip.samples.map((item) => [
    cell(item.sample),
    cell(item.gold),
    cell(item.basePredicted),
    cell(item.headPredicted),
    item.now === 'wrong' ? 'now wrong' : 'now right',
  ]);
  const columns = [
    ['Sample', 'left'],
    ['Gold', 'left'],
    ['Base answer', 'left'],
    ['Answer now', 'left'],
    ['', 'left'],
  ] as const;
  return `${named(subject, flip.configuration)}\n\n${grid(columns, rows)}`;
}

function oneSided(subject: Subject): CommentSection[] {
  const { diff } = subject;
  const listed = (title: string, items: readonly string[]): string[] =>
    items.length === 0
      ? []
      : [
          `${title}: ${items.slice(0, most).join(', ')}${items.length > most ? ` and ${items.length - most} more` : ''}`,
        ];
  const items = [
    ...listed(
      'New configurations',
      diff.newConfigurations.map((item) => named(subject, item)),
    ),
    ...listed(
      'Configurations of the base that are gone',
      diff.lostConfigurations.map((item) => named(subject, item, false)),
    ),
    ...diff.changedConfigurations.map((change) => {
      const params = change.params.map(
        (param) =>
          `${shortText(param.param, 60)} ${shortText(param.base ?? dash, 40)} → ${shortText(param.head ?? dash, 40)}`,
      );
      const name = change.baseName === change.configuration.name ? '' : `, was ${nameMarkdown(change.baseName, null)}`;
      return `${named(subject, change.configuration)}${name}${params.length === 0 ? '' : `: ${params.slice(0, 8).join(', ')}`}`;
    }),
    ...listed(
      'New metrics',
      diff.newMetrics.map((metric) => shortText(metric.label)),
    ),
    ...listed(
      'Metrics of the base that are gone',
      diff.lostMetrics.map((metric) => shortText(metric.label)),
    ),
    ...(diff.newRuns + diff.lostRuns === 0
      ? []
      : [
          `${count(diff.newRuns, 'run')} that the base does not have; ${count(diff.lostRuns, 'run')} of the base ${diff.lostRuns === 1 ? 'is' : 'are'} gone`,
        ]),
  ];
  return sentences('what stands on one side only', 'What stands on one side only', items, true);
}

function needed({ diff }: Subject): CommentSection[] {
  const items = diff.seedsWanted.flatMap(({ configuration, comparison }) => {
    const text = seedsNeededSentence(comparison);
    return text === ''
      ? []
      : [sentence([{ strong: configuration.name }, ` against the baseline cannot be decided. ${text}`])];
  });
  return sentences(
    'seeds that would decide',
    `Seeds that would decide: ${count(items.length, 'comparison')}`,
    items,
    true,
  );
}

/** What leads the chapter: who leads now, each regression with its numbers. */
function opening({ diff, links }: Subject): CommentSection {
  const address = links((paths) => paths.benchmark(diff.id));
  const regressions = diff.scores.filter((change) => change.regression);
  const told: Phrase[] = [...diff.leads.map(leadSentence), ...regressions.slice(0, 5).map(regressionSentence)];
  const settings = diff.settings.map((text) => shortText(text, 400));
  const paragraphs = [`#### ${nameMarkdown(diff.title, address)}`, ...settings, ...told.map(sentence)];
  return { kind: null, text: paragraphs.filter((text) => text !== '').join('\n\n') };
}

/** The chapter of one benchmark that changed. */
export function changedChapter(diff: BenchmarkDiff, links: SiteLinks): CommentChapter {
  const subject = { diff, links };
  const failed = diff.newFailures.map((failure) => failureItem(subject, failure));
  const fixed = diff.fixedFailures.map((failure) => failureItem(subject, failure));
  return {
    sections: [
      opening(subject),
      ...scores(subject),
      ...sentences(
        'verdicts against the baseline',
        'Verdicts against the baseline that changed',
        diff.verdicts.map((change) => sentence(verdictSentence(change))),
      ),
      ...flips(subject),
      ...sentences('new failures', count(failed.length, 'new failure'), failed),
      ...sentences('fixed failures', count(fixed.length, 'fixed failure'), fixed, true),
      ...secondary(subject),
      ...oneSided(subject),
      ...needed(subject),
    ],
  };
}
