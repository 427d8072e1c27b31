import { z } from 'zod'
import type { Engine } from '#engine/store/engine.ts'
import { keyShape } from '#engine/store/key-shape.ts'
import { stored } from '#engine/store/stored.ts'
import { fillBoth } from '#law/bilingual.ts'
import { Fault } from '#law/fault.ts'
import { witnessWords } from '#words/witness-words.ts'
import { newestNote } from './cosigned.ts'

const keys = keyShape('ledger#mailed', 'mailed')
const mailedKey = keys.key()

export const mailedKind = stored('hour whose checkpoint was mailed, and to whom', {
  schema: z.strictObject({ hour: z.string(), to: z.array(z.string()) }),
  keys: [keys],
  due: null,
  from: 'door',
})

type Mailing = Pick<Engine, 'table' | 'clock' | 'mailer'>
/** Addresses of auditors, and that of the site. */
type Auditors = { readonly mails: readonly string[]; readonly url: string }

/** Mails auditors the newest checkpoint once an hour; answers each failure, to be tried again. */
export async function mailCheckpoint(engine: Mailing, { mails, url }: Auditors): Promise<readonly Fault[]> {
  if (mails.length === 0) return []
  const hour = new Date(engine.clock.now()).toISOString().slice(0, 13)
  const item = await engine.table.get(mailedKey)
  const last = item && mailedKind.read(item)
  const had = last?.hour === hour ? last.to : []
  const left = mails.filter((to) => !had.includes(to))
  const note = left.length === 0 ? null : await newestNote(engine.table)
  if (note === null) return []
  const messageId = `<checkpoint-${hour}@${new URL(url).hostname}>`
  const told = await Promise.all(
    left.map(async (to) => ({ to, outcome: await engine.mailer.send({ messageId, to, ...letterOf(note, url) }) })),
  )
  const accepted = told.filter(({ outcome }) => outcome.kind === 'accepted').map(({ to }) => to)
  // A rival's note of it stands: the same mail went twice.
  if (accepted.length > 0)
    await engine.table.transact([
      {
        put: { ...mailedKey, v: (item?.v ?? 0) + 1, body: { hour, to: [...had, ...accepted] } },
        when: item ? { v: item.v } : 'absent',
      },
    ])
  return told.flatMap(({ to, outcome }) =>
    outcome.kind === 'accepted' ? [] : [new Fault('witness.mail', `${to}: ${outcome.reason}`)],
  )
}

function letterOf(note: string, url: string) {
  const [subject, keep] = [
    fillBoth(witnessWords.subject, { size: note.split('\n')[1] ?? '' }),
    fillBoth(witnessWords.keep, { url }),
  ]
  return { subject: `${subject.zh} ${subject.en}`, text: `${keep.zh}\n${keep.en}\n\n${note}` }
}
