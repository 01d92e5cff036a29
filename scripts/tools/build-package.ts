/**
 * What `npm pack` ships: the program of the command line, compiled file by file into `lib/`, which has the folders of the
 * repository (Node strips no types below node_modules); the compiled pages, style sheet and scripts; and what these are not
 * made of. So the package needs neither Astro nor esbuild, and builds its first site as fast as its second.
 */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, extname, join, posix, sep } from 'node:path';
import { build, transform } from 'esbuild';
import { compileSite } from '../site/compile-site.ts';
import { shippedFolder } from '../site/compiled-site.ts';
import { packageManifest, readManifest, restoreManifest, swapManifest } from './package-manifest.ts';

/** What is called by itself: everything else is reached from here. */
const program = 'scripts/sweepbook.ts';

/** What only the repository calls: the package holds what it makes. */
const compilers: ReadonlySet<string> = new Set(['scripts/site/compile-site.ts']);

/** Compiled into one file with the part of Astro that it uses. */
const bundled = 'scripts/site/page-app.ts';

/** Folders that are shipped as they are. */
const shipped = ['public'] as const;

const isSource = (path: string): boolean => extname(path) === '.ts' && !path.endsWith('.d.ts');

/** Relative specifiers of imports and exports as esbuild and prettier print them: at the beginning of a line. */
const relativeImport = /(^(?:import|export|\})(?:[^"'\n]*\bfrom)? |\bimport\()(["'])(\.\.?\/[^"'\n]+)\2/gm;

/** Points relative imports of `.ts` files at the `.js` that they become. */
const retarget = (code: string): string =>
  code.replace(relativeImport, (_whole, head: string, quote: string, path: string) => {
    return `${head}${quote}${path.replace(/\.ts$/, '.js')}${quote}`;
  });

/** TypeScript to JavaScript, with imports of `.ts` files turned to `.js`. @throws Error where a file does not parse */
export async function compileModule(source: string, fileName: string): Promise<string> {
  const { code } = await transform(source, {
    loader: 'ts',
    format: 'esm',
    target: 'node22',
    sourcefile: fileName,
    logLevel: 'silent',
    // A value that is imported is used: nothing is left out because it looks like a type.
    tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
  });
  return retarget(code);
}

/** One module with everything that it imports, apart from Node's own. */
async function bundle(file: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node22',
    write: false,
    logLevel: 'silent',
    legalComments: 'none',
  });
  return outputFiles[0]!.text;
}

/** The compiled text of every source that the program reaches, also while it runs, by repository path. */
async function compileReachable(repository: string): Promise<ReadonlyMap<string, string>> {
  const compiled = new Map<string, string>();
  const waiting = [program];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const source = readFileSync(join(repository, path), 'utf8');
    const code =
      path === bundled
        ? await bundle(join(repository, path))
        : isSource(path)
          ? await compileModule(source, path)
          : source;
    compiled.set(path, code);
    if (path === bundled) continue;
    for (const [, , , other] of code.matchAll(relativeImport)) {
      const named = posix.join(posix.dirname(path), other!);
      const source = named.replace(/\.js$/, '.ts');
      if (!compilers.has(source) && !compiled.has(source) && !waiting.includes(source)) waiting.push(source);
    }
  }
  return compiled;
}

/** Pages, style sheet and scripts. */
async function compileSiteInto(repository: string, target: string): Promise<void> {
  const work = mkdtempSync(join(tmpdir(), 'sweepbook-pages-'));
  try {
    await compileSite(repository, work, join(target, shippedFolder));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** The declared packages that some file of the package uses. */
function usedPackages(target: string, declared: Readonly<Record<string, string>>): Record<string, string> {
  const texts = readdirSync(target, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.m?js$/.test(path) && !path.startsWith(`public${sep}`))
    .map((path) => readFileSync(join(target, path), 'utf8'));
  // Imported, asked for by `resolve`, or read as a file of it.
  const isUsed = (name: string): boolean => {
    const use = new RegExp(
      `(?:\\bfrom|\\bimport|\\bresolve\\(|\\bimport\\()\\s*["']${name}["'/]|["']${name}/[^"']+\\.(?:ttf|wasm)["']`,
    );
    return texts.some((text) => use.test(text));
  };
  return Object.fromEntries(Object.entries(declared).filter(([name]) => isUsed(name)));
}

/**
 * Compiles the repository into `target`, which is replaced. @returns the packages that it needs
 * @throws Error where a source imports one that is not there
 */
export async function buildPackage(repository: string, target: string): Promise<Record<string, string>> {
  rmSync(target, { recursive: true, force: true });
  for (const [path, code] of await compileReachable(repository)) {
    const to = join(target, path.replace(/\.ts$/, '.js'));
    mkdirSync(dirname(to), { recursive: true });
    writeFileSync(to, code);
  }
  for (const folder of shipped) cpSync(join(repository, folder), join(target, folder), { recursive: true });
  await compileSiteInto(repository, target);
  // The compiled program finds its version, and Node the kind of its modules, in the manifest beside it.
  const { name, version, type, dependencies } = readManifest(repository);
  writeFileSync(join(target, 'package.json'), `${JSON.stringify({ name, version, type }, null, 2)}\n`);
  return usedPackages(target, dependencies);
}

if (import.meta.main) {
  const repository = join(import.meta.dirname, '../..');
  restoreManifest(repository);
  const dependencies = await buildPackage(repository, join(repository, 'lib'));
  swapManifest(repository, packageManifest({ ...readManifest(repository), dependencies }));
}
