import { beforeAll, describe, expect, it } from 'vitest'
import type { Person } from '#engine/store/person.ts'
import { type Site, site } from '#tests/http/site.ts'
import { dice } from '#tests/support/doubles/credit-china.ts'
import { account, fileOf, handedOver } from './handed-over.ts'
import { program } from './program.ts'

const officer: Person = { ...account, id: 'hj-9', name: 'hj-9', roles: [{ role: 'officer', unit: 'HJ' }] }

let open: Site
const cases: string[] = []

const logOf = async (id: string, type: string) => {
  const { items } = await open.engine.table.query({ index: 'main', pk: `case#${id}`, prefix: 'log#', limit: 100 })
  return items.filter(({ body }) => JSON.stringify(body).includes(`"type":"${type}"`)).length
}

beforeAll(async () => {
  open = site()
  await open.seat(account)
  for (let n = 0; n < 12; n += 1) cases.push(await handedOver(open.engine))
  await open.settle()
})

describe('the account of Credit China', () => {
  it('lists what was handed over to it, and nothing else; others have no such list', async () => {
    const { body } = await program(open, account).get('/credit-china/applications')
    const listed = (body['applications'] as { id: string }[]).map(({ id }) => id)
    expect(listed.toSorted()).toEqual(cases.toSorted())
    expect((await program(open, officer).get('/credit-china/applications')).status).toBe(404)
    expect((await program(open, account).get(`/cases/${cases[0]}`)).status).toBe(404)
  })

  it('loses, doubles and reorders its messages: each case has one receipt with its code, and one push', async () => {
    const roll = dice(11)
    const today = '2026-09-14'
    const faults = { dropped: 0, doubled: 0, reordered: 0 }
    for (const [n, id] of cases.slice(0, 10).entries()) {
      const code = `XYXF-20260914-${String(n).padStart(4, '0')}`
      const receipt = { kind: 'receipt', code, receivedOn: today }
      const push = { kind: 'push', code, receivedOn: today, pushedOn: today }
      const isReordered = roll(3) === 0
      if (isReordered) faults.reordered += 1
      for (const message of isReordered ? [push, receipt] : [receipt, push]) {
        // Lost on its way: sent again, as after a lost answer.
        const luck = roll(3)
        if (luck === 0) faults.dropped += 1
        if (luck === 1) faults.doubled += 1
        for (let time = luck === 1 ? 0 : 1; time < 2; time += 1) {
          const { status, body } = await program(open, account).post(
            `/credit-china/applications/${id}/messages`,
            message,
          )
          expect([status, ['taken', 'already'].includes(String(body['outcome']))]).toEqual([200, true])
        }
      }
      const file = await fileOf(open.engine, id)
      expect([file.state, await logOf(id, 'intake.enteredReceipt'), await logOf(id, 'intake.enteredPush')]).toEqual([
        'awaitingAcceptance',
        1,
        1,
      ])
      const { body } = await program(open, account).get(`/credit-china/applications/${id}`)
      expect(body).toMatchObject({ code, pushedOn: today, result: null })
    }
    expect(Object.values(faults).every((n) => n > 0)).toBe(true)
  })

  it('brings a result, which a second person approves, and says it once', async () => {
    const id = cases[10] ?? ''
    const said = {
      ...{ kind: 'feedback', code: 'XYXF-20260914-0010', receivedOn: '2026-09-14', verdict: 'repaired' },
      ...{ reason: '义务已经履行。', documentChecked: '缴款凭证' },
    }
    const send = () => program(open, account).post(`/credit-china/applications/${id}/messages`, said)
    expect((await send()).body).toEqual({ outcome: 'taken' })
    expect((await send()).body).toEqual({ outcome: 'already' })
    expect([(await fileOf(open.engine, id)).state, await logOf(id, 'intake.enteredResult')]).toEqual([
      'awaitingApproval',
      1,
    ])
    // A proposal is told to nobody outside.
    expect((await program(open, account).get(`/credit-china/applications/${id}`)).body['result']).toBeNull()
  })

  it('is refused what is not its own: another case, another seat, a result after the push', async () => {
    const message = { kind: 'receipt', code: 'XYXF-20260914-0011', receivedOn: '2026-09-14' }
    const path = `/credit-china/applications/${cases[11]}/messages`
    expect((await program(open, officer).post(path, message)).status).toBe(404)
    expect(
      (await program(open, account).post('/credit-china/applications/0123456789ABCDEFGHJKMNPQRS/messages', message))
        .status,
    ).toBe(404)
    const own = { ...message, code: 'XYXF-20260914-0000' }
    const late = { ...own, kind: 'feedback', verdict: 'repaired', reason: '已履行', documentChecked: '凭证' }
    const refused = await program(open, account).post(`/credit-china/applications/${cases[0]}/messages`, late)
    expect([refused.status, refused.body['code']]).toEqual([409, 'notInThisState'])
    const tomorrow = { ...message, receivedOn: '2999-01-01' }
    expect((await program(open, account).post(path, tomorrow)).status).toBeGreaterThanOrEqual(400)
  })

  it('turns its list at none and at more than a page, each application once', async () => {
    const empty = site()
    await empty.seat(account)
    expect(await waiting(empty)).toEqual([])
    for (let n = 0; n < 101; n += 1) cases.push(await handedOver(open.engine))
    await open.settle()
    const files = await Promise.all(cases.map((id) => fileOf(open.engine, id)))
    const there = files.flatMap(({ id, state }) => (state === 'handedOver' ? id : []))
    expect(there.length).toBeGreaterThan(100)
    expect((await waiting(open)).toSorted()).toEqual(there.toSorted())
  })
})

/** Applications that the account is told of, page by page. */
async function waiting(at: Site): Promise<readonly string[]> {
  const found: string[] = []
  for (let cursor: unknown = ''; cursor !== null; ) {
    const { body } = await program(at, account).get(
      `/credit-china/applications?cursor=${encodeURIComponent(`${cursor}`)}`,
    )
    found.push(...(body['applications'] as { id: string }[]).map(({ id }) => id))
    cursor = body['cursor']
  }
  return found
}
