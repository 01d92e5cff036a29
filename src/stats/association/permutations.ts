/**
 * All orders of 0 … n − 1, each as the same array changed in place (Heap 1963): read it before asking for the next.
 *
 * @example Array.from(permutationsOf(3)).length // 6
 */
export function* permutationsOf(n: number): Generator<Int32Array, void> {
  const order = Int32Array.from({ length: n }, (_, i) => i);
  const counter = new Int32Array(n);
  yield order;
  for (let i = 1; i < n;) {
    if (counter[i]! < i) {
      const other = i % 2 === 0 ? 0 : counter[i]!;
      const value = order[i]!;
      order[i] = order[other]!;
      order[other] = value;
      yield order;
      counter[i]! += 1;
      i = 1;
    } else {
      counter[i] = 0;
      i += 1;
    }
  }
}
