/**
 * Links inside the site. Every link is relative to the page it stands on and names a file, so that the site works from
 * disk (`file://`), under any base path and at a domain root alike. Site paths have no slash in front: `echo/runs/x/`.
 */

/** The site path of each kind of page. */
export const paths = {
  overview: () => '',
  benchmark: (benchmark: string) => `${benchmark}/`,
  metric: (benchmark: string, metric: string) => `${benchmark}/metrics/${pathSegment(metric)}/`,
  /** A further page of rows of the tables that stand at `first`. */
  rows: (first: string, page: number) => `${first}rows/${page}/`,
  /** The data of all rows of the leaderboard that stands at `board`. */
  rowsScript: (board: string) => `${board}rows/all.js`,
  experiment: (benchmark: string, slug: string) => `${benchmark}/experiments/${slug}/`,
  run: (benchmark: string, slug: string) => `${benchmark}/runs/${slug}/`,
  compare: (benchmark: string) => `${benchmark}/compare/`,
  comparePair: (benchmark: string, a: string, b: string) => `${benchmark}/compare/${a}..${b}/`,
  tasks: (benchmark: string) => `${benchmark}/tasks/`,
  hyperparameters: (benchmark: string) => `${benchmark}/hyperparameters/`,
  samples: (benchmark: string) => `${benchmark}/samples/`,
  samplePair: (benchmark: string, pair: string) => `${benchmark}/samples/${pair}/`,
  rewards: (benchmark: string) => `${benchmark}/rewards/`,
  method: (benchmark: string) => `${benchmark}/method/`,
  notes: () => 'notes/',
  note: (id: string) => `notes/${id}/`,
  noteFile: (path: string) => `notes/${path}`,
  glossary: () => 'glossary/',
  failures: () => 'failures/',
  failuresPage: (page: number) => `failures/${page}/`,
  downloads: () => 'exports/',
} as const;

/** A metric id or another name as one path segment; stable and safe on every file system. */
export function pathSegment(name: string): string {
  const safe = name.replace(/[^A-Za-z0-9_-]+/g, '-').replace(/^-+|-+$/g, '');
  return safe === '' ? 'metric' : safe;
}

/**
 * Any text as part of an anchor: different texts give different anchors, the same on every build.
 * @example anchorPart('a/b') // 'a.2f.b'
 */
export const anchorPart = (text: string): string =>
  text.replace(/[^A-Za-z0-9_-]/gu, (character) => `.${character.codePointAt(0)!.toString(16)}.`);

/**
 * Anchors of one page, each given once: where one is taken, the next is numbered.
 * @example const anchor = makeAnchors(); [anchor('x'), anchor('x')] // ['x', 'x-2']
 */
export function makeAnchors(): (wanted: string) => string {
  const taken = new Set<string>();
  return (wanted) => {
    let anchor = wanted;
    for (let next = 2; taken.has(anchor); next++) anchor = `${wanted}-${next}`;
    taken.add(anchor);
    return anchor;
  };
}

/**
 * The relative URL from one page to a page or file of the site.
 * @param from site path of the page, e.g. `echo/runs/x/`
 * @param to site path with optional `#anchor`; a path that is empty or ends with `/` is a page
 * @example relativeUrl('echo/runs/x/', 'failures/') // '../../../failures/index.html'
 */
export function relativeUrl(from: string, to: string): string {
  const hash = to.indexOf('#');
  const path = hash < 0 ? to : to.slice(0, hash);
  const anchor = hash < 0 ? '' : to.slice(hash);
  const here = from.split('/').slice(0, -1);
  const there = path.split('/');
  const file = there.pop() ?? '';
  let shared = 0;
  while (shared < here.length && shared < there.length && here[shared] === there[shared]) shared++;
  const up = '../'.repeat(here.length - shared);
  const down = there
    .slice(shared)
    .map((segment) => `${encodeURIComponent(segment)}/`)
    .join('');
  return `${up}${down}${file === '' ? 'index.html' : encodeURIComponent(file)}${anchor}`;
}

/** A site path as part of a URL. */
export const encodedPath = (path: string): string => path.split('/').map(encodeURIComponent).join('/');

/** A linker bound to the page it serves. */
export const linker = (from: string) => (to: string) => relativeUrl(from, to);
