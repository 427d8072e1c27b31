import { audit, noneAudited } from '#audit/audit.ts'
import { sentenceOf } from '#audit/audit-words.ts'
import { programOf } from '#cli/read-store.ts'
import { writeFeed } from '#engine/feeds/feed-files.ts'
import { seal } from '#engine/proof/seal.ts'
import { adoptCalendar } from '#engine/run/calendar-change.ts'
import { engineChecks } from '#engine/run/checks.ts'
import { consumeAll } from '#engine/run/consumers.ts'
import { follow } from '#engine/run/follow.ts'
import { sweep } from '#engine/run/wake.ts'
import type { Engine } from '#engine/store/engine.ts'
import { caseKey } from '#engine/store/keys.ts'
import { makeEngine } from '#functions/http/door/app.ts'
import { publisher } from '#functions/stream/publisher.ts'
import { environment } from '#hosts/local/base/environment.ts'
import { keepServed, siteOf } from '#hosts/local/base/site.ts'
import { hostChecks } from '#hosts/local/checks.ts'
import { seedDemo } from '#hosts/local/demo/seed.ts'
import { drawing } from '#hosts/local/drawing.ts'
import { fileHash } from '#hosts/local/http/file-hash.ts'
import { openHost } from '#hosts/local/index.ts'
import { auditOf } from '#hosts/local/open-audit.ts'
import { republish } from '#hosts/local/republish.ts'
import type { Filed } from '../filing.ts'

export type Standing = {
  /** Receipts given out whose case or evidence is gone. */
  readonly lost: readonly string[]
  /** Faults that start, the server's log, audit or doctor name. */
  readonly named: readonly string[]
}

/** Starts on a folder, does what is due, stops and audits. */
export async function startFrom(folder: string, port: number, given: readonly Filed[]): Promise<Standing> {
  const variables = { REDRESS_DATA: folder, PORT: String(port) }
  try {
    const { lost, failed } = await ran(variables, folder, given)
    return { lost, named: [...failed, ...(await audited(folder)), ...(await examined(variables, folder))] }
  } catch (error) {
    return { lost: given.map(({ receipt }) => receipt), named: [told('start', error)] }
  }
}

const told = (by: string, error: unknown) => `${by}: ${error instanceof Error ? error.message : String(error)}`

async function ran(variables: Record<string, string>, folder: string, given: readonly Filed[]) {
  const host = await openHost(variables)
  try {
    host.demandClock()
    const engine = makeEngine(host)
    const publish = publisher(engine)
    const failed: string[] = []
    keepServed(folder, siteOf(host.environment))
    await (await republish(engine, { publish, folder, report: (error) => failed.push(told('public', error)) })).ended
    await seedDemo(engine)
    await adoptCalendar(engine)
    const loops = [() => follow(engine, publish), () => sweep(engine, publish), () => consumeAll(engine)]
    for (const work of [...loops, ...loops, () => writeFeed(engine)]) await worked(work, failed)
    await seal(engine)
    const lost: string[] = []
    for (const one of given) if (!(await stands(engine, folder, one))) lost.push(one.receipt)
    return { lost, failed: [...new Set(failed)] }
  } finally {
    await host.close()
  }
}

/** Works until nothing is left; a server logs faults and goes on. */
async function worked(work: () => Promise<number>, failed: string[]): Promise<void> {
  try {
    while ((await work()) > 0);
  } catch (error) {
    failed.push(told('log', error))
  }
}

/** Case and evidence are as they were sent. */
async function stands(engine: Engine, folder: string, { receipt, evidence }: Filed): Promise<boolean> {
  const [, id = ''] = /\/my\/cases\/([^/]+)\//.exec(receipt) ?? []
  const text = JSON.stringify((await engine.table.get(caseKey(id)))?.body ?? '')
  const files = [...text.matchAll(/"key":"([^"]+)"[^{}]*"sha256":"([0-9a-f]{64})"/g)]
  const isThere = ([, key = '', sha256 = '']: readonly string[]) => fileHash(folder, key) === sha256
  return text.includes(`应有许可 ${evidence}`) && files.length === 1 && files.every(isThere)
}

async function audited(folder: string): Promise<readonly string[]> {
  const source = auditOf(folder)
  try {
    const world = { ...source, drawn: drawing(source), ...(await programOf(source)) }
    const so = noneAudited()
    const found: string[] = []
    for await (const one of audit(world, so, () => {})) found.push(`audit: ${sentenceOf(one).en}`)
    return found
  } catch (error) {
    return [told('audit', error)]
  } finally {
    source.close()
  }
}

async function examined(variables: Record<string, string>, folder: string): Promise<readonly string[]> {
  const source = auditOf(folder)
  const found = [...(await hostChecks(environment(variables), Date.now())), ...(await engineChecks(source))]
  source.close()
  return found.filter(({ level }) => level === 'error').map(({ code, what }) => `doctor: ${code}, ${what.en}`)
}
