import type { DemoCloud } from '#cloud/demo-cloud.ts'
import { caseKind } from '#engine/case/case-kind.ts'
import { caseFile } from '#engine/case/case-of.ts'
import { letterKind, letterOf } from '#engine/mail/letter-kind.ts'
import { readHead } from '#engine/proof/ledger-head.ts'
import { entryOf } from '#engine/store/entry-of.ts'
import { functionCaller } from '#hosts/aws/caller.ts'
import { type Attributes, dynamo } from '#hosts/aws/dynamo.ts'
import { fromAttributes, outbox } from '#hosts/aws/item.ts'
import { placeOf } from '#hosts/aws/journal.ts'
import { isAct } from './seen.ts'
import { lateOf, siteOf } from './worlds.ts'

export type Kept = {
  /** Places, seals, letters, followers' work and ends of executions that are missing. */
  readonly lost: readonly string[]
  /** Notices of a case that left. */
  notices(caseId: string): readonly string[]
  /** Acts of people in a case, in their order. */
  acts(caseId: string): readonly string[]
}

/** Reads the whole table. */
export async function keptBy(cloud: DemoCloud): Promise<Kept> {
  const all = await scanned(cloud)
  const rows = all.filter((one) => one['log']?.BOOL === true)
  const items = all.map(fromAttributes)
  const letters = items.filter((item) => letterKind.holds(item)).map(letterOf)
  const closed = new Set(
    items.filter((item) => caseKind.holds(item) && caseFile(item).closed).map(({ pk }) => caseIn(pk)),
  )
  const site = siteOf(cloud)
  const sealed = (await readHead(site.table))?.head.frontier.size ?? 0
  const late = await lateOf(site)
  return {
    lost: [
      ...placesLost(rows),
      ...(sealed === rows.length ? [] : [`${sealed} of ${rows.length} rows sealed`]),
      ...letters.flatMap(({ state, notice, caseId }) =>
        isOver(state) ? [] : [`letter ${notice} of ${caseId}: ${state}`],
      ),
      ...late.map((name) => `${name} is behind`),
      ...cloud.report().running.flatMap((name) => (closed.has(caseIn(name)) ? [`closed, and runs: ${name}`] : [])),
    ],
    notices: (caseId) =>
      letters
        .filter((letter) => letter.caseId === caseId && letter.state === 'accepted')
        .map(({ notice, audience }) => `${notice} to ${audience}`)
        .toSorted(),
    acts: (caseId) =>
      items
        .filter(({ log }) => log)
        .map(entryOf)
        .filter(({ id, type }) => id === caseId && isAct(type))
        .toSorted((a, b) => a.seq - b.seq)
        .map(({ type }) => type),
  }
}

/** Case of a key, or of an execution's name. */
const caseIn = (name: string) => /[0-9A-Z]{26}/.exec(name)?.[0] ?? ''

const isOver = (state: string) => state === 'accepted' || state === 'dropped'

/** Sound rows alone: a poisoned one has no body. */
async function scanned({ operator }: DemoCloud): Promise<readonly Attributes[]> {
  const client = dynamo(functionCaller(operator))
  const all: Attributes[] = []
  let start: Attributes | undefined
  do {
    const TableName = operator['REDRESS_TABLE'] ?? ''
    const page = await client.send('Scan', { TableName, ...(start && { ExclusiveStartKey: start }) })
    all.push(...(page.Items ?? []))
    start = page.LastEvaluatedKey
  } while (start)
  return all.filter((one) => one['body'] !== undefined)
}

function placesLost(rows: readonly Attributes[]): readonly string[] {
  const marked = rows.filter((row) => placeOf(row) === undefined || row[outbox.pk] !== undefined)
  const places = rows.map((row) => placeOf(row) ?? -1).toSorted((a, b) => a - b)
  const wrong = places.flatMap((place, i) => (place === i ? [] : [`place ${i} is ${place}`]))
  return [...marked.map(({ pk, sk }) => `no place: ${pk?.S} ${sk?.S}`), ...wrong.slice(0, 5)]
}
