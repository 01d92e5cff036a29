/** The results formats that are read, in the order of the manual. The most specific one that claims a folder wins. */
import type { Reader } from './reader.ts';
import { genericReader } from './readers/generic.ts';

/** Every reader. */
export const readers = [genericReader] as const satisfies readonly Reader[];
