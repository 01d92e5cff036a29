/** A short part of `npm run faults`. */
import { expect, test } from 'vitest';
import { killBuilds } from './kill-builds.ts';

test('a build killed at any moment leaves the old or the new site, whole, and the next one tidies up', async () => {
  const { kills, oldSites, newSites, problems } = await killBuilds(2, 7);
  expect(problems).toEqual([]);
  expect(oldSites + newSites).toBe(kills);
}, 180_000);
