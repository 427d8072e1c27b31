import { expect, it } from 'vitest'
import { logKey } from '#engine/store/keys.ts'
import type { Json } from '#engine/store/ports.ts'
import { sha256 } from '#hosts/key-crypto.ts'
import { toHex } from '#ledger/bytes.ts'
import { entryHash, hashOf, hashOnce, isEntry, payloadHash } from '#ledger/entry.ts'
import { pack } from './pack.ts'
import { readBody, writtenBody } from './stored-body.ts'

const id = '4YV50H4RP0F2Z7PVHSBXNE189C'
const key = logKey('case', id, 1)
const payload = { salt: '6cb240aea5609d95d93e54a713a97060', data: { event: { 理由: '数额有误' }, state: 'over' } }
const hash = payloadHash(payload, sha256)
const entry = {
  ...{ v: 1, id, seq: 1, type: 'applicant.submitted', at: 1795957311775, rules: 'objection@3/2026-11.5' },
  ...{ actor: toHex(sha256(Buffer.from('somebody'))), payload: hash, prev: '' },
}
const written = (body: Json) => writtenBody({ ...key, v: 1, body, log: true })
const read = (body: string | Uint8Array) => readBody({ ...key, body })
const leafOf = (body: Json) => {
  const found = Object(body).entry
  if (!isEntry(found)) throw new Error('no entry')
  return toHex(entryHash(found, sha256))
}

it('stores no hash that follows from the payload, and gives back the same leaf', () => {
  const another = toHex(sha256(Buffer.from('another')))
  const other = { entry: { ...entry, payload: another }, payload }
  const [body, explicit] = [written({ entry, payload }), written(other)]
  expect(explicit.length - body.length).toBeGreaterThanOrEqual(32)
  expect(JSON.stringify(read(body))).toBe(JSON.stringify({ entry, payload }))
  expect(leafOf(read(body))).toBe(leafOf({ entry, payload }))
})

it('keeps the hash of an erased payload, and one that is not of its payload', () => {
  const wrong = { entry: { ...entry, payload: entry.actor }, payload }
  for (const body of [{ entry }, wrong]) expect(read(written(body))).toEqual(body)
})

it('gives another leaf where a stored word was changed', () => {
  const changed = {
    entry: { ...entry, payload: null },
    payload: { ...payload, data: { ...payload.data, state: 'met' } },
  }
  const forged = read(pack(changed, key.pk) ?? '')
  expect(forged).toMatchObject({ entry: { id, prev: '' }, payload: { data: { state: 'met' } } })
  expect(leafOf(forged)).not.toBe(leafOf({ entry, payload }))
})

it('hashes a payload once from its making to its row, and any other anew', () => {
  let hashed = 0
  const counting = (bytes: Uint8Array) => {
    hashed += 1
    return sha256(bytes)
  }
  const own = structuredClone(payload)
  expect([hashOnce(own, counting), hashOf(own, counting), hashed]).toEqual([hash, hash, 1])
  expect([hashOf(structuredClone(own), counting), hashed]).toEqual([hash, 2])
})
