/** ISO 8601 instants to text, always in UTC: the same page for every reader and every build machine. */

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
const twoDigits = (value: number): string => String(value).padStart(2, '0');

const parsed = (iso: string): Date | null => {
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? null : date;
};

/** The day. Text that is no date comes back as it is. @example dayText('2026-11-21T03:13:33Z') // '21 Nov 2026' */
export function dayText(iso: string): string {
  const date = parsed(iso);
  return date === null ? iso : `${date.getUTCDate()} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** The time of day in UTC, with seconds. @example timeText('2026-11-21T03:13:33Z') // '03:13:33' */
export function timeText(iso: string): string {
  const date = parsed(iso);
  if (date === null) return iso;
  return [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()].map(twoDigits).join(':');
}

/** Day and minute. @example dateText('2026-11-21T03:13:33Z') // '21 Nov 2026, 03:13 UTC' */
export function dateText(iso: string): string {
  return parsed(iso) === null ? iso : `${dayText(iso)}, ${timeText(iso).slice(0, 5)} UTC`;
}
