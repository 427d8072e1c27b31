import { caseFile, procedureOf } from '#engine/case/case-of.ts'
import type { Letter } from '#engine/mail/letter.ts'
import { letterOf } from '#engine/mail/letter-kind.ts'
import { undeliveredName } from '#engine/mail/undelivered.ts'
import { may } from '#engine/people/authorise.ts'
import { nightAudit } from '#engine/proof/audited.ts'
import { engineChecks } from '#engine/run/checks.ts'
import type { Engine } from '#engine/store/engine.ts'
import { caseKey, queueOf, undeliveredOf } from '#engine/store/keys.ts'
import { holderName, plain } from '#engine/store/names.ts'
import { across, type Paged } from '#engine/store/paged.ts'
import type { Item } from '#engine/store/ports.ts'
import { readPage } from '#engine/store/read.ts'
import { readChained, readSifted } from '#engine/store/read-several.ts'
import { coverage } from '#law/coverage.ts'
import { HealthPage } from '#web/admin/health-page.tsx'
import { paths } from '#web/paths.ts'
import { AdminPage } from '#web/supervisor/admin-page.tsx'
import { MailPage, type UndeliveredRow } from '#web/supervisor/mail-page.tsx'
import { onlyFor, openCase, summaries } from '../case/cases.ts'
import { takeEvent } from '../case/take-event.tsx'
import type { Route } from '../door/door.ts'
import { monthsBack } from '../door/months-back.ts'
import { notFound, page, refusedPage } from '../door/reply.ts'

/** Cases whose step failed for good, and their restart. */
export const stalledRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/admin',
    async run(ask, engine) {
      if (!may(ask.person, 'list.stalled')) return notFound(ask)
      const queue = { index: 'queue', pk: queueOf(engine.deployment.area, 'systemAdmin') } as const
      const seen = (items: readonly Item[]) => onlyFor(engine, ask.person, items, 'case.restart')
      const found = await readSifted((at) => readPage(engine.table, queue, at), seen, ask.query['cursor'])
      const stalled = await across(found, async (items) =>
        (await summaries(engine, items, ask.person)).map((line, i) => {
          const file = caseFile(items[i] as Item)
          return { ...line, seq: file.seq, since: file.changedAt }
        }),
      )
      return page(
        <AdminPage
          shell={ask.shell}
          stalled={stalled}
          calendar={coverage(engine.calendar, engine.clock.now()).warning}
        />,
      )
    },
  },
  {
    method: 'POST',
    path: '/admin/cases/{id}/retry',
    async run(ask, engine) {
      const one = await openCase(engine, ask.person, ask.params['id'] ?? '', 'case.restart')
      if (!one) return notFound(ask)
      return takeEvent(ask, engine, one, {
        done: paths.admin,
        again: async ({ code }) => refusedPage(ask, code, paths.admin),
      })
    },
  },
]

/** Findings in the store, for the three administrators. */
export const healthRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/admin/health',
    async run(ask, engine) {
      if (!may(ask.person, 'health.read')) return notFound(ask)
      const looked = { ...engine, sha256: engine.crypto.sha256, ledgerKey: null, close: () => {} }
      const night = await nightAudit(engine)
      const underWay = night && night.began !== null ? { ...night, began: night.began } : null
      const checks = await engineChecks(looked)
      return page(<HealthPage shell={ask.shell} checks={checks} last={night?.last ?? null} underWay={underWay} />)
    },
  },
]

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
