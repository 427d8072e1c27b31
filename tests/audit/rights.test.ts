import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { takePeople } from '#engine/people/first-administrators.ts'
import { authenticatorKey, beginAuthenticator, enrolAuthenticator } from '#engine/people/second-factor.ts'
import { resetFactor, takeRights } from '#engine/people/security-admin.ts'
import { hashOfName, putSession, sessionKey } from '#engine/people/sessions.ts'
import type { Claims, Json } from '#engine/store/ports.ts'
import { readSwitches } from '#engine/store/switches.ts'
import { localTable } from '#hosts/local/store/table.ts'
import { staff, type TestEngine } from '#tests/support/engine.ts'
import { procedures } from '#workflows/index.ts'
import { type RanStore, ranStore } from './ran-store.ts'

const example = procedures['objection']?.examples[0]
const [officer, other, third] = staff
let store: RanStore
const name = 'a'.repeat(64)

const claims = (sub: string): Claims => ({
  ...{ sub, name: '某', email: null, kind: 'staff', uscc: null, idHash: null, level: 'L3' },
})

async function enrolled(engine: TestEngine, person: (typeof staff)[number]) {
  const { sealed } = await beginAuthenticator(engine, person.id)
  const { secret } = engine.totp.show(sealed, person.id)
  const code = TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: engine.clock.now() })
  expect(await enrolAuthenticator(engine, person, code)).toBe('right')
}

beforeAll(async () => {
  if (!example || !officer || !other || !third) throw new Error('no example')
  store = await ranStore('objection', example, {
    also: async (engine) => {
      const security = { ...officer, id: 'security', email: 'security@example.com' }
      await takePeople(engine, 'test', [{ ...security, roles: [{ role: 'securityAdmin', unit: null }] }])
      await takeRights(engine, null)
      for (const one of [officer, other]) await enrolled(engine, one)
      expect(await resetFactor(engine, 'security', other.id, '丢失')).toMatchObject({ kind: 'done' })
      const session = { csrf: 'c', claims: claims(officer.id), login: null, startedAt: engine.clock.now(), seenAt: 1 }
      await putSession(engine, hashOfName(engine, name), session, await readSwitches(engine))
    },
  })
})
afterAll(() => store.remove())

type Edit = { readonly pk: string; readonly sk: string; readonly body: ((before: Json) => Json) | null }

/** Puts or changes an item as only somebody beside the program can. */
async function edited(...edits: readonly Edit[]): Promise<readonly string[]> {
  const folder = store.copy()
  const { table, close } = localTable({ folder })
  for (const { pk, sk, body } of edits) {
    const item = await table.get({ pk, sk })
    const when = item ? { v: item.v } : ('absent' as const)
    const next = body?.(item?.body ?? null)
    if (next !== undefined)
      await table.transact([{ put: { ...item, pk, sk, v: (item?.v ?? 0) + 1, body: next }, when }])
    else await table.transact([{ remove: { pk, sk }, when: { v: item?.v ?? 0 } }])
  }
  close()
  const { found } = await store.look(folder)
  return found.map(({ kind, code, key }) => `${kind} ${code} ${key.pk}`)
}

const factor = { sealed: 'mine', confirmedAt: 1, lastStep: 0, wrongAt: [] }

it('finds nothing in what the program enrolled and signed in', async () => {
  expect(await edited()).toEqual([])
})

it('finds an authenticator that nobody enrolled, one with another secret, and one that is gone', async () => {
  const of = (id = '') => authenticatorKey(id)
  expect(await edited({ ...of(third?.id), body: () => factor })).toEqual([
    `authenticator unsupported person#${third?.id}`,
  ])
  expect(await edited({ ...of(other?.id), body: () => factor })).toEqual([
    `authenticator unsupported person#${other?.id}`,
  ])
  const exchanged = (before: Json) => ({ ...Object(before), sealed: 'mine' })
  const bySealAndLog = ['unsealed', 'changed'].map((code) => `authenticator ${code} person#${officer?.id}`)
  expect(await edited({ ...of(officer?.id), body: exchanged })).toEqual(bySealAndLog)
  expect(await edited({ ...of(officer?.id), body: null })).toEqual([`authenticator missing person#${officer?.id}`])
})

it('lets one wait that has not been confirmed: it gives no right', async () => {
  expect(
    await edited({ ...authenticatorKey(third?.id ?? ''), body: () => ({ ...factor, confirmedAt: null }) }),
  ).toEqual([])
})

it('finds a session made another person’s, and one that ends in no time', async () => {
  const key = sessionKey(hashOfName(store.engine, name))
  const turned = (before: Json) => ({ ...Object(before), claims: { ...claims('security') } })
  expect(await edited({ ...key, body: turned })).toEqual([`session unsupported ${key.pk}`])
  const lasting = (before: Json) => ({ ...Object(before), seenAt: 4_000_000_000_000 })
  expect(await edited({ ...key, body: lasting })).toEqual([`session changed ${key.pk}`])
})
