/** What the name of a metric tells, where nobody states it. */

/** Facts that were read off a name; `better` is a guess for names that say nothing. */
export interface NameFacts {
  readonly label: string;
  readonly unit: string | null;
  readonly better: 'higher' | 'lower';
  /** Whether the name itself tells the direction. */
  readonly betterKnown: boolean;
  readonly role: 'secondary' | 'cost' | 'info';
  /** Metrics of this name lie in 0 to 1 (to be checked against the values). */
  readonly unitInterval: boolean;
  /** A rate of errors that may exceed 1. */
  readonly errorRate: boolean;
}

const lowerWords = new Set(
  (
    'loss error err errors latency time times duration runtime walltime seconds second secs sec minutes hours ms perplexity ppl bpb bpc mse rmse ' +
    'mae mape msle wer cer eer ece mce brier nll crossentropy entropy kl divergence fid kid rmsle memory mem bytes kb mb gb ' +
    'params parameters flops macs cost energy kwh co2 carbon regret gap distance residual deviation fpr fnr hallucination ' +
    'toxicity violations timeouts failures tokens'
  ).split(' '),
);
const higherWords = new Set(
  (
    'accuracy acc top1 top5 f1 fscore fbeta precision recall sensitivity specificity auc auroc auprc roc ap map miou iou dice ' +
    'jaccard bleu rouge meteor chrf comet bertscore exact em match pass success solved reward return returns score r2 ' +
    'correlation pearson spearman kendall kappa mcc psnr ssim ndcg mrr hit hits throughput elo winrate win wins likelihood ' +
    'elbo agreement faithfulness coverage'
  ).split(' '),
);
const costWords = new Set(
  (
    'latency time duration runtime walltime seconds second secs sec minutes hours ms memory mem bytes kb mb gb params ' +
    'parameters flops macs cost energy kwh co2 carbon throughput tokens'
  ).split(' '),
);
const infoWords = new Set(
  (
    'samples sample count counts total correct support epoch epochs step steps iteration iterations iter seed n num lr timestamp ' +
    'episode episodes trial trials timesteps len length lengths hash momentum progress'
  ).split(' '),
);
const countingWords = new Set('n num total'.split(' '));
/** How a number was put together from several, and a number at its end: they do not say what it is. */
const aggregates = new Set('mean avg average std stddev min max median sum'.split(' '));
/** How far scores lie apart: neither better nor worse. */
const spreads = new Set('std stddev stdev stderr sem variance var'.split(' '));
const errorRates = new Set('wer cer eer per'.split(' '));
const unitIntervalWords = new Set(
  (
    'accuracy acc top1 top5 f1 precision recall sensitivity specificity auc auroc auprc ap miou iou dice jaccard ece brier ' +
    'fpr fnr pass success em ndcg mrr winrate'
  ).split(' '),
);
const units: ReadonlyMap<string, string> = new Map([
  ['ms', 'ms'],
  ['milliseconds', 'ms'],
  ['seconds', 's'],
  ['secs', 's'],
  ['sec', 's'],
  ['minutes', 'min'],
  ['hours', 'h'],
  ['bytes', 'B'],
  ['kb', 'kB'],
  ['mb', 'MB'],
  ['gb', 'GB'],
  ['kwh', 'kWh'],
  ['db', 'dB'],
  ['percent', '%'],
  ['pct', '%'],
]);
const upperCase = new Set(
  'auc auroc auprc ece mce f1 mse rmse mae mape wer cer eer fid kid bleu mcc map miou iou psnr ssim ndcg mrr nll bpb kl r2 fpr fnr em lr'.split(
    ' ',
  ),
);

const wordsOf = (key: string): readonly string[] =>
  key
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');

/** Reads label, unit, direction, role and range off the last part of a dotted metric key. */
export function factsFromName(leaf: string): NameFacts {
  const words = wordsOf(leaf);
  const last = words.at(-1) ?? '';
  const noun = words.findLast((word) => !aggregates.has(word) && !/^\d+$/.test(word)) ?? '';
  const lower = words.some((word) => lowerWords.has(word));
  const higher = words.some((word) => higherWords.has(word));
  // "error_score", "loss_accuracy": the last word is the noun and decides.
  const better = lower && higher ? (lowerWords.has(last) ? 'lower' : 'higher') : lower ? 'lower' : 'higher';
  // `no_final_answer` counts what is missing; `no_dropout_accuracy` is an accuracy.
  const counting = countingWords.has(words[0] ?? '') || (words[0] === 'no' && !lower && !higher);
  const isCost = words.some((word) => costWords.has(word));
  const isSpread = spreads.has(last);
  const isInfo =
    isSpread || (!isCost && !(higher && !counting) && (counting || infoWords.has(noun) || isSetting(words, lower)));
  const unit = units.get(last) ?? null;
  return {
    label: labelOf(words, unit),
    unit,
    better: throughputFirst(words) ? 'higher' : better,
    betterKnown: !isSpread && (lower || higher),
    role: isCost ? 'cost' : isInfo ? 'info' : 'secondary',
    errorRate: errorRates.has(last),
    unitInterval: words.some((word) => unitIntervalWords.has(word)) && !counting,
  };
}

/** `learning_rate`, `epochs_trained`: what was set or counted, and no score. */
const isSetting = (words: readonly string[], lower: boolean): boolean =>
  words.join(' ').endsWith('learning rate') || (!lower && infoWords.has(words[0] ?? ''));

const throughputFirst = (words: readonly string[]): boolean =>
  words.includes('throughput') || words.includes('per') || words.includes('tps') || words.includes('fps');

function labelOf(words: readonly string[], unit: string | null): string {
  const kept = unit !== null && words.length > 1 ? words.slice(0, -1) : words;
  return kept.map((word) => (upperCase.has(word) ? word.toUpperCase() : word)).join(' ');
}

/** Names that rank, best known first: the first one in the files becomes the primary metric where nobody states one. */
export const knownPrimaryNames: readonly string[] = [
  'accuracy',
  'test_accuracy',
  'eval_accuracy',
  'acc',
  'exact_match',
  'pass_rate',
  'pass@1',
  'success_rate',
  'macro_f1',
  'f1',
  'auroc',
  'auc',
  'mean_iou',
  'miou',
  'map',
  'bleu',
  'mean_reward',
  'reward',
  'episode_reward_mean',
  'episode_return_mean',
  'test_return_mean',
  'return_mean',
  'episode_return',
  'score',
  'r2',
  'rmse',
  'mae',
  'mse',
  'wer',
  'perplexity',
  'val_bpb',
  'test_loss',
  'eval_loss',
  'val_accuracy',
  'validation_accuracy',
  'val_acc',
  'valid_acc',
  'val_loss',
  'validation_loss',
  'loss',
];
