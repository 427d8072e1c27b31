import fc from 'fast-check'

/** Numbers from 0 to below 1, the same for a seed. */
export function chances(seed: number): () => number {
  // Else small numbers come first: the same early call again and again.
  const drawn = fc.sample(fc.noBias(fc.nat(2 ** 30 - 1)), { numRuns: 20_000, seed })
  let at = 0
  return () => (drawn[at++ % drawn.length] ?? 0) / 2 ** 30
}
