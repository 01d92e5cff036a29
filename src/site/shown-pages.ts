/**
 * The numbers that lead through `count` pages from page `current`: the ends, the neighbours, and null where some are left out.
 * @example shownPages(25, 10) // [1, null, 8, 9, 10, 11, 12, null, 25]
 */
export function shownPages(count: number, current: number): readonly (number | null)[] {
  const wanted = Array.from({ length: count }, (_, i) => i + 1).filter(
    (page) => page === 1 || page === count || Math.abs(page - current) <= 2,
  );
  // A gap of one page is filled: its number takes no more room than the dots.
  return wanted.flatMap((page, i) => {
    const gap = page - (wanted[i - 1] ?? page - 1);
    return gap === 1 ? [page] : gap === 2 ? [page - 1, page] : [null, page];
  });
}
