/** Which number a final value is, and how precise the tool states it to be. */
import type { RunRecord } from '../report/schema.ts';
import { integer, plainNumber, withUnit } from './numbers.ts';
import { capital } from './words.ts';

type FinalValue = NonNullable<RunRecord['finalValue']['usual']>;

const many: Readonly<Record<FinalValue, string>> = {
  declared: 'stated as final by the file',
  last: 'the last of the history',
  best: 'the best that the tool kept',
};

/** How the final values of a run were chosen, in a sentence; null where it has none or nobody says. */
export function finalValueSentence({ finalValue, provenance, metrics }: RunRecord): string | null {
  const { usual, except } = finalValue;
  if (usual === null) return null;
  const file = provenance['metrics'];
  const source = usual === 'declared' && file !== undefined ? `stated as final by ${file}` : many[usual];
  const others = Object.keys(except).length;
  const all = others === 0 ? '' : `, except ${others === 1 ? 'where one says otherwise' : 'where they say otherwise'}`;
  return Object.keys(metrics).length === 1 ? `The value is ${source}.` : `${capital('values')} are ${source}${all}.`;
}

/** What must stand beside one number: that it was chosen otherwise, its standard error, its samples; null where nothing. */
export function metricNote({ finalValue, stated }: RunRecord, key: string, unit: string | null): string | null {
  const own = finalValue.except[key];
  const { n = null, standardError = null } = stated[key] ?? {};
  const parts = [
    ...(own === undefined ? [] : [many[own]]),
    ...(standardError === null ? [] : [`± ${withUnit(plainNumber(standardError, 2), unit)} standard error`]),
    ...(n === null ? [] : [`n = ${integer(n)} samples`]),
  ];
  return parts.length === 0 ? null : parts.join(', ');
}
