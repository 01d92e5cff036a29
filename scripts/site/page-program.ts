/**
 * The program that renders the pages: what Astro and Vite make of src/pages. It holds nothing of one build, so that it is
 * compiled once: with the package, or for the repository; and that is done in a process of its own, which takes its memory with it.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, extname, join, relative, sep } from 'node:path';
import type { ByteStore } from '../../src/ingest/store.ts';
import { whenStopped } from '../cli/stopping.ts';
import { openCurrentFolder } from './site-folder.ts';

/** Where the program of a build lies: packages are found from there. */
export const compiledFolder = (workFolder: string): string => join(openCurrentFolder(workFolder), 'pages');

/** Compiles the pages of the package. @throws Error with what the compiler printed */
async function compile(packageRoot: string, workFolder: string): Promise<void> {
  const compiler = join(import.meta.dirname, `compile-pages${extname(import.meta.filename)}`);
  const child = spawn(process.execPath, [...process.execArgv, compiler, packageRoot, workFolder], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const forget = whenStopped(() => void child.kill('SIGKILL'));
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  try {
    const code = await new Promise<number | null>((done, fail) => child.on('error', fail).on('close', done));
    if (code !== 0) throw new Error(`The pages could not be compiled.\n${said}`);
  } finally {
    forget();
  }
}

/** The files below a folder by path. */
const filesOf = (folder: string): readonly (readonly [string, string])[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => [relative(folder, file).replaceAll(sep, '/'), readFileSync(file, 'utf8')]);

const storeKey = 'pages';

/** Where the package holds the program. */
export const compiledPages = 'compiled/pages';

function entryIn(folder: string): string {
  const entry = readdirSync(folder).find((name) => name.startsWith('prerender-entry.'));
  if (entry === undefined) throw new Error('The compiled pages have no entry.');
  return join(folder, entry);
}

/** The entry of the program: that of the package; in the repository it is put into the build's folder, from the store or compiled. */
export async function preparePages(
  packageRoot: string,
  workFolder: string,
  store: ByteStore | null = null,
): Promise<string> {
  const shipped = join(packageRoot, compiledPages);
  if (existsSync(shipped)) return entryIn(shipped);
  const folder = compiledFolder(workFolder);
  const kept = store?.get(storeKey) ?? null;
  if (kept === null) {
    await compile(packageRoot, workFolder);
    store?.put(storeKey, Buffer.from(JSON.stringify(filesOf(folder))));
  } else {
    const files: readonly (readonly [string, string])[] = JSON.parse(Buffer.from(kept).toString('utf8'));
    for (const [path, text] of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
  }
  return entryIn(folder);
}
