import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { z } from 'zod'
import { handFile } from '#engine/feeds/handed-file.ts'
import { type Found, noteDifferences } from '#engine/feeds/reconcile.ts'
import { takeResults } from '#engine/feeds/result-file.ts'
import type { HandedAsk } from '#engine/run/host-tools.ts'
import type { Engine } from '#engine/store/engine.ts'
import { exactly } from '#engine/store/shapes.ts'
import { Fault } from '#law/fault.ts'
import { asideIn, eachNote } from './base/inbox-notes.ts'
import { makeFolder } from './base/make-folder.ts'
import { writeDurably } from './base/write-durably.ts'

const Differing = z.array(exactly<Found>({ record: z.string(), what: z.enum(['missing', 'other', 'extra']) }))
const asksIn = (folder: string) => join(folder, 'asks')

const Id = z.string().regex(/^[0-9A-Za-z-]{8,40}$/)
const Asked: z.ZodType<HandedAsk> = z.discriminatedUnion('what', [
  z.strictObject({ what: z.enum(['results', 'differing']), id: Id, recipient: z.string() }),
  z.strictObject({
    ...{ what: z.literal('handed'), id: Id, recipient: z.string() },
    ...{ at: z.number(), changes: z.array(z.string()), next: z.string() },
  }),
])

/** Waits until the service that has the store did what is asked. */
export async function askService(folder: string, asked: HandedAsk, bytes: Uint8Array): Promise<unknown> {
  const at = asksIn(folder)
  makeFolder(at, 0o700)
  writeDurably(join(at, `${asked.id}.bytes`), bytes, 0o600)
  // Last: what has its note is whole.
  writeDurably(join(at, `${asked.id}.ask`), JSON.stringify(asked), 0o600)
  const answer = join(at, `${asked.id}.answer`)
  for (let tries = 0; !existsSync(answer); tries += 1) {
    if (existsSync(join(asideIn(at), `${asked.id}.ask`))) throw new Fault('serviceRefused', refusedIn(at))
    if (tries === mostTries) throw new Fault('serviceSilent', `no answer in ${asksIn(folder)}`)
    await setTimeout(100)
  }
  const said: unknown = JSON.parse(readFileSync(answer, 'utf8'))
  rmSync(answer)
  return said
}

const refusedIn = (at: string) =>
  `服务办不了这件事，原因见服务日志 inbox.aside；文件留在 ${asideIn(at)} / the service could not do it: its log line inbox.aside says why; the file is kept there`

// Ten minutes, as long as a busy service may take.
const mostTries = 6000

/** Does what commands asked meanwhile; answers how many. */
export function takeAsks(engine: Engine, folder: string): Promise<number> {
  const at = asksIn(folder)
  return eachNote(engine, at, '.ask', async (note) => {
    const asked = Asked.parse(JSON.parse(readFileSync(note, 'utf8')))
    const bytes = readFileSync(join(at, `${asked.id}.bytes`))
    writeDurably(join(at, `${asked.id}.answer`), JSON.stringify(await done(engine, asked, bytes)), 0o600)
    rmSync(note)
    rmSync(join(at, `${asked.id}.bytes`), { force: true })
  })
}

async function done(engine: Engine, asked: HandedAsk, bytes: Uint8Array): Promise<unknown> {
  const { recipient } = asked
  if (asked.what === 'handed') {
    const { at, changes, next } = asked
    await handFile(engine, recipient, { at, changes, next, bytes })
    return null
  }
  const actor = { id: 'cli', role: 'systemAdmin', unit: null } as const
  const text = new TextDecoder().decode(bytes)
  return asked.what === 'differing'
    ? noteDifferences(engine, { id: recipient }, Differing.parse(JSON.parse(text)), actor)
    : takeResults(engine, recipient, text, { actor, how: 'file' })
}
