import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { newestNote } from '#engine/proof/cosigned.ts'
import type { Clock, Mailer, Table } from '#engine/store/ports.ts'
import { Fault } from '#law/fault.ts'
import type { Environment } from './base/environment.ts'
import { writeDurably } from './base/write-durably.ts'

type Store = { readonly table: Table; readonly clock: Clock; readonly mailer: Mailer }
type Places = Pick<Environment, 'witness' | 'url'>

/** Hands the newest checkpoint to places outside this machine, once each hour; what failed is tried again. */
export function witness({ table, clock, mailer }: Store, { witness: places, url }: Places): () => Promise<void> {
  const mailed = new Map<string, string>()
  return async () => {
    const note = places.folder === undefined && places.mails.length === 0 ? null : await newestNote(table)
    if (note === null) return
    const hour = new Date(clock.now()).toISOString().slice(0, 13)
    // One that fails silences no other.
    const failed: Fault[] = []
    if (places.folder !== undefined) {
      const path = join(places.folder, `checkpoint-${hour}.txt`)
      if (!existsSync(places.folder)) failed.push(new Fault('witness.folder', `${places.folder} is not there`))
      else if (!existsSync(path)) writeDurably(path, note)
    }
    for (const to of places.mails.filter((one) => mailed.get(one) !== hour)) {
      const messageId = `<checkpoint-${hour}@${new URL(url).hostname}>`
      const outcome = await mailer.send({ messageId, to, subject: subjectOf(note), text: textOf(note, url) })
      if (outcome.kind === 'accepted') mailed.set(to, hour)
      else failed.push(new Fault('witness.mail', `${to}: ${outcome.reason}`))
    }
    const [first] = failed
    if (first) throw first
  }
}

const subjectOf = (note: string) => `日志检查点 Checkpoint ${note.split('\n')[1]}`

const textOf = (
  note: string,
  url: string,
) => `请保存这封邮件。它是日志此刻的签名，此后的删改用它可以查出；核对办法见 ${url}/audit 。
Keep this mail. It is the signature of the log at this moment, and shows what is changed later: ${url}/en/audit says how.

${note}`
