/** Times as tools write them, to ISO 8601 in UTC. */

/** A moment; `assumed` where the text names no zone and UTC was taken. */
export interface Moment {
  readonly iso: string;
  readonly assumed: boolean;
}

const isoPattern =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?$/;
const compactPattern = /^(\d{4})(\d{2})(\d{2})[_\-T]?(\d{2})(\d{2})(\d{2})(Z)?$/;

/**
 * Reads ISO 8601 (with a blank for the T, any fraction, `Z`, `+02:00`, `+0200`), `YYYYMMDD_HHMMSS` and seconds,
 * milli-, micro- or nanoseconds since 1970. Null for anything else, dates that do not exist among them.
 */
export function readMoment(text: string): Moment | null {
  const trimmed = text.trim();
  const iso = isoPattern.exec(trimmed);
  if (iso !== null) return fromParts(iso.slice(1, 7), iso[7], iso[8]);
  const compact = compactPattern.exec(trimmed);
  if (compact !== null) return fromParts(compact.slice(1, 7), undefined, compact[7]);
  return /^\d{9,19}(?:\.\d+)?$/.test(trimmed) ? fromEpoch(Number(trimmed)) : null;
}

/** Seconds up to the year 5138, then the next finer unit by a factor of a thousand. */
function fromEpoch(value: number): Moment | null {
  let seconds = value;
  while (seconds >= 1e11) seconds /= 1000;
  const date = new Date(Math.round(seconds * 1000));
  return Number.isNaN(date.getTime()) ? null : { iso: print(date), assumed: false };
}

function fromParts(
  parts: readonly (string | undefined)[],
  fraction: string | undefined,
  zone: string | undefined,
): Moment | null {
  const [year = '', month = '', day = '', hour = '00', minute = '00', second = '00'] = parts;
  const exists =
    Number(month) >= 1 &&
    Number(month) <= 12 &&
    Number(day) >= 1 &&
    Number(day) <= daysOf(Number(year), Number(month)) &&
    Number(hour) <= 23 &&
    Number(minute) <= 59 &&
    Number(second) <= 59;
  if (!exists) return null;
  const millis = fraction === undefined ? '000' : fraction.slice(0, 3).padEnd(3, '0');
  const iso = `${year}-${month}-${day}T${hour.padStart(2, '0')}:${minute}:${second}${millis === '000' ? '' : `.${millis}`}Z`;
  const offset = offsetMillis(zone);
  return {
    iso: offset === 0 ? iso : print(new Date(Date.parse(iso) - offset)),
    assumed: zone === undefined,
  };
}

const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

const daysOf = (year: number, month: number): number =>
  month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : monthDays[month - 1]!;

function offsetMillis(zone: string | undefined): number {
  const found = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone ?? '');
  if (found === null) return 0;
  const minutes = Number(found[2]) * 60 + Number(found[3] ?? 0);
  return (found[1] === '-' ? -minutes : minutes) * 60_000;
}

/** Without milliseconds where there are none. */
const print = (date: Date): string => date.toISOString().replace('.000Z', 'Z');

/** Seconds from one ISO time to another; null where one is missing or they stand the wrong way round. */
export function secondsBetween(start: string | null, end: string | null): number | null {
  if (start === null || end === null) return null;
  const seconds = (Date.parse(end) - Date.parse(start)) / 1000;
  return seconds >= 0 ? seconds : null;
}
