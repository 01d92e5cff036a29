import { UserError } from '../../src/report/user-error.ts';

/** A whole number from 1 on. @throws UserError where the text is none */
export function readCount(option: string, text: string | null, fallback: number): number {
  if (text === null) return fallback;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1)
    throw new UserError(`--${option} takes a whole number from 1 on, found "${text}".`);
  return value;
}
