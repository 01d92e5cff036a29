/**
 * What `npm pack` ships. Node strips no types below node_modules, so the sources are compiled file by file into `lib/`,
 * which has the folders of the repository; pages and style sheets go as they are, Astro and Vite compile them.
 */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, extname, join, resolve, sep } from 'node:path';
import { transform } from 'esbuild';
import { packageManifest, readManifest, restoreManifest, swapManifest } from './package-manifest.ts';

/** What is shipped, apart from what npm always adds (the manifest, README.md, LICENSE). */
const shipped = ['src', 'scripts', 'public', 'astro.config.mjs'] as const;

/** Rooms of scripts/ that only the maintainers use. */
const maintenance = ['scripts/testing', 'scripts/tools', 'scripts/calibrate', 'scripts/calibrate.ts'] as const;

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

/** The frontmatter of a page: from its first line to the line that ends it. */
const frontmatterEnd = (page: string): number => (page.startsWith('---') ? page.indexOf('\n---', 3) : 0);

/** A page as it is but for imports of `.ts` files in its frontmatter. */
export function retargetPage(page: string): string {
  const end = frontmatterEnd(page);
  return `${retarget(page.slice(0, end))}${page.slice(end)}`;
}

/** Imports of files that are not there, as `file imports other`. */
function brokenImports(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(js|astro)$/.test(path) && !path.startsWith(`public${sep}`))
    .flatMap((path) => {
      const text = readFileSync(join(folder, path), 'utf8');
      const code = path.endsWith('.astro') ? text.slice(0, frontmatterEnd(text)) : text;
      return [...code.matchAll(relativeImport)]
        .filter(([, , , other]) => !existsSync(resolve(folder, dirname(path), other!)))
        .map(([, , , other]) => `${path} imports ${other}`);
    });
}

/** Paths of the files to ship, relative to the repository. */
function filesToShip(repository: string): readonly string[] {
  const ships = (path: string): boolean => {
    const name = path.replaceAll(sep, '/');
    return !name.endsWith('.d.ts') && !maintenance.some((room) => name === room || name.startsWith(`${room}/`));
  };
  const filesOf = (entry: string): string[] =>
    statSync(join(repository, entry)).isDirectory()
      ? readdirSync(join(repository, entry)).flatMap((name) => filesOf(join(entry, name)))
      : [entry];
  return shipped.flatMap(filesOf).filter(ships);
}

/**
 * Compiles the repository into `target`, which is replaced.
 * @throws Error where a compiled file imports one that is not shipped
 */
export async function buildPackage(repository: string, target: string): Promise<void> {
  rmSync(target, { recursive: true, force: true });
  for (const path of filesToShip(repository)) {
    const [from, to] = [join(repository, path), join(target, path)];
    mkdirSync(dirname(to), { recursive: true });
    if (isSource(path))
      writeFileSync(to.replace(/\.ts$/, '.js'), await compileModule(readFileSync(from, 'utf8'), path));
    else if (path.endsWith('.astro')) writeFileSync(to, retargetPage(readFileSync(from, 'utf8')));
    else cpSync(from, to);
  }
  // The compiled program finds its version, and Node the kind of its modules, in the manifest beside it.
  const { name, version, type } = readManifest(repository);
  writeFileSync(join(target, 'package.json'), `${JSON.stringify({ name, version, type }, null, 2)}\n`);
  const broken = brokenImports(target);
  if (broken.length > 0) throw new Error(`Not shipped:\n  ${broken.join('\n  ')}`);
}

if (import.meta.main) {
  const repository = join(import.meta.dirname, '../..');
  restoreManifest(repository);
  await buildPackage(repository, join(repository, 'lib'));
  swapManifest(repository, packageManifest(readManifest(repository)));
}
