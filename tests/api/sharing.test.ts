import { beforeAll, describe, expect, it } from 'vitest'
import { system } from '#engine/case/log-item.ts'
import { changeLines } from '#engine/feeds/change-lines.ts'
import { contentDigest, contentFor } from '#engine/feeds/copy-content.ts'
import { recipientOf } from '#engine/feeds/recipients.ts'
import { differencesOf } from '#engine/feeds/reconcile.ts'
import { queriesOf } from '#engine/register/bulk-query.ts'
import { mostAsked } from '#engine/register/query-view.ts'
import { addRecord, changeRecord } from '#engine/register/register.ts'
import { recordFor } from '#engine/register/register-door.ts'
import { sendHooks } from '#engine/run/hooks.ts'
import { newId } from '#engine/store/id.ts'
import { openPaged } from '#engine/store/paged.ts'
import type { Person } from '#engine/store/person.ts'
import { openApi } from '#functions/http/api/openapi.ts'
import { shanghaiDay } from '#law/day.ts'
import { makeUscc } from '#records/identity/uscc.ts'
import type { Recipient } from '#records/recipient.ts'
import { type Site, site } from '#tests/http/site.ts'
import { dice } from '#tests/support/doubles/credit-china.ts'
import { type SharedLine, sharingPlatformDouble } from '#tests/support/doubles/sharing-platform.ts'
import { directory } from '#tests/support/engine.ts'
import { sampleRecord } from '#tests/support/run-example.ts'
import type { Role } from '#workflows/contract/actor.ts'
import { program } from './program.ts'

const sharing: Recipient = {
  ...{ id: 'ZWGX', name: { zh: '共享平台', en: 'Sharing platform' }, sort: 'sharingPlatform', basis: 'GD 46(3)' },
  ...{ kind: 'acknowledges', scope: 'all', endpoint: 'https://filing.example.cn/feed' },
}
const of = (id: string, role: Role, unit: string): Person => ({
  ...{ id, name: id, email: `${id}@example.com`, subject: null, conflicts: [] },
  roles: [{ role, unit }],
})
const account = of('zwgx-1', 'recipient', 'ZWGX')
const department = of('scjg-1', 'officer', 'SCJG')

let open: Site
const records: string[] = []
const platform = sharingPlatformDouble(dice(11))

async function change(id: string, n: number) {
  const fields = { ...sampleRecord.versions[0]?.fields, CF_NR_FK: `0.${n + 10}` }
  const corrected = { kind: 'corrected', caseId: `c${n}`, fields, answer: '01' } as const
  await changeRecord(open.engine, id, corrected, system)
  if (n % 3 > 0) return
  await changeRecord(open.engine, id, { kind: 'ended', caseId: `e${n}`, reason: 'repaired', on: '2026-09-14' }, system)
}

beforeAll(async () => {
  open = site({ deployment: { directory: { ...directory, recipients: [sharing] } } })
  await open.seat(account, department)
  open.host.hooks.answerHook(platform.answer)
  for (let n = 0; n < 30; n += 1) {
    const id = newId(open.engine.crypto)
    records.push(id)
    await addRecord(open.engine, { ...sampleRecord, id }, system)
  }
  for (const [n, id] of records.entries()) {
    await change(id, n)
    await open.settle()
    await sendHooks(open.engine)
    open.host.clock.set(open.engine.clock.now() + 7 * 3_600_000)
  }
  for (let round = 0; round < 20; round += 1) {
    await open.settle()
    await sendHooks(open.engine)
    platform.wake()
    open.host.clock.set(open.engine.clock.now() + 7 * 3_600_000)
  }
})

/** Holdings as the register has them. */
async function truth() {
  const all = await Promise.all(
    records.map(async (id) => {
      const content = contentFor(open.engine, await recordFor(open.engine, id, 'recipient'), sharing.scope)
      return content ? [[id, contentDigest(open.engine, content)] as const] : []
    }),
  )
  return new Map(all.flat().toSorted())
}
const sorted = (held: ReadonlyMap<string, string>) => new Map([...held].toSorted())

describe('the sharing platform of the city', () => {
  it('lists in its catalogue each kind of record, how it is had, and no identity number', async () => {
    const { status, body } = await program(open, null).get('/register/resources')
    const { resources } = body as {
      resources: { id: string; kind: string; columns: object[]; ways: Record<string, string> }[]
    }
    expect([status, new Set(resources.map(({ id }) => id)).size]).toEqual([200, resources.length])
    expect(resources.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['penalty', 'permit']))
    expect(JSON.stringify(resources)).not.toMatch(/identityNumber|ZJHM/)
    const { paths = {}, webhooks = {} } = openApi('https://credit.example.cn')
    for (const { columns, ways } of resources) {
      expect(columns.length).toBeGreaterThan(3)
      expect(Object.keys(webhooks)).toContain(ways['push'])
      for (const way of [ways['pull'], ways['query']]) {
        const [method = '', path = ''] = (way ?? '').split(' ')
        expect([way, Object.keys(paths[path] ?? paths[path.replace('/api/v1', '')] ?? {})]).toEqual([
          way,
          expect.arrayContaining([method.toLowerCase()]),
        ])
      }
    }
  })

  it('loses nothing for good behind a bad network: what it forgot is found by comparing, and sent anew', async () => {
    for (const id of records.filter((_, n) => n % 6 === 1)) platform.forget(id)
    expect(Object.entries(platform.faults).filter(([, n]) => n === 0)).toEqual([])
    const to = await recipientOf(open.engine, 'ZWGX')
    if (!to) throw new Error('no recipient')
    expect(sorted(platform.held())).not.toEqual(await truth())
    const found = await Array.fromAsync(differencesOf(open.engine, to, platform.held()))
    expect(found.map(({ record, what }) => [record, what]).toSorted()).toEqual(
      records
        .filter((_, n) => n % 6 === 1)
        .map((id) => [id, 'missing'])
        .toSorted(),
    )
    const { body } = await program(open, account).post('/feed/records', { records: found.map(({ record }) => record) })
    for (const { record, content } of body['records'] as { record: string; content: object | null }[])
      platform.mend(record, content && contentDigest(open.engine, content))
    expect(sorted(platform.held())).toEqual(await truth())
    expect(await Array.fromAsync(differencesOf(open.engine, to, platform.held()))).toEqual([])
  })

  it('holds the same by pull, though a page is lost and another comes twice', async () => {
    const roll = dice(5)
    const pulling = sharingPlatformDouble(roll)
    for (let cursor: string | null = '-1', reads = 0; cursor !== null && reads < 500; reads += 1) {
      const { body } = await program(open, account).get(`/feed?cursor=${cursor}`)
      const luck = roll(4)
      if (luck === 0) continue // lost on its way: asked for again
      pulling.take(body['lines'] as SharedLine[])
      if (luck === 1) pulling.take((body['lines'] as SharedLine[]).toReversed())
      cursor = body['isEnd'] ? null : String(body['cursor'])
    }
    expect(sorted(pulling.held())).toEqual(await truth())
  })

  it('takes a file where there is no interface: each open change with the content to hold', async () => {
    const { lines, isAll } = await changeLines(open.engine, sharing, open.engine.clock.now())
    expect([isAll, lines.length >= records.length]).toEqual([true, true])
    const should = await truth()
    for (const { record, content } of lines)
      expect([record, content && contentDigest(open.engine, content)]).toEqual([record, should.get(record) ?? null])
  })

  it('passes on what a department asks, under its own rights, purpose and log', async () => {
    const ask = { purpose: 'permit', matter: '开办企业', codes: ['91445300MA62560110'] }
    const [once, again] = [
      await program(open, department).post('/register/queries', ask),
      await program(open, department).post('/register/queries', ask),
    ]
    expect(once.status).toBe(200)
    expect(again.body).toEqual(once.body)
    const month = shanghaiDay(open.engine.clock.now()).slice(0, 7)
    const uses = openPaged(await queriesOf(open.engine, ['SCJG'], month, undefined)).items
    expect(uses.map(({ who, purpose, matter }) => [who, purpose, matter])).toEqual(
      Array(2).fill(['scjg-1', 'permit', '开办企业']),
    )
    expect((await program(open, account).post('/register/queries', ask)).status).toBe(404)
    expect((await program(open, department).post('/register/queries', { ...ask, purpose: undefined })).status).toBe(422)
    expect((await program(open, department).get('/feed')).status).toBe(404)
  })

  it('asks about no more subjects at once by program than on the page, however they are written', async () => {
    const code = (n: number) => makeUscc(`MA${String(n).padStart(6, '0')}`, '91445302')
    const codes = Array.from({ length: mostAsked }, (_, n) => `${code(2 * n)},${code(2 * n + 1)}`)
    const asked = { purpose: 'procurement', matter: '采购' }
    const many = await program(open, department).post('/register/queries', { ...asked, codes })
    expect(many).toMatchObject({ status: 422, body: { fields: { codes: 'tooManyCodes' } } })
    const few = await program(open, department).post('/register/queries', { ...asked, codes: codes.slice(0, 2) })
    expect((few.body['answers'] as object[]).length).toBe(4)
  })
})
