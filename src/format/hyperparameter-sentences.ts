/** What goes with a metric in this sweep, in sentences. Associations only: nothing here is called a cause. */
import type { Benchmark, Hyperparameter, HyperparameterModel, Metric } from '../report/schema.ts';
import { importanceSymbol } from './importance-methods.ts';
import { fixed, percent } from './numbers.ts';
import { pStatement } from './p-values.ts';
import { capital, count, inSentence, listText } from './words.ts';

/** Title, paragraph and description of the page of the parameters. */
export interface HyperparameterSentences {
  readonly title: string;
  readonly dek: string;
  readonly description: string;
}

type Importance = Hyperparameter['importance'][number];

/** A parameter with its leading measure: rank correlation for numbers, share of variance for categories. */
export interface RatedParameter {
  readonly entry: Hyperparameter;
  readonly label: string;
  readonly leading: Importance & { readonly value: number };
}

const longestDescription = 200;

/** The name of a param as the benchmark calls it. */
export const parameterName = (benchmark: Benchmark, key: string): string =>
  benchmark.factors.find((item) => item.parameter === key)?.label ??
  benchmark.parameters.find((item) => item.key === key)?.label ??
  key;

/** The share of the variance between configurations that a rated parameter goes with; null where it was not computed. */
export const shareOf = (entry: Hyperparameter): number | null =>
  entry.importance.find((item) => item.method === 'eta-squared')?.value ?? null;

/** Only for the order: the square of a correlation stands in for a share of variance. */
const strengthOf = (item: RatedParameter): number => shareOf(item.entry) ?? item.leading.value ** 2;

/** The parameters of a metric that could be rated, the strongest first. */
export function ratedParameters(benchmark: Benchmark, metric: string): readonly RatedParameter[] {
  return benchmark.hyperparameters
    .filter((entry) => entry.metric === metric && entry.kind !== 'constant')
    .flatMap((entry): RatedParameter[] => {
      const leading = entry.importance.find((item) => item.value !== null);
      if (leading === undefined || leading.value === null) return [];
      return [
        { entry, label: parameterName(benchmark, entry.parameter), leading: { ...leading, value: leading.value } },
      ];
    })
    .sort((a, b) => strengthOf(b) - strengthOf(a) || (a.entry.parameter < b.entry.parameter ? -1 : 1));
}

/** True where the leading measure is shown after the correction. */
export const isShown = (item: RatedParameter, alpha: number): boolean =>
  item.leading.pCorrected !== null && item.leading.pCorrected <= alpha;

const modelOf = (benchmark: Benchmark, metric: string): HyperparameterModel | null =>
  benchmark.hyperparameterModels.find((item) => item.metric === metric) ?? null;

/** The share of one parameter alone in the grid; null where there is no grid. */
function mainShare(model: HyperparameterModel | null, parameter: string): number | null {
  const term = model?.terms.find((item) => item.parameters.length === 1 && item.parameters[0] === parameter);
  return term?.cellFraction ?? null;
}

function titleOf(benchmark: Benchmark, metric: Metric, rated: readonly RatedParameter[]): string {
  const label = inSentence(metric.label);
  const model = modelOf(benchmark, metric.id);
  if (rated.length === 0) return `What goes with ${label} cannot be told from this sweep.`;
  const shown = rated.filter((item) => isShown(item, benchmark.settings.alpha));
  if (shown.length === 0) {
    return rated.length === 1
      ? `${capital(rated[0]!.label)} is not shown to go with ${label} in this sweep.`
      : `No parameter is shown to go with ${label} in this sweep.`;
  }
  const inGrid = shown.map((item) => ({ item, share: mainShare(model, item.entry.parameter) }));
  const best = inGrid.reduce((top, next) => ((next.share ?? -1) > (top.share ?? -1) ? next : top));
  if (best.share === null) return `${capital(shown[0]!.label)} goes most closely with ${label} in this sweep.`;
  if (best.share >= 0.5)
    return `${capital(best.item.label)} explains most of the spread in ${label} between configurations.`;
  return `${capital(best.item.label)} goes with the largest share of the spread in ${label}, ${percent(best.share)}.`;
}

/** "learning rate 49 %, hidden units 25 %, the two together a further 26 %" of the spread between configurations. */
function gridSentence(benchmark: Benchmark, metric: Metric, model: HyperparameterModel): string {
  const known = model.terms.flatMap((term) =>
    term.cellFraction === null ? [] : [{ ...term, share: term.cellFraction }],
  );
  const terms = known.sort((a, b) => b.share - a.share).slice(0, 4);
  if (terms.length === 0) return '';
  const parts = terms.map(({ parameters, share }) => {
    const names = parameters.map((key) => parameterName(benchmark, key));
    return names.length === 1
      ? `${names[0]} has ${percent(share)}`
      : `the interaction of ${listText(names)} ${percent(share)}`;
  });
  const residual =
    model.residualFraction === null
      ? ''
      : ` Of all spread, ${percent(model.residualFraction)} lies between seeds of the same configuration.`;
  return `Of the spread in ${inSentence(metric.label)} between configurations, ${listText(parts)}.${residual} `;
}

function forestSentence(model: HyperparameterModel): string {
  if (model.outOfBagR2 === null) return '';
  return model.outOfBagR2 <= 0
    ? 'A random forest over all params predicts configurations that it has not seen no better than their mean does. '
    : `A random forest over all params explains ${percent(model.outOfBagR2)} of the spread on configurations that it has not seen. `;
}

/** One measure with what it must travel with: "ρ = 0.73, corrected p = 0.013, n = 12". */
export function importanceText(item: Importance, n: number): string {
  if (item.value === null) return '';
  const p = item.pCorrected === null ? '' : `, corrected ${pStatement(item.pCorrected)}`;
  return `${importanceSymbol(item.method)}\u00a0=\u00a0${fixed(item.value, 2)}${p}, n\u00a0=\u00a0${n}`;
}

function dekOf(benchmark: Benchmark, metric: Metric, rated: readonly RatedParameter[]): string {
  const model = modelOf(benchmark, metric.id);
  const first = rated.slice(0, 3).map((item) => `${item.label} (${importanceText(item.leading, item.entry.n)})`);
  const strongest =
    first.length === 0
      ? 'Nothing varies enough: the parameters, the scores, or the number of configurations with a value. '
      : rated.length > first.length
        ? `The strongest of ${rated.length} are ${listText(first)}. `
        : `Taken one by one: ${listText(first)}. `;
  const explained =
    model === null ? '' : model.kind === 'grid' ? gridSentence(benchmark, metric, model) : forestSentence(model);
  const adaptive = rated.flatMap((item) => item.entry.warnings).find((warning) => warning.code === 'adaptive-sweep');
  const warning = adaptive === undefined ? '' : `${adaptive.message} `;
  return `${explained}${strongest}${warning}These are associations in this sweep, not causes.`;
}

/** The sentences of the page on one metric. */
export function hyperparameterSentences(benchmark: Benchmark, metric: Metric): HyperparameterSentences {
  const rated = ratedParameters(benchmark, metric.id);
  const title = titleOf(benchmark, metric, rated);
  const dek = dekOf(benchmark, metric, rated);
  const text = `${title} ${dek}`;
  return {
    title,
    dek,
    description: text.length > longestDescription ? `${text.slice(0, longestDescription - 1)}…` : text,
  };
}

/** How many parameters vary, were rated, and never varied: "2 of 15 vary". */
export function varyingText(benchmark: Benchmark, metric: string): string {
  const own = benchmark.hyperparameters.filter((entry) => entry.metric === metric);
  const varying = own.filter((entry) => entry.kind !== 'constant').length;
  return `${varying} of ${count(own.length, 'parameter')} ${varying === 1 ? 'varies' : 'vary'}`;
}
