import { caseFile, procedureOf } from '#engine/case/case-of.ts'
import type { Letter } from '#engine/mail/letter.ts'
import { letterOf } from '#engine/mail/letter-kind.ts'
import { undeliveredName } from '#engine/mail/undelivered.ts'
import { may } from '#engine/people/authorise.ts'
import type { Engine } from '#engine/store/engine.ts'
import { caseKey, undeliveredOf } from '#engine/store/keys.ts'
import { holderName, plain } from '#engine/store/names.ts'
import { across, type Paged } from '#engine/store/paged.ts'
import type { Item } from '#engine/store/ports.ts'
import { readChained } from '#engine/store/read-several.ts'
import { MailPage, type UndeliveredRow } from '#web/supervisor/mail-page.tsx'
import type { Route } from '../door/door.ts'
import { monthsBack } from '../door/months-back.ts'
import { notFound, page } from '../door/reply.ts'

/** Mail that never reached its reader, in twelve months. */
export const mailRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/admin/mail',
    async run(ask, engine) {
      if (!may(ask.person, 'list.undelivered')) return notFound(ask)
      const rows = await across(await undelivered(engine, ask.query['cursor']), (items) =>
        Promise.all(items.map((item) => rowOf(engine, letterOf(item)))),
      )
      return page(<MailPage shell={ask.shell} rows={rows} />)
    },
  },
]

function undelivered(engine: Engine, at: string | undefined): Promise<Paged<Item>> {
  const { area } = engine.deployment
  const lists = monthsBack(engine).map(
    (one) => ({ index: 'queue', pk: undeliveredOf(area, one), newestFirst: true }) as const,
  )
  return readChained(engine.table, lists, at)
}

/** An applicant's address is none of an administrator's business. */
async function rowOf(engine: Engine, letter: Letter): Promise<UndeliveredRow> {
  const { caseId, notice, to, audience, mail, failure, tries, doubtful, lastReason, failedAt } = letter
  const item = caseId === '' ? undefined : await engine.table.get(caseKey(caseId))
  const file = item && caseFile(item)
  const subject = file && undeliveredName(engine, procedureOf(engine, file), letter)
  const masked = lastReason?.replace(/[^\s<>]+@[^\s<>]+/g, '…') ?? ''
  return {
    at: failedAt ?? 0,
    number: file?.number ?? '',
    what: subject ?? plain(notice),
    to: holderName(engine, to),
    address: audience === 'applicant' ? null : mail.to,
    failure: failure ?? 'technical',
    tries,
    doubtful,
    reason: audience === 'applicant' ? masked : (lastReason ?? ''),
  }
}
