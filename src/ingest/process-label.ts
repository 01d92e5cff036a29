/** Names of temporary folders: they tell what a killed command left behind from what another one still uses. */
import { createHash, randomBytes } from 'node:crypto';
import { readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** Process numbers mean something only on one machine and, where containers share a disk, in one of them. */
function placeName(): string {
  let container = '';
  try {
    container = readlinkSync('/proc/self/ns/pid');
  } catch {
    // Only Linux has containers of this kind.
  }
  return createHash('sha256').update(`${hostname()}\n${container}`).digest('hex').slice(0, 8);
}

let place: string | null = null;

/** The name of this machine in {@link processLabel}; it gives nothing of the machine away. */
export const placeLabel = (): string => (place ??= placeName());

/**
 * A name that no other process gives: place, process number and a random end.
 * @example processLabel() // '9f3c01aa-4242-5be2a0'
 */
export const processLabel = (): string => `${placeLabel()}-${process.pid}-${randomBytes(3).toString('hex')}`;

/** Reads a name of {@link processLabel}; null for any other text. */
export function readProcessLabel(text: string): { readonly place: string; readonly pid: number } | null {
  const parts = /^([0-9a-f]{8})-(\d{1,10})-[0-9a-f]{6}$/.exec(text);
  return parts === null ? null : { place: parts[1]!, pid: Number(parts[2]) };
}
