import type { Json } from '#engine/store/ports.ts'
import { sha256 } from '#hosts/key-crypto.ts'
import { hashOf, isEntry, isPayload, payloadHash } from '#ledger/entry.ts'

/** A log row without its payload's hash, where that follows. */
export function withoutHash(body: Json): Json {
  const { entry, payload } = partsOf(body)
  if (!isEntry(entry) || !isPayload(payload) || hashOf(payload, sha256) !== entry.payload) return body
  return { ...Object(body), entry: { ...entry, payload: null } }
}

/** The row as its leaf says it. */
export function withHash(body: Json): Json {
  const { entry, payload } = partsOf(body)
  if (Object(entry).payload !== null || !isPayload(payload)) return body
  return { ...Object(body), entry: { ...Object(entry), payload: payloadHash(payload, sha256) } }
}

const partsOf = (body: Json): { readonly entry?: unknown; readonly payload?: unknown } => Object(body)
