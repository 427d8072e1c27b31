import { z } from 'zod'
import { commit } from '#engine/begin/commit.ts'
import { caseFile, procedureOf } from '#engine/case/case-of.ts'
import { lockedUntil } from '#engine/people/access.ts'
import { noteEvent } from '#engine/people/action-link.ts'
import { caseTarget, may } from '#engine/people/authorise.ts'
import { seatedFor } from '#engine/people/stand-in.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { keyShape } from '#engine/store/key-shape.ts'
import { bounceLookup, caseKey } from '#engine/store/keys.ts'
import type { Person } from '#engine/store/person.ts'
import { readOne } from '#engine/store/read.ts'
import { stored } from '#engine/store/stored.ts'
import { Fault } from '#law/fault.ts'
import { beginningOf } from '#records/normalise.ts'
import type { Holder } from '#workflows/contract/actor.ts'
import { letterOf } from './letter-kind.ts'
import { linkUsed } from './link-used.ts'
import { answeredLetter } from './reply-address.ts'

/** An answer to our mail, its sender proved by the receiver. */
export type MailReply = {
  readonly to: string
  readonly from: string
  readonly messageId: string
  readonly text: string
  readonly attachments: readonly { readonly name: string; readonly bytes: Uint8Array }[]
}

const keys = keyShape('case#{id}', 'reply#{mail}')

export const replyKind = stored('reply by mail that was entered', {
  schema: z.null(),
  keys: [keys],
  due: null,
  from: 'door',
})

const mostText = 4000
const mostFiles = 10
const attempts = 5

/**
 * Enters a reply as a note: words and files, never a decision. Takes only the letter's own address, while its person
 * still sits there. Repeats change nothing.
 */
export async function takeReply(engine: Engine, reply: MailReply): Promise<boolean> {
  const name = engine.crypto.keyed('session', `reply ${reply.messageId}`).slice(0, 20)
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const found = await answered(engine, reply)
    if (!found) return false
    const { person, file, procedure, actor } = found
    const once = keys.key(file.id, name)
    if (await engine.table.get(once)) return true
    const { kept, refused } = await keepFiles(engine, file.id, name, reply)
    const comment = said(reply.text)
    if (comment === '' && kept.length === 0) return false
    const data = { comment, ...(kept.length > 0 && { files: kept }), ...(refused.length > 0 && { refused }) }
    const told = await linkUsed(
      engine,
      { kind: 'open', file, procedure, person, events: [] },
      { id: name, by: actor, notice: 'replyTaken' },
    )
    const sent = { type: noteEvent, actor, data }
    const also = [{ put: { ...once, v: 1, body: null }, when: 'absent' as const }, told]
    const outcome = await commit(engine, file.id, sent, undefined, also)
    if (outcome.kind === 'committed') return true
    if (outcome.refusal.code !== 'movedOn') return false
  }
  throw new Fault('contention', 'the case kept moving')
}

/** Case and reader of the letter, as of now. */
async function answered(engine: Engine, { to, from }: MailReply) {
  const token = answeredLetter(engine, to)
  const found = token === null ? undefined : await readOne(engine.table, { index: 'lookup', pk: bounceLookup(token) })
  const letter = found && letterOf(found)
  if (letter?.audience !== 'staff' || letter.mail.to.toLowerCase() !== from.toLowerCase()) return null
  const item = await engine.table.get(caseKey(letter.caseId))
  if (!item) return null
  const file = caseFile(item)
  const person = await seated(engine, file, letter.to, from)
  if (!person) return null
  const procedure = procedureOf(engine, file)
  const actor = file.closed ? null : may(person, 'case.note', caseTarget(procedure, file))
  return actor && (await lockedUntil(engine, person.id)) === null ? { person, file, procedure, actor } : null
}

/** Finds who wrote; nobody where two share an address. */
async function seated(engine: Engine, file: CaseFile, seat: Holder, email: string): Promise<Person | undefined> {
  const people = (await seatedFor(engine, file, seat)).filter((one) => one.email.toLowerCase() === email.toLowerCase())
  return people.length === 1 ? people[0] : undefined
}

/** Names follow from the mail, so a second delivery finds the files. */
async function keepFiles(engine: Engine, id: string, name: string, { attachments }: MailReply) {
  const kept: string[] = []
  const refused: string[] = []
  for (const [n, { name: called, bytes }] of attachments.entries()) {
    const key = `${replyFiles(id)}${name}-${n}`
    const judged =
      n < mostFiles ? await engine.files.receive({ key, name: called, bytes, receivedAt: engine.clock.now() }) : null
    const isKept = judged?.kind === 'kept' ? judged.file.state !== 'infected' : judged?.code === 'taken'
    if (isKept) kept.push(key)
    else refused.push(beginningOf(called, 200))
  }
  return { kept, refused }
}

/** Files of staff, hidden from the applicant. */
export const replyFiles = (id: string): string => `reply/${id}/`

/** Keeps text above the quoted letter, without its link. */
function said(text: string): string {
  const lines = text.replace(/\r/g, '').split('\n')
  const quoted = lines.findIndex((line) => quote.test(line))
  const own = quoted === -1 ? lines : lines.slice(0, quoted)
  const plain = own
    .join('\n')
    .replace(/[0-9A-HJKMNP-TV-Z]{52}/gi, '…')
    .replace(/[\p{Cc}--[\n\t]]/gv, '')
    .trim()
  return beginningOf(plain, mostText)
}

const quote =
  /^(>|-{2,}\s*(original message|原始邮件|forwarded message|转发邮件)|_{10,}|(发件人|from)\s*[:：]|on .{5,200}wrote:|在?.{0,80}(写道|wrote)[:：])/i
