import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort, started } from '#tests/support/started.ts'
import { webClient } from '#tests/support/web-client.ts'
import { type Filed, file } from '../filing.ts'
import type { Op } from './op.ts'

/** A receipt, and the ops before the reader had it. */
export type Acknowledged = Filed & { readonly after: number }
export type Recording = {
  readonly ops: readonly Op[]
  readonly acknowledged: readonly Acknowledged[]
  /** Ops until people could file. */
  readonly ready: number
  readonly port: number
}

const preload = `--import=${fileURLToPath(new URL('record.ts', import.meta.url))}`

/** Records a server's changes from an empty folder to its stop. */
export async function recorded(filings: number): Promise<Recording> {
  const top = mkdtempSync(join(tmpdir(), 'redress-disk-'))
  const kept = join(top, 'record.jsonl')
  const at = { folder: join(top, 'data'), port: await freePort() }
  try {
    const program = await started({ at, env: { NODE_OPTIONS: preload, RECORD_DISK: kept } })
    const bytes = () => statSync(kept).size
    const ready = bytes()
    const client = webClient(program.url)
    await client.post(await client.get('/sign-in'), '', { person: 'enterprise' })
    const told: (Filed & { readonly bytes: number })[] = []
    const people = Array.from({ length: filings }, async (_, n) => {
      const one = await file(client, `disk${n}`)
      told.push({ ...one, bytes: bytes() })
    })
    await Promise.all(people)
    await program.stop()
    const text = readFileSync(kept)
    // A line cut off at that moment had not been taken.
    const lines = (size: number) => text.subarray(0, size).toString('latin1').split('\n').length - 1
    const acknowledged = told.map(({ bytes: size, ...one }) => ({ ...one, after: lines(size) }))
    const ops: readonly Op[] = text.toString('utf8').trimEnd().split('\n').map(read)
    return { ops, acknowledged, ready: lines(ready), port: at.port }
  } finally {
    rmSync(top, { recursive: true, force: true })
  }
}

const read = (line: string): Op => JSON.parse(line)

/** Names made in a folder of which no op told before. */
export function folderless(ops: readonly Op[]): readonly string[] {
  const folders = new Set(['.'])
  return ops.flatMap((op) => {
    if (op.do !== 'create' && op.do !== 'folder' && op.do !== 'move' && op.do !== 'link') return []
    const path = 'path' in op ? op.path : op.to
    const isTold = folders.has(dirname(path))
    if (op.do === 'folder') folders.add(path)
    return isTold ? [] : [path]
  })
}
