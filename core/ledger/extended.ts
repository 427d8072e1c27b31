import type { Sha256 } from './bytes.ts'
import { equal } from './bytes.ts'
import { readCheckpoint } from './checkpoint.ts'
import { append, type Frontier, frontier, frontierRoot } from './frontier.ts'
import { place } from './place.ts'

/** The checkpoint that a signer signed last. */
export type LastSigned = { readonly origin: string; readonly tree: Frontier; readonly at: number }

/** Reasons for which a signer refuses a checkpoint. */
export type SignerRefusal = 'malformed' | 'otherLedger' | 'notExtended' | 'turnedBack'

type Extended =
  | { readonly kind: 'extended'; readonly next: LastSigned }
  | { readonly kind: 'refused'; readonly why: SignerRefusal }

/**
 * Holds a checkpoint's text against what was signed last: the same tree with further leaves, at no earlier instant.
 * `last` null: the first one, over all its leaves.
 */
export function extended(
  last: LastSigned | null,
  text: string,
  leaves: Iterable<Uint8Array>,
  sha256: Sha256,
): Extended {
  const refused = (why: SignerRefusal): Extended => ({ kind: 'refused', why })
  const checkpoint = readCheckpoint(text)
  const at = checkpoint && place(checkpoint)?.at
  if (!checkpoint || at === undefined) return refused('malformed')
  if (last !== null && last.origin !== checkpoint.origin) return refused('otherLedger')
  let tree = last?.tree ?? frontier
  for (const leaf of leaves) tree = append(tree, leaf, sha256)
  const isSame = tree.size === checkpoint.size && equal(frontierRoot(tree, sha256), checkpoint.root)
  if (!isSame) return refused('notExtended')
  return at < (last?.at ?? 0)
    ? refused('turnedBack')
    : { kind: 'extended', next: { origin: checkpoint.origin, tree, at } }
}
