import { Fault } from '#law/fault.ts'
import { bytesOf } from '#ledger/bytes.ts'
import type { Notice, Procedure } from '#workflows/procedure.ts'
import { type Addressee, addressees } from './addressee.ts'
import type { CaseFile } from './case-file.ts'
import { caseFile, commit, procedureOf } from './commit.ts'
import { composeMail } from './compose-mail.ts'
import type { Engine } from './engine.ts'
import { answerMailKey, caseKey, mailKey } from './keys.ts'
import { type ComposedMail, isGivenUp, type Letter, letterItem, letterOf } from './letter.ts'
import { system } from './log-item.ts'
import type { Attachment, Item, Key, Mail, MailOutcome, Write } from './ports.ts'

/** Puts the letters that a log entry asks for into the outbox, once, and sends them; the sweep sends what is left. */
export async function postNotices(engine: Engine, row: Item): Promise<void> {
  const { entry, payload } = row.body as unknown as {
    entry: { id: string; seq: number }
    payload?: { data: { event: unknown; notices?: readonly Notice[] } }
  }
  const limit = limitOf(payload?.data.event)
  const notices = payload?.data.notices ?? []
  const item = notices.length > 0 ? await engine.table.get(caseKey(entry.id)) : undefined
  if (!item) return
  const file = caseFile(item)
  const procedure = procedureOf(engine, file)
  let n = 0
  for (const notice of notices) {
    for (const to of await addressees(engine, file, notice.to)) {
      const draft = { notice, limit, to, seq: entry.seq, key: mailKey(file.id, entry.seq, n) }
      const claimed = await write(engine, procedure, file, draft)
      n += 1
      if (claimed) await send(engine, claimed)
    }
  }
}

/** Serves the applicant and waits for the mail server: the case goes on when it accepted (decision 14). */
export async function serveNotice(engine: Engine, procedure: Procedure, file: CaseFile, notice: string) {
  const key = answerMailKey(file.id)
  const [to] = await addressees(engine, file, { role: 'applicant', unit: null })
  if (!to) throw new Fault('noAddress', `case ${file.id}`)
  const answer = { notice, to: { role: 'applicant' as const, unit: null }, formal: false }
  const there = await engine.table.get(key)
  const claimed = there
    ? await claim(engine, there)
    : await write(engine, procedure, file, { notice: answer, limit: null, to, seq: file.seq, key })
  const letter = claimed ? await send(engine, claimed) : there && letterOf(there)
  if (letter?.state !== 'accepted') throw new Fault('notAccepted', letter?.lastReason ?? 'being sent')
  const servedAt = letter.acceptedAt ?? engine.clock.now()
  return { notice, servedAt, channel: 'electronic', messageId: letter.mail.messageId }
}

/** Sends a letter again when its time has come. */
export async function retryMail(engine: Engine, item: Item): Promise<boolean> {
  const claimed = await claim(engine, item)
  if (claimed) await send(engine, claimed)
  return claimed !== undefined
}

/** One sender at a time: SMTP has no key by which the server would know a second one. */
async function claim(engine: Engine, item: Item): Promise<Item | undefined> {
  const found = letterOf(item)
  const dueAt = Number(item.index?.due?.[1].slice(0, 15))
  const cutOff = found.state === 'sending' && dueAt <= engine.clock.now()
  if (found.state !== 'waiting' && !cutOff) return undefined
  const letter = cutOff ? after(engine, found, { kind: 'unknown', reason: 'cut off while it was sent' }) : found
  if (letter.state === 'failed') {
    await keep(engine, item, letter)
    return undefined
  }
  const claimed = letterItem({ ...letter, state: 'sending' }, item, engine.clock.now())
  const done = await engine.table.transact([{ put: claimed, when: { v: item.v } }])
  return done.kind === 'done' ? claimed : undefined
}

async function send(engine: Engine, claimed: Item): Promise<Letter> {
  const letter = letterOf(claimed)
  const next = after(engine, letter, await engine.mailer.send(await readyMail(engine, letter.mail)))
  await keep(engine, claimed, next)
  return next
}

/** What became of a letter. A formal one's service goes into the log in the same transaction, so that no clock of it is lost or moved. */
async function keep(engine: Engine, item: Item, letter: Letter): Promise<void> {
  const put: Write = { put: letterItem(letter, item, engine.clock.now()), when: { v: item.v } }
  if (letter.formal && letter.state !== 'waiting') {
    const { notice, mail, lastReason } = letter
    const data = { notice, channel: 'electronic', messageId: mail.messageId, reason: lastReason }
    const type = letter.state === 'accepted' ? 'notice.served' : 'notice.failed'
    const outcome = await commit(engine, letter.caseId, { type, actor: system, data }, undefined, [put])
    if (outcome.kind === 'committed' || outcome.refusal.code === 'movedOn') return
  }
  await engine.table.transact([put])
}

function after(engine: Engine, letter: Letter, outcome: MailOutcome): Letter {
  if (outcome.kind === 'accepted')
    return { ...letter, state: 'accepted', acceptedAt: engine.clock.now(), tries: letter.tries + 1 }
  const tries = letter.tries + 1
  const over = outcome.kind === 'permanent' || isGivenUp(tries)
  return {
    ...letter,
    tries,
    state: over ? 'failed' : 'waiting',
    doubtful: letter.doubtful + (outcome.kind === 'unknown' ? 1 : 0),
    lastReason: outcome.reason,
  }
}

/** A milestone is about its own limit. */
const limitOf = (event: unknown): string | null =>
  typeof event === 'object' && event !== null && 'limit' in event && typeof event.limit === 'string'
    ? event.limit
    : null

type Draft = {
  readonly notice: Notice
  readonly limit: string | null
  readonly to: Addressee
  readonly seq: number
  readonly key: Key
}

/** A new letter, claimed by whoever wrote it; undefined where it is written already. */
async function write(engine: Engine, procedure: Procedure, file: CaseFile, draft: Draft): Promise<Item | undefined> {
  const { notice, to, limit, seq, key } = draft
  const host = new URL(engine.deployment.url).hostname
  const messageId = `<${file.id}.${key.sk.replaceAll('#', '.')}@${host}>`
  const letter: Letter = {
    caseId: file.id,
    seq,
    notice: notice.notice,
    formal: notice.formal,
    mail: await composeMail(engine, procedure, file, { notice: notice.notice, limit, to, messageId, enclosures: [] }),
    state: 'sending',
    tries: 0,
    doubtful: 0,
    lastReason: null,
    acceptedAt: null,
  }
  const item = letterItem(letter, { ...key, v: 0, body: null }, engine.clock.now())
  const done = await engine.table.transact([{ put: item, when: 'absent' }])
  return done.kind === 'done' ? item : undefined
}

/** The mail with what it encloses, read anew. */
async function readyMail(engine: Engine, { enclosures, ...mail }: ComposedMail): Promise<Mail> {
  if (enclosures.length === 0) return mail
  const attachments = enclosures.map(async (one): Promise<Attachment> => {
    const bytes = 'text' in one ? bytesOf(one.text) : await engine.files.read(one.file)
    if (!bytes) throw new Fault('enclosureMissing', `${mail.messageId} ${one.name}`)
    return { name: one.name, type: one.type, bytes }
  })
  return { ...mail, attachments: await Promise.all(attachments) }
}
