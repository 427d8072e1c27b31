import { z } from 'zod'
import type { Engine } from '#engine/store/engine.ts'
import { newId } from '#engine/store/id.ts'
import { keyShape } from '#engine/store/key-shape.ts'
import { json, moment, subjectOf } from '#engine/store/keys.ts'
import { across, type Paged } from '#engine/store/paged.ts'
import { everyItem, readAll } from '#engine/store/read.ts'
import { readNewest } from '#engine/store/read-several.ts'
import { exactly } from '#engine/store/shapes.ts'
import { stored } from '#engine/store/stored.ts'
import { shanghaiDay } from '#law/day.ts'
import { isUscc } from '#records/identity/uscc.ts'
import { narrow } from '#records/normalise.ts'
import type { Audience } from '#records/publicity/given.ts'
import { decisionDay } from '#records/publicity/publicity.ts'
import type { RecordFile } from '#records/record.ts'
import { decidedIn } from './decided-in.ts'
import { type BulkQuery, purposes, type QuerySum, type SharedRow, type SubjectAnswer } from './query-view.ts'
import { kindName, recordTitle } from './record-names.ts'
import { recordsFor } from './register-door.ts'

const keys = keyShape('queries#{unit}#{month}', '{moment}#{id}')

export const queryKind = stored('question about many subjects', {
  schema: exactly<BulkQuery>({
    ...{ id: z.string(), at: z.number(), who: z.string(), unit: z.string(), purpose: z.enum(purposes) },
    ...{ matter: z.string(), asked: z.int(), found: z.int() },
  }),
  keys: [keys],
  index: { lookup: ['queriesOf#{month} → {moment}#{id}'] },
  due: null,
  from: 'door',
  sealed: true,
})

/** Codes of a list, each once; lines that hold none are named. */
export function readCodes(text: string): { readonly codes: readonly string[]; readonly bad: readonly string[] } {
  const cells = text.split(/[\r\n,，;；\t]+/).map((cell) => narrow(cell).toUpperCase())
  const given = [...new Set(cells.filter((cell) => cell !== ''))]
  return { codes: given.filter(isUscc), bad: given.filter((cell) => !isUscc(cell)) }
}

/** Current records of a subject; ended ones are unused (O36 3). */
export async function sharedOf(
  engine: Pick<Engine, 'table' | 'deployment'>,
  code: string,
  to: Audience,
): Promise<SubjectAnswer> {
  const items = await readAll(engine.table, { index: 'subject', pk: subjectOf(code), prefix: 'record#' })
  const given = recordsFor(engine, items, to)
  const current = given.filter(({ ended, overlays }) => ended === null && overlays.stopped === undefined)
  return { code, name: given[0]?.subject.name ?? null, records: current.map(rowOf) }
}

function rowOf(record: RecordFile): SharedRow {
  const { id, kind, overlays } = record
  const fields = Object.entries(record.versions.at(-1)?.fields ?? {})
  const { what } = decidedIn(
    kind,
    fields.map(([column, value]) => ({ column, value })),
  )
  const disputed = overlays.disputedBy.length > 0
  const said = { kindName: kindName(kind), title: recordTitle(record), what, decidedOn: decisionDay(record) }
  return { id, kind, ...said, disputed }
}

/** Notes the use, from which figures are made (GD 20). */
export async function noteQuery(engine: Engine, given: Omit<BulkQuery, 'id' | 'at'>): Promise<void> {
  const query: BulkQuery = { id: newId(engine.crypto), at: engine.clock.now(), ...given }
  const month = shanghaiDay(query.at).slice(0, 7)
  const mark = `${moment(query.at)}#${query.id}`
  const put = {
    ...keys.key(query.unit, month, moment(query.at), query.id),
    v: 1,
    body: json(query),
    index: { lookup: [`queriesOf#${month}`, mark] as const },
  }
  await engine.table.transact([{ put, when: 'absent' }])
}

/** Uses of a month, newest first; units null: of all. */
export async function queriesOf(
  { table }: Pick<Engine, 'table'>,
  units: readonly string[] | null,
  month: string,
  at: string | undefined,
): Promise<Paged<BulkQuery>> {
  return across(await readNewest(table, listsOf(units, month), at), (items) => items.map(queryKind.read))
}

/** The same summed by unit and purpose, counted anew each time. */
export async function querySums(
  { table }: Pick<Engine, 'table'>,
  units: readonly string[] | null,
  month: string,
): Promise<readonly QuerySum[]> {
  const sums = new Map<string, QuerySum>()
  for (const list of listsOf(units, month))
    for await (const item of everyItem(table, list)) {
      const { unit: by, purpose, asked, found } = queryKind.read(item)
      const name = `${by}#${purposes.indexOf(purpose)}`
      const sum = sums.get(name) ?? { unit: by, purpose, questions: 0, asked: 0, found: 0 }
      sums.set(name, { ...sum, questions: sum.questions + 1, asked: sum.asked + asked, found: sum.found + found })
    }
  return [...sums].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum)
}

const listsOf = (units: readonly string[] | null, month: string) =>
  units?.map((unit) => ({ index: 'main', pk: keys.key(unit, month, '', '').pk }) as const) ?? [
    { index: 'lookup', pk: `queriesOf#${month}` } as const,
  ]
