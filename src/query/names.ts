/** What a short name means: `lr` for `hyperparameters.lr`, where that is unique. */

/**
 * The full name that `path` stands for among `known`: itself, itself behind a prefix such as `config.`, or the only
 * known name that ends in it after a dot. Null where none or several fit.
 * @example resolveName('lr', ['model', 'hyperparameters.lr']) // 'hyperparameters.lr'
 */
export function resolveName(path: string, known: readonly string[]): string | null {
  const wanted = path.replace(/^(config|params|metrics)\./, '');
  for (const exact of [path, wanted]) if (known.includes(exact)) return exact;
  const ends = known.filter((name) => name.endsWith(`.${wanted}`));
  return ends.length === 1 ? ends[0]! : null;
}
