import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { caseFile } from '#engine/commit.ts'
import { caseKey, logKey } from '#engine/keys.ts'
import { payloadHash } from '#ledger/entry.ts'
import type { LogRow } from '#tests/support/replay.ts'
import { handOver, hostEngine } from './kill-host.ts'

export type Killed = { readonly kills: number; readonly acknowledged: number; readonly lost: readonly string[] }

const child = fileURLToPath(new URL('kill-child.ts', import.meta.url))

/** Kills the writing process again and again over one store, at a random moment each time; every acknowledged case must be there, whole. */
export async function kill(folder: string, kills: number, chance: () => number): Promise<Killed> {
  const acknowledged: string[] = []
  const lost = new Set<string>()
  for (let n = 0; n < kills; n += 1) {
    const said = await killedAt(folder, n * 1_000_000, Math.floor(chance() * 60) + 1, chance() * 4)
    acknowledged.push(...said)
    for (const id of await missing(folder, said)) lost.add(id)
  }
  for (const id of await missing(folder, acknowledged)) lost.add(id)
  return { kills, acknowledged: acknowledged.length, lost: [...lost] }
}

/** What a writer had acknowledged when it was killed, some milliseconds after its n-th answer. */
async function killedAt(
  folder: string,
  first: number,
  answers: number,
  milliseconds: number,
): Promise<readonly string[]> {
  const writer = spawn(process.execPath, [child, folder, String(first)], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  let aimed = false
  writer.stdout.setEncoding('utf8').on('data', (part: string) => {
    said += part
    if (aimed || said.split('\n').length <= answers) return
    aimed = true
    setTimeout(() => writer.kill('SIGKILL'), milliseconds)
  })
  await once(writer, 'close')
  return said.split('\n').slice(0, -1)
}

/** Restarts on the store and looks for each case, its first log row, and its evidence. */
async function missing(folder: string, ids: readonly string[]): Promise<readonly string[]> {
  const { engine, close } = await hostEngine(folder)
  const gone: string[] = []
  for (const id of ids) {
    const item = await engine.table.get(caseKey(id))
    const row = (await engine.table.get(logKey('case', id, 1)))?.body as unknown as LogRow | undefined
    const evidence = item && JSON.stringify(caseFile(item).data).includes(JSON.stringify(sha256Of(id)))
    const whole = row && row.entry.payload === payloadHash(row.payload, engine.crypto.sha256)
    if (!evidence || !whole) gone.push(id)
  }
  const size = await engine.journal.size()
  const rows = await engine.journal.since(-1, 1_000_000)
  if (rows.length !== size || rows.some(({ position }, i) => position !== i)) gone.push('the journal has a gap')
  close()
  return gone
}

function sha256Of(id: string): string {
  const { evidence } = handOver(id).data as { readonly evidence: readonly { readonly sha256: string }[] }
  return evidence[0]?.sha256 ?? ''
}
