import { z } from 'zod'
import { commit, open } from '#engine/begin/commit.ts'
import { caseFile } from '#engine/case/case-of.ts'
import { system } from '#engine/case/log-item.ts'
import { changeDue, recordFile } from '#engine/register/register.ts'
import type { Engine } from '#engine/store/engine.ts'
import { digest } from '#engine/store/held-items.ts'
import { caseKey, foundKey, foundKeys, heldKey, json, listedOf, moment, recordKey } from '#engine/store/keys.ts'
import type { Paged } from '#engine/store/paged.ts'
import type { Item } from '#engine/store/ports.ts'
import { pageSize, readAll, readPage } from '#engine/store/read.ts'
import { Day as DayShape, exactly, Words } from '#engine/store/shapes.ts'
import { stored } from '#engine/store/stored.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { type Day, shanghaiDay } from '#law/day.ts'
import { caseIdOf, type Finding, findingsOn, type RecordsOf } from './findings.ts'

/** Finding as kept beside its record while it holds. */
export type Found = {
  readonly procedure: string
  readonly recordId: string
  readonly caseId: string
  readonly rule: string
  readonly key: string
  readonly article: string
  readonly why: Bilingual
  readonly listed: boolean
  readonly on: Day
}

/** Event that tells a case its reason is no longer there. */
const gone = 'finding.gone'

/**
 * Looks at one record: opens or lists cases, takes back what no longer holds. Idempotent. Returns the number of new
 * findings.
 */
export async function scanRecord(engine: Engine, id: string, recordsOf?: RecordsOf): Promise<number> {
  const there = recordFile(await engine.table.get(recordKey(id)))
  // Changes due by law first: such seals have no due moment.
  const record = there && (await changeDue(engine, there)) ? recordFile(await engine.table.get(recordKey(id))) : there
  if (record === null || !Object.values(engine.procedures).some(({ arises }) => arises)) return 0
  const findings = await findingsOn(engine, record, recordsOf)
  const known = await foundOn(engine, id)
  const isKnown = ({ caseId }: Finding) => known.some((item) => foundOf(item).caseId === caseId)
  let fresh = 0
  for (const finding of findings) {
    const { standing, listed } = finding.arising
    const stands = standing ? await keepStanding(engine, finding, standing) : listed || isKnown(finding)
    const holds = stands || (!standing && (await openFor(engine, finding, finding.caseId)))
    if (holds && !isKnown(finding) && (await keep(engine, finding))) fresh += 1
  }
  for (const item of known)
    if (!findings.some(({ caseId }) => caseId === foundOf(item).caseId)) await takeBack(engine, item)
  return fresh
}

/** Findings on a record that still hold. */
export async function foundOn({ table }: Pick<Engine, 'table'>, recordId: string): Promise<readonly Item[]> {
  return readAll(table, { index: 'main', pk: `record#${recordId}`, prefix: 'found#' })
}

/** Findings for a person, of one month, newest first. */
export const listed = (
  { table, deployment }: Pick<Engine, 'table' | 'deployment'>,
  month: string,
  at: string | undefined,
  limit = pageSize,
): Promise<Paged<Item>> =>
  readPage(table, { index: 'queue', pk: listedOf(deployment.area, month), newestFirst: true }, at, limit)

const Row = exactly<Found>({
  procedure: z.string(),
  recordId: z.string(),
  caseId: z.string(),
  rule: z.string(),
  key: z.string(),
  article: z.string(),
  why: Words,
  listed: z.boolean(),
  on: DayShape,
})

/** Reason of that day; cases keep own logs. */
export const foundKind = stored('what a record calls for', {
  schema: Row,
  keys: [foundKeys],
  index: { queue: ['listed#{area}#{month} → {moment}#{case}'] },
  due: null,
  from: 'door',
  sealed: true,
})
export const foundOf = foundKind.read

/** False where the store refuses: the record may have just ended. */
async function openFor(engine: Engine, finding: Finding, id: string, arisesFrom?: string): Promise<boolean> {
  const { procedure, record, arising } = finding
  const from = arisesFrom ?? arising.arisesFrom
  const outcome = await open(engine, {
    id,
    procedure,
    actor: system,
    data: arising.data,
    recordId: record.id,
    subject: record.subject.key,
    ...(from === undefined ? {} : { arisesFrom: from }),
  })
  return outcome.kind === 'committed'
}

type Standing = NonNullable<Finding['arising']['standing']>

/** One open case at a time; rows of closed cases go. */
async function keepStanding(engine: Engine, finding: Finding, { since, held }: Standing): Promise<boolean> {
  const { procedure, record, arising } = finding
  for (let time = 0, before: string | undefined; ; time += 1) {
    const id = caseIdOf(engine, procedure, record.id, arising, time)
    const item = await engine.table.get(caseKey(id))
    if (!item) return openFor(engine, finding, id, before)
    const file = caseFile(item)
    if (!file.closed) return true
    if (file.changedAt >= since) return forget(engine, held)
    before = id
  }
}

async function forget(engine: Engine, held: string): Promise<false> {
  const key = heldKey(digest(engine, held))
  const item = await engine.table.get(key)
  if (item) await engine.table.transact([{ remove: key, when: { v: item.v } }])
  return false
}

async function keep(engine: Engine, { procedure, record, arising, caseId }: Finding): Promise<boolean> {
  const now = engine.clock.now()
  const { rule, key, article, why, listed } = arising
  const on = shanghaiDay(now)
  const found: Found = { procedure, recordId: record.id, caseId, rule, key, article, why, listed, on }
  const queue = [listedOf(engine.deployment.area, on.slice(0, 7)), `${moment(now)}#${caseId}`] as const
  const put: Item = {
    ...foundKey(record.id, caseId),
    v: 1,
    body: json(found),
    ...(listed ? { index: { queue } } : {}),
  }
  return (await engine.table.transact([{ put, when: 'absent' }])).kind === 'done'
}

/** Tells the open case that its reason is gone. */
async function takeBack(engine: Engine, item: Item): Promise<void> {
  const found = foundOf(item)
  if (!found.listed && engine.procedures[found.procedure]?.parties.events[gone]) await tellLine(engine, found)
  const { recordId, caseId } = found
  await engine.table.transact([{ remove: foundKey(recordId, caseId), when: { v: item.v } }])
}

async function tellLine(engine: Engine, { procedure, recordId, rule, key }: Found): Promise<void> {
  for (let time = 0; ; time += 1) {
    const id = caseIdOf(engine, procedure, recordId, { rule, key }, time)
    const there = await engine.table.get(caseKey(id))
    if (!there) return
    if (!caseFile(there).closed) await commit(engine, id, { type: gone, actor: system, data: {} })
  }
}
