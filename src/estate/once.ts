/** A question whose answer is worked out when it is first asked, and kept. */
export function once<T>(answer: () => T): () => T {
  let known: { value: T } | undefined;
  return () => (known ??= { value: answer() }).value;
}
