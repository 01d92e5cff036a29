/** The params of a sweep as axes: which of them vary, and where a value stands. */
import { parameterName } from '../format/hyperparameter-sentences.ts';
import { plainNumber } from '../format/numbers.ts';
import type { Benchmark, Configuration, Scalar } from '../report/schema.ts';
import { extent, fittingScale, wantsLog } from './scales.ts';

/** An axis of one parameter or of the score; places are shares of its length. */
export interface ParameterAxis {
  readonly label: string;
  readonly marks: readonly { readonly at: number; readonly text: string }[];
  /** Null where the value is missing. */
  readonly place: (value: Scalar) => number | null;
}

/** Last parts that say nothing without the part before them. */
const bareParts = new Set(['name', 'type', 'id', 'kind', 'class', 'value']);

/** The last part of a dotted key that says something. @example parameterLabel('hyperparameters.lr') // 'lr' */
export function parameterLabel(parameter: string): string {
  const parts = parameter.split('.');
  const last = parts.at(-1)!;
  return bareParts.has(last) && parts.length > 1 ? parts.at(-2)! : last;
}

/** What people call a parameter: its stated label, else the last part of its key that says something. */
export function parameterTitle(benchmark: Benchmark, parameter: string): string {
  const name = parameterName(benchmark, parameter);
  return name === parameter ? parameterLabel(parameter) : name;
}

/** Lists and objects that a config holds as a whole are no value to stand on an axis. */
const isNested = (value: Scalar): boolean => typeof value === 'string' && /^[[{]/.test(value);

/** Keys of the params that take more than one value among the configurations, in the order in which they appear. */
export function varyingParameters(configurations: readonly Configuration[]): string[] {
  const keys = new Set(configurations.flatMap((item) => Object.keys(item.params)));
  return [...keys].filter((key) => {
    const values = new Set(configurations.map((item) => item.params[key] ?? null));
    values.delete(null);
    return values.size > 1 && ![...values].some(isNested);
  });
}

/** True where every configuration that sets the parameter sets it to a number. */
export function isNumeric(parameter: string, configurations: readonly Configuration[]): boolean {
  const values = configurations.map((item) => item.params[parameter] ?? null).filter((value) => value !== null);
  return values.length > 0 && values.every((value) => typeof value === 'number');
}

/** The distinct values of a parameter as text, numbers in their order and texts in order of appearance. */
export function levelsOf(parameter: string, configurations: readonly Configuration[]): string[] {
  return [...new Set(configurations.map((item) => String(item.params[parameter] ?? 'not set')))];
}

/** A numeric parameter on its scale with its tested values as marks where they are few; else evenly spaced levels. */
export function parameterAxis(
  parameter: string,
  configurations: readonly Configuration[],
  label = parameterLabel(parameter),
): ParameterAxis {
  if (isNumeric(parameter, configurations)) {
    const values = configurations.map((item) => Number(item.params[parameter] ?? NaN)).filter(Number.isFinite);
    const distinct = [...new Set(values)].sort((a, b) => a - b);
    const scale = numberScale(distinct);
    const marks = distinct.length <= 6 ? distinct : scale.ticks;
    return {
      label,
      marks: marks.map((value) => ({ at: scale.place(value), text: plainNumber(value, 3) })),
      place: (value) => (typeof value === 'number' ? scale.place(value) : null),
    };
  }
  const levels = levelsOf(parameter, configurations);
  const at = (index: number): number => (index + 0.5) / levels.length;
  return {
    label,
    marks: levels.map((text, index) => ({ at: at(index), text })),
    place: (value) => at(levels.indexOf(String(value ?? 'not set'))),
  };
}

/** Values of a grid are spaced by factors more often than by steps: logarithmic already from a factor of 8 on. */
export function numberScale(values: readonly number[]) {
  const [low, high] = extent(values);
  const factor = low > 0 && (wantsLog(values) || (values.length > 2 && high / low >= 8));
  return fittingScale(values, { ticks: 5, ...(factor ? { force: 'log' as const } : {}) });
}
