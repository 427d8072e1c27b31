import { caseView } from '#engine/case-view.ts'
import { caseFile, procedureOf, recordFile } from '#engine/commit.ts'
import type { Engine } from '#engine/engine.ts'
import type { Item } from '#engine/ports.ts'
import { recordView } from '#engine/record-view.ts'
import type { Person } from '#engine/view.ts'
import { filesOf, logOf, recordOf } from '../cases.ts'
import { viewsOf } from '../view-log.ts'

/** Everything kept under a subject, as its own eyes may see it: for the page to count, for the file to carry. */
export async function ownData(engine: Engine, person: Person & { readonly subject: string }) {
  const [records, cases, views] = await Promise.all([
    every((cursor) => bySubject(engine, person.subject, 'record#', cursor)),
    every((cursor) => bySubject(engine, person.subject, 'case#', cursor)),
    every((cursor) => viewsOf(engine, person.subject, cursor)),
  ])
  return {
    exportedAt: new Date(engine.clock.now()).toISOString(),
    account: { id: person.id, name: person.name, email: person.email, subject: person.subject },
    records: records.flatMap((item) => {
      const record = recordFile(item)
      return record ? [recordView(engine, record, 'subject')] : []
    }),
    cases: await Promise.all(cases.map((item) => ownCase(engine, person, item))),
    views: views.map(({ at, role, unit, what, why }) => ({ at: new Date(at).toISOString(), role, unit, what, why })),
  }
}

export const bySubject = (engine: Engine, subject: string, prefix: 'record#' | 'case#', cursor?: string) =>
  engine.table.query({
    index: 'subject',
    pk: `subject#${subject}`,
    prefix,
    limit: 100,
    ...(cursor !== undefined && { cursor }),
  })

/** The case as its page shows it to its own side, without what only its buttons need. */
async function ownCase(engine: Engine, viewer: Person, item: Item) {
  const file = caseFile(item)
  const [record, log, files] = await Promise.all([
    recordOf(engine, file),
    logOf(engine, item.pk),
    engine.files.list(filesOf(file.id)),
  ])
  const {
    actions: _actions,
    units: _units,
    record: _record,
    ...view
  } = caseView(engine, procedureOf(engine, file), {
    file,
    record,
    log,
    files,
    viewer,
  })
  return view
}

async function every<T>(page: (cursor?: string) => Promise<{ items: readonly T[]; cursor: string | null }>) {
  const all: T[] = []
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const found = await page(cursor)
    all.push(...found.items)
    cursor = found.cursor
  }
  return all
}
