import { expect, it } from 'vitest'
import { logRow } from '#engine/case/log-kinds.ts'
import { keepContact } from '#engine/people/subject-contact.ts'
import { addRecord } from '#engine/register/register.ts'
import { consumeAll } from '#engine/run/consumers.ts'
import { sweep } from '#engine/run/wake.ts'
import { recordKey } from '#engine/store/keys.ts'
import { readAll } from '#engine/store/read.ts'
import { inventedPenalty } from '#tests/support/doubles/invented-penalty.ts'
import { seatStaff, testEngine } from '#tests/support/engine.ts'
import { instant, settle } from '#tests/support/run-example.ts'

const importer = { id: 'import', role: 'system', unit: null } as const
const ahead = inventedPenalty({ fields: { CF_JDRQ: '2026-06-10' } })
const { key: subject } = ahead.subject
const firm = { id: 'firm', name: '甄样例', email: 'firm@example.com', subject, roles: [], conflicts: [] }

it('wakes a record dated ahead on its day: it is public then, and its subject is told, once', async () => {
  const engine = testEngine()
  engine.setClock(instant('2026-06-01 10:00'))
  await seatStaff(engine)
  await keepContact(engine, firm, 'zh')
  await addRecord(engine, ahead, importer)
  const turn = async (at: string) => {
    engine.setClock(instant(at))
    await sweep(engine, async () => {})
    await consumeAll(engine)
    await settle(engine)
    const log = await readAll(engine.table, { index: 'main', pk: recordKey(ahead.id).pk, prefix: 'log#' })
    return [log.map((item) => logRow(item).entry.type), engine.mails.map((mail) => mail.subject)]
  }
  const [came, shown] = ['record.imported', 'record.shown']
  const number = ahead.documentNumber.raw
  expect(await turn('2026-06-01 11:00')).toEqual([[came], [`新归集一条记录：${number}`]])
  expect(engine.mails[0]?.text).toContain('尚未到公示起始日')
  expect(await turn('2026-06-09 23:59')).toEqual([[came], [`新归集一条记录：${number}`]])
  const both = [`新归集一条记录：${number}`, `一条记录今日起公示：${number}`]
  expect(await turn('2026-06-10 09:00')).toEqual([[came, shown], both])
  expect(engine.mails[1]?.text).not.toContain('尚未到公示起始日')
  expect(await turn('2026-06-11 09:00')).toEqual([[came, shown], both])
})
