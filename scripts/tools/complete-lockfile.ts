/**
 * Completes package-lock.json after `npm install`. Where the registry in use lacks the builds of a native package for
 * some platforms, npm leaves them out of the lockfile, and `npm ci` then refuses it everywhere. This adds an entry for
 * every exact optional dependency that is missing; npm skips it on machines of another platform.
 *
 *     node scripts/tools/complete-lockfile.ts
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface LockEntry {
  version?: string;
  optional?: boolean;
  dev?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
  [other: string]: unknown;
}

const systems = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32'];
const processors = [
  'arm',
  'arm64',
  'ia32',
  'loong64',
  'mips64el',
  'ppc64',
  'ppc64le',
  'riscv64',
  's390x',
  'wasm32',
  'x64',
];

/** Platform limits as the package's name states them, e.g. `…-linux-arm64-musl`. */
export function platformOf(name: string): Pick<LockEntry, 'os' | 'cpu' | 'libc'> {
  const words = name.split(/[-/]/);
  const os = words.filter((word) => systems.includes(word));
  const cpu = words.filter((word) => processors.includes(word));
  const libc = words.includes('musl') ? ['musl'] : words.includes('gnu') && os.includes('linux') ? ['glibc'] : [];
  return { ...(os.length > 0 ? { os } : {}), ...(cpu.length > 0 ? { cpu } : {}), ...(libc.length > 0 ? { libc } : {}) };
}

/** The lockfile's packages with every exact optional dependency resolvable; the second value lists what was added. */
export function completePackages(packages: Readonly<Record<string, LockEntry>>): [Record<string, LockEntry>, string[]] {
  const complete: Record<string, LockEntry> = { ...packages };
  const added: string[] = [];
  for (const [path, entry] of Object.entries(packages)) {
    for (const [name, wanted] of Object.entries(entry.optionalDependencies ?? {})) {
      if (!/^\d+\.\d+\.\d+/.test(wanted)) continue;
      const places = [''];
      for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/'))))
        places.unshift(at);
      const found = places
        .map((place) => `${place === '' ? '' : `${place}/`}node_modules/${name}`)
        .find((key) => complete[key]);
      if (found !== undefined && complete[found]?.version === wanted) continue;
      const key = found === undefined ? `node_modules/${name}` : `${path === '' ? '' : `${path}/`}node_modules/${name}`;
      complete[key] = {
        version: wanted,
        ...platformOf(name),
        ...(entry.dev === true ? { dev: true } : {}),
        optional: true,
      };
      added.push(`${key}@${wanted}`);
    }
  }
  const sorted = Object.fromEntries(Object.entries(complete).sort(([a], [b]) => a.localeCompare(b, 'en')));
  return [sorted, added];
}

if (import.meta.main) {
  const file = join(import.meta.dirname, '../../package-lock.json');
  const lock: { packages: Record<string, LockEntry> } = JSON.parse(readFileSync(file, 'utf8'));
  const [packages, added] = completePackages(lock.packages);
  writeFileSync(file, `${JSON.stringify({ ...lock, packages }, null, 2)}\n`);
  process.stdout.write(
    added.length === 0 ? 'The lockfile was complete.\n' : `Added:\n${added.map((item) => `  ${item}\n`).join('')}`,
  );
}
