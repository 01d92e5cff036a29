/**
 * The verdict of a benchmark on one metric in sentences, from the Report alone. Nothing is claimed that the Report does
 * not hold: without tests there is no leader, only a highest mean; what ties is called a tie.
 */
import type { Benchmark, Metric, Ranking, RunRecord } from '../report/schema.ts';
import type { BenchmarkIndex } from '../report/select.ts';
import { bestWord, frontOf, type Front, isTested, leadOf, leadSentences, scoreOf } from './leader-sentences.ts';
import { configurationList, phraseText, type Phrase } from './phrases.ts';
import { capital, count, countWord, seedsText } from './words.ts';

/** A verdict: the title of the page, the paragraph under it, and one plain sentence for search engines and feeds. */
export interface VerdictSentences {
  readonly title: Phrase;
  readonly dek: Phrase;
  readonly description: string;
}

/** What the sentences are written from. `runs` are all runs of the benchmark. */
export interface VerdictInput {
  readonly index: BenchmarkIndex;
  readonly metric: Metric;
  readonly runs: readonly RunRecord[];
}

/** More leaders than this are counted, not listed. */
const mostListed = 4;
const longestDescription = 200;

/** The sentences of one benchmark and metric; true in every degenerate case (no run, one run, all failed, all tied). */
export function verdictSentences(input: VerdictInput): VerdictSentences {
  const { index, metric } = input;
  const ranking = index.ranking(metric.id);
  const body =
    ranking === null || ranking.rows.length === 0
      ? withoutScores(input)
      : ranking.rows.length === 1
        ? oneConfiguration(input, ranking)
        : manyConfigurations(input, ranking);
  const nameOf = (id: string): string => index.configuration(id)?.name ?? id;
  return { ...body, description: shorten(phraseText(body.title, nameOf), phraseText(body.dek, nameOf)) };
}

/** The title, and as many whole sentences of the dek as fit a description. */
function shorten(title: string, dek: string): string {
  let text = title;
  for (const sentence of dek.split(/(?<=\.) /)) {
    if (sentence === '' || text.length + sentence.length + 1 > longestDescription) break;
    text = `${text} ${sentence}`;
  }
  return text.length <= longestDescription ? text : `${text.slice(0, longestDescription - 1)}…`;
}

type Body = Omit<VerdictSentences, 'description'>;

function withoutScores({ index, metric, runs }: VerdictInput): Body {
  const total = runs.length;
  if (total === 0)
    return { title: ['There are no runs yet.'], dek: ['Nothing was found that belongs to this benchmark.'] };
  const completed = runs.filter((run) => run.status === 'completed').length;
  const failed = runs.filter((run) => run.status === 'failed').length;
  if (failed === total) {
    return {
      title: [total === 1 ? 'The only run failed.' : `Every run failed: ${total} of ${total}.`],
      dek: ['There is nothing to rank. ', { link: '#failures', text: 'See the errors' }],
    };
  }
  if (completed === 0) {
    return {
      title: [total === 1 ? 'The only run did not complete.' : `None of ${total} runs completed.`],
      dek: ['There is nothing to rank. ', { link: '#failures', text: 'See what happened' }],
    };
  }
  const which = metric.id === index.benchmark.primaryMetric ? ', the metric that ranks' : '';
  return {
    title: [`No run reports ${metric.label}.`],
    dek: [`${capital(countWord(completed, 'run'))} of ${total} completed, and none holds ${metric.label}${which}.`],
  };
}

const seedsOf = (n: number): string => (n === 1 ? 'one seed' : `${countWord(n, 'seed')}`);

const noSpread = 'One value says nothing about its spread, so no interval is given.';
const overSamplesOnly =
  'Its interval is over the samples: it holds for this trained model, and says nothing of training another.';

function oneConfiguration({ index, metric }: VerdictInput, ranking: Ranking): Body {
  const id = ranking.rows[0]!.configuration;
  const summary = index.summary(id, metric.id);
  const n = summary?.n ?? 0;
  const isOverSamples = metric.replication === 'sample' && typeof summary?.intervals[0]?.low === 'number';
  const others = ranking.unranked.length;
  const rest: Phrase =
    others === 0
      ? ['There is nothing to compare it with. ']
      : [
          `${capital(countWord(others, 'other configuration'))} gave no value, so there is nothing to compare it with. `,
        ];
  return {
    title: [
      `One configuration, ${metric.replication === 'sample' ? countWord(n, 'evaluation') : seedsOf(n)}: `,
      { configuration: id },
      ` has ${metric.label} ${scoreOf(index, metric, id)}.`,
    ],
    dek: [...rest, ...(n === 1 ? [isOverSamples ? overSamplesOnly : noSpread] : [])],
  };
}

function manyConfigurations(input: VerdictInput, ranking: Ranking): Body {
  const { index, metric } = input;
  const front = frontOf(ranking, index, metric);
  const seeds = seedSentence(index.benchmark, index, metric, ranking);
  if (front === null) return withoutScores(input);
  if (!isTested(ranking)) {
    return {
      title: [
        { configuration: front.first },
        ` has the ${bestWord(metric)} mean ${metric.label} of ${ranking.rows.length} configurations.`,
      ],
      dek: [
        `Its ${metric.label} is `,
        { strong: scoreOf(index, metric, front.first) },
        '. The order is by the mean alone: no test says that it is more than chance. ',
        ...seeds,
      ],
    };
  }
  const title = testedTitle(input, ranking, front);
  return { title, dek: [...leaderDek(input, ranking, front), ...otherMetrics(input, ranking), ...seeds] };
}

function testedTitle({ index, metric }: VerdictInput, ranking: Ranking, front: Front): Phrase {
  const tier = ranking.leadingTier;
  const total = ranking.rows.length;
  // A page of another metric names it; on the benchmark's own page the facts under the title do.
  const on = metric.id === index.benchmark.primaryMetric ? '' : ` on ${metric.label}`;
  const equivalent =
    tier.length === 2 && leadOf(index, metric, front)?.comparison.verdict === 'no practical difference';
  const leaders = configurationList(tier);
  if (tier.length === 1) {
    return total === 2 && front.second !== null
      ? [...leaders, ' is better than ', { configuration: front.second }, `${on}.`]
      : [...leaders, ` leads alone${on}.`];
  }
  if (equivalent) {
    return total === 2
      ? ['No practical difference between ', ...leaders, `${on}.`]
      : [`Two configurations share the lead${on}, with no practical difference between them: `, ...leaders, '.'];
  }
  if (tier.length === total) {
    return total === 2
      ? ['No winner can be named between ', ...leaders, `${on}.`]
      : [`No winner can be named among ${total} configurations${on}.`];
  }
  if (tier.length <= mostListed) {
    return [`${capital(countWord(tier.length, 'configuration'))} share the lead${on}: `, ...leaders, '.'];
  }
  return [
    `${tier.length} of ${total} configurations share the lead${on}; the ${bestWord(metric)} mean is that of `,
    { configuration: front.first },
    '.',
  ];
}

function leaderDek({ index, metric }: VerdictInput, ranking: Ranking, front: Front): Phrase {
  const tier = ranking.leadingTier;
  const total = ranking.rows.length;
  const lead = leadOf(index, metric, front);
  const score: Phrase = [
    { configuration: front.first },
    ' has the ',
    `${bestWord(metric)} mean, `,
    { strong: scoreOf(index, metric, front.first) },
    '. ',
  ];
  const distance: Phrase =
    lead === null || front.second === null
      ? score
      : tier.length === 2
        ? [...leadSentences(lead, metric, ['They differ by ']), ' ']
        : [
            ...leadSentences(lead, metric, [
              { configuration: front.first },
              ' and the next, ',
              { configuration: front.second },
              ', differ by ',
            ]),
            ' ',
          ];
  const beaten = total - tier.length;
  if (beaten === 0) return [...distance, 'No configuration is significantly beaten by another. '];
  if (total === 2) return distance;
  const rest = beaten === 1 ? 'The other configuration is' : `Each of the other ${beaten} is`;
  return [...distance, `${rest} significantly beaten by at least one configuration. `];
}

/** The first secondary metric whose leaders are all others: the order then depends on what is asked. */
function otherMetrics({ index, metric }: VerdictInput, ranking: Ranking): Phrase {
  if (metric.id !== index.benchmark.primaryMetric) return [];
  for (const other of index.benchmark.metrics) {
    const found = other.role === 'secondary' ? index.ranking(other.id) : null;
    if (found === null || !isTested(found) || found.leadingTier.length === found.rows.length) continue;
    if (found.leadingTier.some((id) => ranking.leadingTier.includes(id))) continue;
    const front = frontOf(found, index, other);
    const here = frontOf(ranking, index, metric);
    if (front === null || here === null) continue;
    const alone = found.leadingTier.length === 1;
    return [
      `The order depends on the metric: on ${other.label}, `,
      { configuration: front.first },
      alone ? ' leads alone with ' : ` is one of ${found.leadingTier.length} leaders with `,
      { strong: scoreOf(index, other, front.first) },
      ', where ',
      { configuration: here.first },
      ' has ',
      { strong: scoreOf(index, other, here.first) },
      '. ',
    ];
  }
  return [];
}

/** What the reader must know about the seeds: one seed each, or unequal numbers. */
function seedSentence(benchmark: Benchmark, index: BenchmarkIndex, metric: Metric, ranking: Ranking): Phrase {
  const counts = ranking.rows.map((row) => index.summary(row.configuration, metric.id)?.n ?? 0);
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  if (most === 1 && ranking.warnings.some((warning) => warning.code === 'this-checkpoint-only')) {
    return ['This rests on the samples of one run each: it holds for these trained models, not for other seeds.'];
  }
  if (most === 1) return ['With one seed per configuration nothing can be tested over seeds.'];
  if (least !== most) return [`The number of seeds differs: ${least} to ${most} per configuration.`];
  return benchmark.configurations.length === 0 ? [] : [];
}

/** The seeds of a benchmark in words: `10 each, 0 to 9`, `1 to 10 each`. */
export function seedsInWords(benchmark: Benchmark): string {
  const used = benchmark.configurations.filter((configuration) => configuration.seeds.length > 0);
  if (used.length === 0) return 'none';
  const counts = used.map((configuration) => configuration.seeds.length);
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  if (least !== most) return `${least} to ${most} each`;
  const key = used[0]!.seeds.join('\0');
  const same = used.every((configuration) => configuration.seeds.join('\0') === key);
  if (used.length === 1) return `${count(most, 'seed')}: ${seedsText(used[0]!.seeds)}`;
  return same ? `${most} each (${seedsText(used[0]!.seeds)})` : `${most} each`;
}
