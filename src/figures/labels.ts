/** Labels beside their marks: shortened to the room there is, and moved apart where they would collide. */
import type { TextMeasure } from './text-metrics.ts';

/**
 * A text cut in its middle to at most `width` pixels: names in a sweep differ at their ends, so the end is kept longer.
 */
export function shorten(text: string, width: number, measure: TextMeasure, size: number): string {
  if (measure.width(text, size) <= width) return text;
  const characters = [...text];
  for (let kept = characters.length - 1; kept > 1; kept--) {
    const head = Math.floor(kept * 0.4);
    const cut = `${characters.slice(0, head).join('')}…${characters.slice(characters.length - (kept - head)).join('')}`;
    if (measure.width(cut, size) <= width) return cut;
  }
  return '…';
}

/**
 * Moves positions apart so that neighbours are at least `gap` from each other and all lie in [low, high] where they fit:
 * the least movement that keeps their order. Returns the new positions in the order given.
 */
export function spread(positions: readonly number[], gap: number, low: number, high: number): number[] {
  const order = positions.map((_, index) => index).sort((a, b) => positions[a]! - positions[b]! || a - b);
  // Pool neighbours that collide into blocks that stand around their mean, as in isotonic regression.
  const blocks: { sum: number; members: number[] }[] = [];
  const start = (block: { sum: number; members: number[] }): number => {
    const half = ((block.members.length - 1) * gap) / 2;
    const centre = block.sum / block.members.length;
    return Math.min(Math.max(centre - half, low), Math.max(low, high - 2 * half));
  };
  for (const index of order) {
    let block = { sum: positions[index]!, members: [index] };
    for (let last = blocks.at(-1); last !== undefined; last = blocks.at(-1)) {
      if (start(last) + last.members.length * gap <= start(block)) break;
      block = { sum: last.sum + block.sum, members: [...last.members, ...block.members] };
      blocks.pop();
    }
    blocks.push(block);
  }
  const moved = [...positions];
  for (const block of blocks) block.members.forEach((index, i) => (moved[index] = start(block) + i * gap));
  return moved;
}

/** A rectangle in pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A label that found room: where its text is anchored. */
export interface PlacedLabel {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly align: 'left' | 'right';
}

const overlaps = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/**
 * Places labels at the corners of points, then beside them, first come first served; a label that would cover an
 * obstacle, another label or leave the frame is left out (the data table names every point).
 */
export function placeLabels(
  points: readonly { readonly x: number; readonly y: number; readonly text: string }[],
  options: {
    readonly frame: Box;
    readonly obstacles: readonly Box[];
    readonly measure: TextMeasure;
    readonly size: number;
  },
): PlacedLabel[] {
  const { frame, measure, size } = options;
  const taken = [...options.obstacles];
  const placed: PlacedLabel[] = [];
  for (const { x, y, text } of points) {
    const width = measure.width(text, size);
    const candidates: readonly PlacedLabel[] = [
      { text, x: x + 5, y: y - 13, align: 'left' },
      { text, x: x - 5, y: y - 13, align: 'right' },
      { text, x: x + 5, y: y + 13, align: 'left' },
      { text, x: x - 5, y: y + 13, align: 'right' },
      { text, x: x + 10, y, align: 'left' },
      { text, x: x - 10, y, align: 'right' },
    ];
    for (const candidate of candidates) {
      const left = candidate.align === 'left' ? candidate.x : candidate.x - width;
      const box = {
        left: left - 1,
        right: left + width + 1,
        top: candidate.y - size * 0.55,
        bottom: candidate.y + size * 0.55,
      };
      const inside =
        box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom;
      if (!inside || taken.some((other) => overlaps(box, other))) continue;
      taken.push(box);
      placed.push(candidate);
      break;
    }
  }
  return placed;
}

/**
 * Lanes for marks that would cover each other: each position gets the lowest lane whose last mark is at least `gap`
 * away, and the last lane takes what is left. Returns lanes from 0 in the order given.
 */
export function lanes(positions: readonly number[], gap: number, most: number): number[] {
  const order = positions.map((_, index) => index).sort((a, b) => positions[a]! - positions[b]! || a - b);
  const ends: number[] = [];
  const result = positions.map(() => 0);
  for (const index of order) {
    const position = positions[index]!;
    let lane = ends.findIndex((end) => position - end >= gap);
    if (lane < 0) lane = Math.min(ends.length, most - 1);
    ends[lane] = position;
    result[index] = lane;
  }
  return result;
}
