/** Long lists without a long wait: what a reader sees first is put at once, the rest a little later. */

/** Rows of a leaderboard that fill a window, and a few more. */
const atOnce = 30;
/** Later portions: a browser draws and listens between them. */
const atATime = 50;

/** A place where lists are put, one after the other: a new one ends the one before. */
export function inPortions(): <Item>(items: readonly Item[], put: (some: readonly Item[]) => void) => void {
  let timer = 0;
  return (items, put) => {
    window.clearTimeout(timer);
    put(items.slice(0, atOnce));
    const go = (from: number): void => {
      if (from >= items.length) return;
      timer = window.setTimeout(() => {
        put(items.slice(from, from + atATime));
        go(from + atATime);
      });
    };
    go(atOnce);
  };
}
