/** Effect sizes as every page, document and terminal prints them. */
import { effectNumber, signedEffect } from './numbers.ts';

/** True for a share from 0 to 1, such as the probability of superiority: it has no sign. */
export const isShare = (id: string): boolean => id.startsWith('probability');

/** The value of an effect size, with its sign where it has one. @example effectText('hedges-g', 6.5) // '+6.50' */
export const effectText = (id: string, value: number): string =>
  isShare(id) ? effectNumber(value) : signedEffect(value);
