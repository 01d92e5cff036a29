import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  clockDoubt,
  clockDoubtAmong,
  coarseMilliseconds,
  fineMilliseconds,
} from '../../../scripts/cache/clock-doubt.ts';

const mounts = `26 1 254:0 / / rw,relatime shared:1 - ext4 /dev/root rw
24 26 0:22 / /dev/shm rw,relatime - tmpfs tmpfs rw,size=24683620k
30 26 8:17 / /media/stick rw - vfat /dev/sdb1 rw
31 26 0:40 / /home/user/my\\040runs/cluster rw - nfs4 server:/runs rw
32 26 0:41 / /srv rw - 9p host rw
33 26 254:1 / /srv rw - xfs /dev/vdb rw
`;

describe('where a file system is known to be exact', () => {
  test.each([
    [['/home/user/results', '/root/.cache/sweepbook']],
    [['/dev/shm/results']],
    // What was mounted last lies on top.
    [['/srv/results']],
    [['/home/user/my runs/here']],
    [['/mediator/results']],
  ])('%j is trusted soon', (folders) => expect(clockDoubtAmong(mounts, folders)).toBe(fineMilliseconds));

  test.each([
    [['/media/stick']],
    [['/media/stick/results']],
    // The clock of the cache is the one that changes are compared with.
    [['/home/user/results', '/media/stick/cache']],
    // Another file system below.
    [['/home/user/my runs']],
    [['/home/user/my runs/cluster/sweep']],
    [['/']],
  ])('%j is not', (folders) => expect(clockDoubtAmong(mounts, folders)).toBe(coarseMilliseconds));

  test('nothing is where the mounts are not told', () => {
    expect(clockDoubtAmong('', ['/results'])).toBe(coarseMilliseconds);
    expect(clockDoubtAmong('no mounts - here', ['/results'])).toBe(coarseMilliseconds);
  });
});

test('a folder of this machine has one of the two, and one that is not there the coarse one', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sweepbook-doubt-'));
  expect([fineMilliseconds, coarseMilliseconds]).toContain(clockDoubt([folder]));
  expect(clockDoubt([join(folder, 'missing')])).toBe(coarseMilliseconds);
  rmSync(folder, { recursive: true });
});
