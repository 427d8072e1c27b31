import { setTimeout } from 'node:timers/promises'
import type { DemoCloud } from '#cloud/demo-cloud.ts'
import { caseFile } from '#engine/case/case-of.ts'
import { letterKind, letterOf } from '#engine/mail/letter-kind.ts'
import { paperKind, paperOf } from '#engine/papers/paper-kind.ts'
import { type Consumer, placeOf } from '#engine/run/consume.ts'
import { consumers } from '#engine/run/consumers.ts'
import { followers } from '#engine/run/follow.ts'
import { kindOf } from '#engine/run/kind-of.ts'
import { caseKey, logKey } from '#engine/store/keys.ts'
import type { Journal, Table } from '#engine/store/ports.ts'
import { everyItem } from '#engine/store/read.ts'
import { functionCaller } from '#hosts/aws/caller.ts'
import { dynamo } from '#hosts/aws/dynamo.ts'
import { dynamoJournal } from '#hosts/aws/journal.ts'
import { dynamoTable } from '#hosts/aws/table.ts'
import { patience } from '#tests/support/patience.ts'

/** A running site, and its store as an operator reads it. */
export type Site = {
  readonly url: string
  readonly table: Table
  readonly journal: Journal
  /** Rings what comes each minute; a machine rings itself. */
  readonly ring?: () => Promise<void>
  /** False while anything goes on by itself. */
  readonly isAtRest?: () => boolean
}

export function siteOf({
  url,
  operator,
  tick,
  isAtRest,
}: Pick<DemoCloud, 'url' | 'operator' | 'tick' | 'isAtRest'>): Site {
  const client = dynamo(functionCaller(operator))
  const name = operator['REDRESS_TABLE'] ?? ''
  const ring = () => tick('clocksweep', 'streamletters')
  return { url, table: dynamoTable(client, name), journal: dynamoJournal({ client, name }), ring, isAtRest }
}

const nowhere = async () => {}
type Wants = Pick<Consumer, 'wants'>
const ofMachine: Readonly<Record<string, Wants>> = { ...followers(nowhere), ...consumers }
const ofCloud: typeof ofMachine = { ...ofMachine, executions: { wants: (row) => kindOf(row) === 'caseLog' } }
/** Waits until all is done; rings the minute where bells leave something. */
export async function atRest(site: Site, caseId: string): Promise<void> {
  const since = Date.now()
  for (let size = -1; ; ) {
    await quiet(site, since)
    const [now, behind] = await Promise.all([site.journal.size(), behindOf(site, caseId)])
    if (behind.length === 0 && (site.isAtRest || now === size)) return
    size = now
    if (Date.now() - since > patience.timeout) throw new Error(`${site.url} finds no rest: ${behind.join(', ')}`)
    if (behind.length > 0) await site.ring?.()
  }
}

/** One machine is asked again; a cloud tells by itself, twice. */
async function quiet({ isAtRest }: Site, since: number): Promise<void> {
  if (!isAtRest) return void (await setTimeout(100))
  for (let calm = 0; calm < 2 && Date.now() - since < patience.timeout; await setTimeout(100))
    calm = isAtRest() ? calm + 1 : 0
}

async function behindOf(site: Site, caseId: string): Promise<readonly string[]> {
  const { table, journal } = site
  const item = await table.get(caseKey(caseId))
  if (!item) return ['no case']
  const { task, seq } = caseFile(item)
  const place = await journal.positionOf(logKey('case', caseId, seq))
  const waiting = [...(task === null ? [] : ['a task']), ...(place === undefined ? ['a place'] : [])]
  for await (const one of everyItem(table, { index: 'main', pk: caseKey(caseId).pk })) {
    if (paperKind.holds(one) && paperOf(one).file === null) waiting.push(`paper ${paperOf(one).notice}`)
    const { state, notice } = letterKind.holds(one) ? letterOf(one) : { state: 'accepted', notice: '' }
    if (state !== 'accepted' && state !== 'dropped') waiting.push(`${notice} ${state}`)
  }
  return waiting.length > 0 ? waiting : lateOf(site)
}

/** Followers who want a row behind their bookmark. */
export async function lateOf({ table, journal, ring }: Site): Promise<readonly string[]> {
  const late = Object.entries(ring ? ofCloud : ofMachine).map(async ([name, { wants }]) => {
    const rows = await journal.since(await placeOf({ table }, name), 1000)
    return rows.some(({ item }) => wants(item)) ? [name] : []
  })
  return (await Promise.all(late)).flat()
}
