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
  const [year, month, day, hour, minute, second] = parts.map((part) => Number(part ?? 0));
  const millis = fraction === undefined ? 0 : Number(fraction.slice(0, 3).padEnd(3, '0'));
  const local = new Date(Date.UTC(year!, month! - 1, day, hour, minute, second, millis));
  const exists =
    local.getUTCMonth() === month! - 1 && local.getUTCDate() === day && hour! <= 23 && minute! <= 59 && second! <= 59;
  if (!exists) return null;
  return { iso: print(new Date(local.getTime() - offsetMillis(zone))), assumed: zone === undefined };
}

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
