/** The reader's choices in the address of the page, so that a link shares them. */

/** The choices in the address. */
export const readAddress = (): URLSearchParams => new URLSearchParams(location.search);

/** Sets choices (null removes one) without a new entry in the history. A page that may not do so keeps its address. */
export function writeAddress(choices: Readonly<Record<string, string | null>>): void {
  const params = readAddress();
  for (const [name, value] of Object.entries(choices)) {
    if (value === null) params.delete(name);
    else params.set(name, value);
  }
  const query = params.toString();
  try {
    history.replaceState(null, '', `${location.pathname}${query === '' ? '' : `?${query}`}${location.hash}`);
  } catch {
    // Some browsers refuse this on file:// pages: the choice then lasts for this page.
  }
}
