import { setTimeout } from 'node:timers/promises'
import type { DemoCloud } from '#cloud/demo-cloud.ts'
import { caseFile } from '#engine/case/case-of.ts'
import { letterKind, letterOf } from '#engine/mail/letter-kind.ts'
import { placeOf } from '#engine/run/consume.ts'
import { caseKey } from '#engine/store/keys.ts'
import type { Journal, Table } from '#engine/store/ports.ts'
import { everyItem } from '#engine/store/read.ts'
import { functionCaller } from '#hosts/aws/caller.ts'
import { dynamo } from '#hosts/aws/dynamo.ts'
import { dynamoJournal } from '#hosts/aws/journal.ts'
import { dynamoTable } from '#hosts/aws/table.ts'

/** A running site, and its store as an operator reads it. */
export type Site = { readonly url: string; readonly table: Table; readonly journal: Journal }

export function siteOf({ url, operator }: Pick<DemoCloud, 'url' | 'operator'>): Site {
  const client = dynamo(functionCaller(operator))
  const name = operator['REDRESS_TABLE'] ?? ''
  return { url, table: dynamoTable(client, name), journal: dynamoJournal({ client, name }) }
}

const followers = ['publication', 'entries', 'letters', 'workload', 'figures', 'board', 'scan', 'copies', 'executions']
const patience = 180_000

/** Waits until followers, tasks and letters are done. */
export async function atRest(site: Site, caseId: string): Promise<void> {
  const since = Date.now()
  for (let calm = 0, size = -1; calm < 2; ) {
    const [now, behind] = await Promise.all([site.journal.size(), behindOf(site, caseId)])
    calm = behind.length === 0 && now === size ? calm + 1 : 0
    size = now
    if (Date.now() - since > patience) throw new Error(`${site.url} finds no rest: ${behind.join(', ')}`)
    await setTimeout(500)
  }
}

async function behindOf({ table, journal }: Site, caseId: string): Promise<readonly string[]> {
  const last = (await journal.size()) - 1
  const places = await Promise.all(followers.map(async (name) => [name, await placeOf({ table }, name)] as const))
  const late = places.filter(([, place]) => place >= 0 && place < last).map(([name, place]) => `${name} at ${place}`)
  const item = await table.get(caseKey(caseId))
  const waiting = item && caseFile(item).task === null ? [] : ['a task']
  for await (const item of everyItem(table, { index: 'main', pk: `case#${caseId}`, prefix: 'mail#' })) {
    const { state, notice } = letterKind.holds(item) ? letterOf(item) : { state: 'accepted', notice: '' }
    if (state !== 'accepted' && state !== 'dropped') waiting.push(`${notice} ${state}`)
  }
  return [...late, ...waiting]
}
