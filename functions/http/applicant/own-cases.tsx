import { caseFile, procedureOf } from '#engine/case/case-of.ts'
import { caseTarget, may } from '#engine/people/authorise.ts'
import type { Engine } from '#engine/store/engine.ts'
import { subjectOf } from '#engine/store/keys.ts'
import type { Item } from '#engine/store/ports.ts'
import { readPage } from '#engine/store/read.ts'
import { readSifted } from '#engine/store/read-several.ts'
import { caseParts, MyCasesPage } from '#web/applicant/my-cases-page.tsx'
import { ownSummaries } from '../case/cases.ts'
import type { Side } from '../case/for-whom.ts'
import type { Signed } from '../door/ask.ts'
import { page, type Reply } from '../door/reply.ts'

/** Cases of a side that the person may read, newest first. */
export async function casesPage(
  ask: Signed,
  engine: Engine,
  { subject }: Pick<Side, 'subject'>,
  hasDrafts = false,
): Promise<Reply> {
  const { person, query } = ask
  const part = caseParts.find((one) => one === query['part']) ?? null
  const q = (query['q'] ?? '').trim().slice(0, 200)
  const own = { index: 'subject', pk: subjectOf(subject), prefix: 'case#', newestFirst: true } as const
  const reads = (item: Item) => {
    const file = caseFile(item)
    const isThere = part === null || file.closed === (part === 'closed')
    return isThere && may(person, 'case.read', caseTarget(procedureOf(engine, file), file)) !== null
  }
  const shown = async (items: readonly Item[]) => {
    const all = await ownSummaries(engine, items.filter(reads), person)
    return all.filter(({ number, recordTitle }) => `${number} ${recordTitle}`.includes(q))
  }
  const cases = await readSifted((at) => readPage(engine.table, own, at, perPage), shown, query['cursor'], perPage)
  return page(<MyCasesPage shell={ask.shell} cases={cases} part={part} q={q} hasDrafts={hasDrafts} />)
}

const perPage = 20
