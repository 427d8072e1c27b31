import type { Engine } from '#engine/store/engine.ts'
import { shanghaiDay } from '#law/day.ts'
import { bytesOf, toHex } from '#ledger/bytes.ts'
import { canonical } from '#ledger/canonical.ts'
import { publicView } from '#records/publicity/masking.ts'
import type { Recipient } from '#records/recipient.ts'
import { currentFields, type RecordFile } from '#records/record.ts'

type Scope = Recipient['scope']
type Flagged = Pick<Engine, 'deployment' | 'clock'>
export type Hashing = { readonly crypto: Pick<Engine['crypto'], 'sha256'> }

/** Content to hold of a record the door gave; null: nothing. */
export function contentFor(engine: Flagged, record: RecordFile | null, scope: Scope): object | null {
  if (record === null || record.ended !== null || record.overlays.stopped) return null
  const seen = publicView(record, shanghaiDay(engine.clock.now()), engine.deployment.flags)
  if (scope === 'public') return seen && { ...seen }
  const { id, kind, domain, area, documentNumber, authority, provider, subject, tier, overlays } = record
  return {
    ...{ id, kind, domain, area, documentNumber: documentNumber.raw, authority: authority.raw, provider: provider.raw },
    subject: { kind: subject.kind, key: subject.key, name: subject.name, code: subject.code },
    fields: currentFields(record),
    tier: tier?.value ?? null,
    publicUntil: seen?.publicUntil ?? null,
    disputed: overlays.disputedBy.length > 0,
    statement: overlays.statement?.text ?? null,
  }
}

/** SHA-256 of the canonical JSON (RFC 8785), as both sides compute it. */
export const contentDigest = ({ crypto }: Hashing, content: object): string =>
  toHex(crypto.sha256(bytesOf(canonical(content))))
