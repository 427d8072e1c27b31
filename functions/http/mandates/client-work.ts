import { procedureOf } from '#engine/case/case-of.ts'
import { papersOf } from '#engine/papers/paper-issue.ts'
import { paperOf } from '#engine/papers/paper-kind.ts'
import { recordFor } from '#engine/register/register-door.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { HeldMandate } from '#engine/store/person.ts'
import { caseSummary } from '#engine/views/case-summary.ts'
import type { ClientCase } from '#web/mandates/client-work-page.tsx'
import { paths } from '#web/paths.ts'
import { tell } from '#web/tell.ts'
import { clients as words } from '#web/words/mandates.ts'
import { applicant } from '#workflows/contract/holding.ts'
import { openCasesOf } from '../applicant/own-records.ts'
import type { Signed } from '../door/ask.ts'
import { csvText } from '../door/sheet.ts'

/** Open cases of all clients, waiting ones first. */
export async function clientWork(engine: Engine, { person }: Signed): Promise<readonly ClientCase[]> {
  const held = person.mandates ?? []
  // One subject may have given several mandates.
  const clients = [...Map.groupBy(held, ({ subject }) => subject).values()].flatMap(([first]) => first ?? [])
  const found = await Promise.all(clients.map((one) => casesOf(engine, person, one)))
  return found.flat().toSorted(byNeed)
}

async function casesOf(engine: Engine, person: Signed['person'], held: HeldMandate): Promise<readonly ClientCase[]> {
  const side = { subject: held.subject, name: held.subjectName, base: paths.client(held.id) }
  const files = await openCasesOf(engine, person, side)
  return Promise.all(
    files.map(async (file) => {
      const record = await recordFor(engine, file.recordId, 'subject')
      const one = caseSummary(engine, procedureOf(engine, file), file, record, [applicant])
      const papers = (await papersOf(engine.table, file.id)).map(paperOf)
      const unserved = papers.filter(({ toUnit, served }) => toUnit === null && served === null).length
      return {
        ...one,
        client: held.subjectName,
        papers: papers.length,
        unserved,
        waits: file.holder.role === 'applicant',
      }
    }),
  )
}

const byNeed = (a: ClientCase, b: ClientCase): number =>
  Number(b.waits) - Number(a.waits) || (a.due ?? '9').localeCompare(b.due ?? '9') || a.number.localeCompare(b.number)

/** The same lines as a table for a spreadsheet. */
export function clientList({ lang }: Pick<Signed, 'lang'>, work: readonly ClientCase[]): string {
  const t = tell(lang)
  const columns = [words.client, words.case, words.state, words.waits, words.until, words.papers, words.unserved].map(
    (one) => t(one),
  )
  const row = (one: ClientCase) => [
    one.client,
    one.number,
    t(one.stateName),
    one.waits ? t(words.waits) : '',
    one.due ?? '',
    String(one.papers),
    String(one.unserved),
  ]
  return csvText({ columns, row, rest: '' }, work, true)
}
