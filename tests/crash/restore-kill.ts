import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { backup as copyStore } from '#hosts/local/store/backup.ts'
import { signerOf } from '#hosts/local/store/reader.ts'
import { demandWhole } from '#hosts/local/store/restoring-mark.ts'
import { Fault } from '#law/fault.ts'
import { redress } from '#tests/support/cli.ts'
import { freePort, started } from '#tests/support/started.ts'
import { webClient } from '#tests/support/web-client.ts'
import { file } from './filing.ts'

const preload = `--import=${fileURLToPath(new URL('fault-at.ts', import.meta.url))}`

/** A store in which people file, and its backup of meanwhile. */
export type Drill = { readonly live: string; readonly backup: string; readonly top: string; remove(): void }

export async function drill(): Promise<Drill> {
  const top = mkdtempSync(join(tmpdir(), 'redress-drill-'))
  const at = { folder: join(top, 'live'), port: await freePort() }
  const program = await started({ at })
  const client = webClient(program.url)
  await client.post(await client.get('/sign-in'), '', { person: 'enterprise' })
  await file(client, 'drill')
  const [live, backup] = [at.folder, join(top, 'backup')]
  // As a page would stand that the log came to after the copy of the database.
  writeFileSync(join(live, 'public', 'r', 'ahead.public'), '{"type":"text/html","publicUntil":"2099-12-31"}\n异议中')
  const asked = { withKeys: false, progress: () => {}, signer: signerOf(live), since: null }
  await Promise.all([copyStore(live, backup, asked), file(client, 'later')])
  // Stops only after the follower drew the day's feed too.
  while (!existsSync(join(live, 'public', 'feed'))) await setTimeout(100)
  await program.stop()
  return { live, backup, top, remove: () => rmSync(top, { recursive: true }) }
}

/** Restores with the keys laid ready, killed before the n-th call that changes the disk; 0: not killed. */
export function restoreKilled({ top, live, backup }: Drill, n: number) {
  const folder = mkdtempSync(join(top, 'new-'))
  cpSync(join(live, 'keys'), join(folder, 'keys'), { recursive: true })
  const count = join(top, 'count')
  rmSync(count, { force: true })
  const { status, stderr } = redress(folder, ['restore', backup], {
    NODE_OPTIONS: preload,
    FAULT_AT: String(n),
    FAULT_COUNT: count,
  })
  const calls = existsSync(count) ? Number(readFileSync(count, 'utf8')) : 0
  return { folder, status, stderr, calls }
}

/** `refused` by whatever opens it, `untouched` as left, or `whole`. */
export function standing(folder: string): string {
  if (readdirSync(folder).join() === 'keys') return 'untouched'
  try {
    demandWhole(folder)
  } catch (error) {
    if (error instanceof Fault && error.code === 'store.restoring') return 'refused'
    throw error
  }
  return existsSync(join(folder, 'restored.json')) ? 'whole' : 'half'
}
