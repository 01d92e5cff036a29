/** Compiles the pages, the style sheet and the scripts: for the package when it is packed, and for a clone at its first build. */
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { programDigest } from '../cache/program.ts';
import { whenStopped } from '../cli/stopping.ts';
import { compileAssets } from './compile-assets.ts';
import { pagesIn, textsIn } from './compiled-site.ts';
import { madeOnce } from './made-once.ts';
import { openCurrentFolder, packagePlaces } from './site-folder.ts';

/** In a process of its own, which takes its memory with it. @throws Error with what the compiler printed */
async function compilePages(packageRoot: string, workFolder: string, target: string): Promise<void> {
  const compiler = join(import.meta.dirname, 'compile-pages.ts');
  const child = spawn(process.execPath, [...process.execArgv, compiler, packageRoot, workFolder, target], {
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

/** Compiles into the folder `target`. @throws Error with what the compiler printed */
export async function compileSite(packageRoot: string, workFolder: string, target: string): Promise<void> {
  mkdirSync(target, { recursive: true });
  const [, texts] = await Promise.all([
    compilePages(packageRoot, workFolder, pagesIn(target)),
    compileAssets(packageRoot),
  ]);
  writeFileSync(textsIn(target), JSON.stringify(texts));
}

/**
 * The folder with what this clone is compiled to. It lies below its packages, where tools keep such things, under a digest
 * of the sources; where it cannot be kept there, in `workFolder`. @throws Error with what the compiler printed
 */
export const compiledInClone = (packageRoot: string, workFolder: string): Promise<string> =>
  madeOnce(join(packagePlaces()[0]!, '.cache', 'sweepbook'), programDigest(packageRoot), async () => {
    const target = join(openCurrentFolder(workFolder), 'compiled');
    await compileSite(packageRoot, workFolder, target);
    return target;
  });
