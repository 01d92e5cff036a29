/** How long after a change of a file its times prove nothing yet: it may change once more within the same tick of its disk's clock. */
import { readFileSync, realpathSync } from 'node:fs';

/** Clocks of file systems may be this coarse, and those of two machines this far apart. */
export const coarseMilliseconds = 2_000;

/** Ten ticks of the clock that Linux gives to the file systems below. */
export const fineMilliseconds = 100;

/** File systems of Linux that take every time from the clock of this machine. */
const localTypes: ReadonlySet<string> = new Set(['ext2', 'ext3', 'ext4', 'xfs', 'btrfs', 'f2fs', 'tmpfs', 'overlay']);

interface Mount {
  /** Ends with a slash. */
  readonly folder: string;
  readonly type: string;
}

/** Reads /proc/self/mountinfo (proc_pid_mountinfo(5)): the fifth field is the mount point, the type follows " - ". */
const readMounts = (text: string): readonly Mount[] =>
  text.split('\n').flatMap((line) => {
    const [about = '', source] = line.split(' - ');
    const point = about.split(' ')[4];
    if (source === undefined || point === undefined) return [];
    const folder = point.replace(/\\([0-7]{3})/g, (_, digits: string) => String.fromCharCode(parseInt(digits, 8)));
    return [{ folder: folder.replace(/\/?$/, '/'), type: source.split(' ')[0]! }];
  });

/** The doubt about files below some folders (real paths), where this is what is mounted: one coarse clock makes all of it coarse. */
export function clockDoubtAmong(mountinfo: string, folders: readonly string[]): number {
  const mounts = readMounts(mountinfo);
  const isFine = (path: string): boolean => {
    const folder = path.replace(/\/?$/, '/');
    // The last of those at the same place lies on top.
    const around = mounts
      .filter((mount) => folder.startsWith(mount.folder))
      .reduce<Mount | null>(
        (best, mount) => (best !== null && best.folder.length > mount.folder.length ? best : mount),
        null,
      );
    const below = mounts.filter((mount) => mount.folder.startsWith(folder));
    return around !== null && [around, ...below].every((mount) => localTypes.has(mount.type));
  };
  return folders.every(isFine) ? fineMilliseconds : coarseMilliseconds;
}

/** The doubt about files below some folders of this machine, in milliseconds. */
export function clockDoubt(folders: readonly string[]): number {
  try {
    const real = folders.map((folder) => realpathSync(folder));
    return clockDoubtAmong(readFileSync('/proc/self/mountinfo', 'utf8'), real);
  } catch {
    // Another system than Linux, or a folder that is not there.
    return coarseMilliseconds;
  }
}
