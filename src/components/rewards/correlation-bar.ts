/** A correlation with its interval on an axis from −1 to 1, the same in every row. */
import { markup, nothing, type Html } from '../html.ts';

const at = (value: number): number => Math.round((75 + Math.max(-1, Math.min(1, value)) * 70) * 100) / 100;

/** The numbers stand beside it as text. */
export function correlationBar(entry: {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}): Html {
  const { value, low, high } = entry;
  return markup`<svg class="delta cg" viewBox="0 0 150 28" aria-hidden="true">
    <line class="zero" x1="75" x2="75" y1="1" y2="27" />
    ${low === null || high === null ? nothing : markup`<line class="ci" x1="${at(low)}" x2="${at(high)}" y1="14" y2="14" />`}
    ${value === null ? nothing : markup`<circle class="dot" cx="${at(value)}" cy="14" r="4.4" />`}
  </svg>`;
}
