/** Classic scripts by relative address: the only kind that loads from `file://` as well as from a server. */
const loading = new Map<string, Promise<void>>();

/** Loads a script of the site once. `path` is relative to the site's root. */
export function loadScript(path: string): Promise<void> {
  let promise = loading.get(path);
  if (promise === undefined) {
    promise = new Promise((done, fail) => {
      const script = document.createElement('script');
      script.src = `${document.documentElement.dataset['root'] ?? ''}${path}`;
      script.addEventListener('load', () => done());
      script.addEventListener('error', () => {
        loading.delete(path);
        fail(new Error(`${path} did not load`));
      });
      document.head.append(script);
    });
    loading.set(path, promise);
  }
  return promise;
}
