import { expect, it } from 'vitest'
import { planDigests } from '#engine/mail/digest.ts'
import { addRecord } from '#engine/register/register.ts'
import { closeTicket, handTicket, ticketOf } from '#engine/register/tickets.ts'
import { planScan, scanKey } from '#engine/scan/scan.ts'
import type { Engine } from '#engine/store/engine.ts'
import { bucketOf, caseKey, dueBuckets, dueOf, moment, queueOf, recordKey } from '#engine/store/keys.ts'
import type { Item } from '#engine/store/ports.ts'
import { memoryTable } from '#hosts/memory/table.ts'
import { chinaCalendarWith } from '#law/china.ts'
import { instantOn } from '#law/day.ts'
import { people } from '#tests/authz/people.ts'
import { place, stages } from '#tests/authz/stages.ts'
import { site } from '#tests/http/site.ts'
import { inventedPenalty } from '#tests/support/doubles/invented-penalty.ts'
import { named } from '#tests/world/town.ts'
import { adoptCalendar } from './calendar-change.ts'
import { sweepCases } from './wake.ts'

const publish = async () => {}
const number = 'YF-20260914-0001'

/** A city whose table takes what no release writes. */
function city(now = '2026-09-14') {
  const { table, journal } = memoryTable()
  const here = site({ now, host: () => ({ table, journal }) })
  const plant = async (item: Omit<Item, 'v'>) => {
    const there = await table.get(item)
    const put = { ...item, v: (there?.v ?? 0) + 1 }
    await table.transact([{ put, when: there ? { v: there.v } : 'absent' }])
  }
  return { ...here, table, plant }
}

/** A ticket whose caller is erased after thirty days. */
async function ticketIn(engine: Engine) {
  await handTicket(engine, { number, calledAt: 1, caller: '来电人', phone: '13800000000', words: '来电内容' })
  await closeTicket(engine, number, 'clerk', '请向社保局咨询。')
}

it('names a case that cannot be read, and wakes all that is due beside it', async () => {
  const { engine, host, plant } = city()
  await ticketIn(engine)
  host.clock.set(instantOn('2026-11-20', '10:00'))
  const due = [dueOf(bucketOf(number)), `${moment(1)}#BROKEN`] as const
  await plant({ ...caseKey('BROKEN'), body: { id: 'BROKEN' }, index: { due } })
  await expect(sweepCases(engine, publish)).rejects.toThrow('case#BROKEN')
  expect(await ticketOf(engine, number)).toMatchObject({ caller: '', words: '' })
})

it('lets what fails again and again rest, so that a list full of it keeps nothing out for good', async () => {
  const { engine, host, plant } = city()
  await ticketIn(engine)
  host.clock.set(instantOn('2026-11-20', '10:00'))
  for (let n = 0; n < 450; n += 1) {
    const due = [dueOf(bucketOf(number)), `${moment(n)}#BROKEN${n}`] as const
    await plant({ ...caseKey(`BROKEN${n}`), body: {}, index: { due } })
  }
  for (let round = 0; round < 10; round += 1) await sweepCases(engine, publish).catch(() => {})
  expect(await ticketOf(engine, number)).toMatchObject({ caller: '', words: '' })
})

it('looks at every other record of a night in which one cannot be read', async () => {
  const { engine, host, table, plant } = city('2026-09-13')
  const actor = { id: 'import', role: 'system', unit: null } as const
  for (const id of ['A', 'B', 'C']) await addRecord(engine, inventedPenalty({ id }), actor)
  await planScan(engine)
  const broken = await table.get(recordKey('B'))
  await plant({ ...recordKey('B'), body: { record: 'gone' }, ...(broken?.index && { index: broken.index }) })
  host.clock.set(instantOn('2026-09-14', '03:00'))
  const read: string[] = []
  const get: Engine['table']['get'] = (key) => {
    read.push(key.pk)
    return engine.table.get(key)
  }
  const seen = { ...engine.table, get }
  await expect(sweepCases({ ...engine, table: seen }, publish)).rejects.toThrow(/scanFailed|record#B|#B/)
  const times = (id: string) => read.filter((pk) => pk === recordKey(id).pk).length
  expect([times('A'), times('C')].every((n) => n > 1)).toBe(true)
  expect((await table.get(scanKey))?.body).toMatchObject({ day: '2026-09-15', bucket: 0 })
})

it('writes every digest of a morning in which one case cannot be read, once, and plans the next', async () => {
  const { engine, host, settle, seat, plant } = city()
  await seat(...people)
  await planDigests(engine)
  await place(engine, stages.withUnit)
  await settle()
  const queue = [queueOf('HJ', 'officer'), '0#BROKEN'] as const
  await plant({ ...caseKey('BROKEN'), body: { id: 'BROKEN' }, index: { queue } })
  host.clock.set(instantOn('2026-09-15', '08:30'))
  await expect(sweepCases(engine, publish)).rejects.toThrow('case#BROKEN')
  await settle()
  const digests = host.mailer.delivered.filter(({ unsubscribe }) => unsubscribe !== undefined)
  expect(digests.map(({ to }) => to)).toContain(named('officer of the holder').email)
  expect(new Set(digests.map(({ to }) => to)).size).toBe(digests.length)
})

it('counts every other case anew by a new calendar, and names the one that it cannot', async () => {
  const { engine, plant } = city('2026-12-23')
  const { id } = await place(engine, stages.withUnit)
  const off = [{ name: '元旦', from: '2026-12-28', to: '2027-01-03' }]
  const notice = { urls: ['https://example.invalid/notice'] }
  const calendar = chinaCalendarWith([{ year: 2027, notice, off, worked: [] }])
  for (let bucket = 0; bucket < dueBuckets; bucket += 1)
    await plant({ ...caseKey(`BROKEN${bucket}`), body: {}, index: { due: [dueOf(bucket), `${moment(1)}#B`] } })
  await expect(adoptCalendar({ ...engine, calendar })).rejects.toThrow('case#BROKEN')
  const log = await engine.table.query({ index: 'main', pk: caseKey(id).pk, prefix: 'log#', limit: 100 })
  expect(log.items.some(({ body }) => Object(Object(body)['entry'])['type']?.endsWith('.recomputed'))).toBe(true)
})
