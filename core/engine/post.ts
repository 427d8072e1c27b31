import { Fault } from '#law/fault.ts'
import { unitById } from '#records/directory.ts'
import type { Bilingual, Holder, Notice, Procedure } from '#workflows/procedure.ts'
import type { CaseFile } from './case-file.ts'
import { caseFile, commit, procedureOf, recordFile } from './commit.ts'
import type { Engine } from './engine.ts'
import { answerMailKey, bucketOf, caseKey, dueOf, json, mailKey, moment, nearestDue, recordKey } from './keys.ts'
import { system } from './log-item.ts'
import { peopleOf } from './people.ts'
import type { Item, Key, Mail, MailOutcome, Write } from './ports.ts'

/** A mail and what became of it. The Message-ID is fixed at its first try, so that a doubtful one can be sent again. */
export type Letter = {
  readonly caseId: string
  readonly seq: number
  readonly notice: string
  readonly formal: boolean
  readonly mail: Mail
  /** `sending`: with one sender until its due moment; found so after that, it was cut off and may have arrived. */
  readonly state: 'sending' | 'waiting' | 'accepted' | 'failed'
  readonly tries: number
  /** Tries that ended unknown or were cut off: each may have arrived, and is counted. */
  readonly doubtful: number
  readonly lastReason: string | null
  readonly acceptedAt: number | null
}

const waits = [60_000, 300_000, 1_800_000, 7_200_000, 21_600_000]
const hours72 = 72 * 3_600_000

/** Puts the letters that a log entry asks for into the outbox, once, and sends them; the sweep sends what is left. */
export async function postNotices(engine: Engine, row: Item): Promise<void> {
  const { entry, payload } = row.body as unknown as {
    entry: { id: string; seq: number }
    payload?: { data: { notices?: readonly Notice[] } }
  }
  const notices = payload?.data.notices ?? []
  const item = notices.length > 0 ? await engine.table.get(caseKey(entry.id)) : undefined
  if (!item) return
  const file = caseFile(item)
  const procedure = procedureOf(engine, file)
  let n = 0
  for (const notice of notices) {
    for (const address of await addresses(engine, file, notice.to)) {
      const draft = { notice, address, seq: entry.seq, key: mailKey(file.id, entry.seq, n) }
      const claimed = await write(engine, procedure, file, draft)
      n += 1
      if (claimed) await send(engine, claimed)
    }
  }
}

/** Serves the applicant and waits for the mail server: the case goes on when it accepted (decision 14). */
export async function serveNotice(engine: Engine, procedure: Procedure, file: CaseFile, notice: string) {
  const key = answerMailKey(file.id)
  const [address] = await addresses(engine, file, { role: 'applicant', unit: null })
  if (!address) throw new Fault('noAddress', `case ${file.id}`)
  const answer = { notice, to: { role: 'applicant' as const, unit: null }, formal: false }
  const there = await engine.table.get(key)
  const claimed = there
    ? await claim(engine, there)
    : await write(engine, procedure, file, { notice: answer, address, seq: file.seq, key })
  const letter = claimed ? await send(engine, claimed) : there && letterOf(there)
  if (letter?.state !== 'accepted') throw new Fault('notAccepted', letter?.lastReason ?? 'being sent')
  return { servedAt: letter.acceptedAt ?? engine.clock.now(), channel: 'electronic', messageId: letter.mail.messageId }
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
  const claimed = letterItem(engine, { ...letter, state: 'sending' }, item)
  const done = await engine.table.transact([{ put: claimed, when: { v: item.v } }])
  return done.kind === 'done' ? claimed : undefined
}

async function send(engine: Engine, claimed: Item): Promise<Letter> {
  const letter = letterOf(claimed)
  const next = after(engine, letter, await engine.mailer.send(letter.mail))
  await keep(engine, claimed, next)
  return next
}

/** What became of a letter. A formal one's service goes into the log in the same transaction, so that no clock of it is lost or moved. */
async function keep(engine: Engine, item: Item, letter: Letter): Promise<void> {
  const put: Write = { put: letterItem(engine, letter, item), when: { v: item.v } }
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
  const over = outcome.kind === 'permanent' || waited(tries) >= hours72
  return {
    ...letter,
    tries,
    state: over ? 'failed' : 'waiting',
    doubtful: letter.doubtful + (outcome.kind === 'unknown' ? 1 : 0),
    lastReason: outcome.reason,
  }
}

/** From the first try to the last; after the table's end each wait is as long as its last. */
const waited = (tries: number) =>
  Array.from({ length: tries - 1 }, (_, i) => waits[i] ?? waits.at(-1) ?? 0).reduce((sum, wait) => sum + wait, 0)

type Draft = { readonly notice: Notice; readonly address: Address; readonly seq: number; readonly key: Key }

/** A new letter, claimed by whoever wrote it; undefined where it is written already. */
async function write(engine: Engine, procedure: Procedure, file: CaseFile, draft: Draft): Promise<Item | undefined> {
  const { notice, address, seq, key } = draft
  const record = file.recordId === null ? null : recordFile(await engine.table.get(recordKey(file.recordId)))
  const values = valuesOf(engine, procedure, file, record?.documentNumber.raw ?? '', address.path)
  const words = procedure.words.notices[notice.notice]
  if (!words) throw new Fault('noWords', notice.notice)
  const inBoth = (text: Bilingual) => address.langs.map((lang) => fill(text[lang], values[lang]))
  const host = new URL(engine.deployment.url).hostname
  const mail: Mail = {
    messageId: `<${file.id}.${key.sk.replaceAll('#', '.')}@${host}>`,
    to: address.email,
    subject: inBoth(words.subject).join(' / '),
    text: inBoth(words.body).join('\n\n—\n\n'),
  }
  const letter: Letter = {
    caseId: file.id,
    seq,
    notice: notice.notice,
    formal: notice.formal,
    mail,
    state: 'sending',
    tries: 0,
    doubtful: 0,
    lastReason: null,
    acceptedAt: null,
  }
  const item = letterItem(engine, letter, { ...key, v: 0, body: null })
  const done = await engine.table.transact([{ put: item, when: 'absent' }])
  return done.kind === 'done' ? item : undefined
}

function letterItem(engine: Engine, letter: Letter, before: Item): Item {
  const { pk, sk, v } = before
  const at = engine.clock.now() + (waits[Math.max(0, letter.tries - 1)] ?? waits.at(-1) ?? 0)
  const due =
    letter.state === 'waiting' || letter.state === 'sending'
      ? { index: { due: [dueOf(bucketOf(letter.caseId)), `${moment(at)}#${letter.caseId}#${sk}`] as const } }
      : {}
  return { pk, sk, v: v + 1, body: json(letter), ...due }
}

export const letterOf = (item: Item): Letter => item.body as unknown as Letter

type Address = { readonly email: string; readonly langs: readonly ('zh' | 'en')[]; readonly path: string }

async function addresses(engine: Engine, file: CaseFile, to: Holder): Promise<readonly Address[]> {
  if (to.role !== 'applicant') {
    const people = await peopleOf(engine, to)
    return people.map(({ email }) => ({ email, langs: ['zh', 'en'] as const, path: `/desk/cases/${file.id}` }))
  }
  const contact = contactOf(file.data)
  return contact ? [{ email: contact.email, langs: [contact.lang], path: `/my/cases/${file.id}` }] : []
}

/** Every procedure's data names its applicant's contact; a case without an address has another channel. */
function contactOf(data: unknown): { email: string; lang: 'zh' | 'en' } | null {
  if (typeof data !== 'object' || data === null || !('contact' in data)) return null
  const { contact } = data
  if (typeof contact !== 'object' || contact === null || !('email' in contact) || !('lang' in contact)) return null
  return { email: String(contact.email), lang: contact.lang === 'en' ? 'en' : 'zh' }
}

type Values = Readonly<Record<string, string>>

function valuesOf(
  engine: Engine,
  procedure: Procedure,
  file: CaseFile,
  record: string,
  path: string,
): Record<'zh' | 'en', Values> {
  const plain = { number: file.number, record, ...texts(file.data) }
  const unit = file.holder.unit === null ? null : unitById(engine.deployment.directory, file.holder.unit)
  const promise = procedure.promise(file.data, file, engine.calendar) ?? ''
  const limit = Object.values(file.clocks).find((clock) => clock.due === nearestDue(file))?.rule ?? ''
  const both = (lang: 'zh' | 'en') => ({
    ...plain,
    promise,
    due: nearestDue(file) ?? '',
    limit: procedure.words.limits[limit]?.[lang] ?? limit,
    state: procedure.words.states[file.state]?.[lang] ?? file.state,
    unit: (lang === 'en' ? unit?.name.en : undefined) ?? unit?.name.zh ?? '',
    link: `${engine.deployment.url}${lang === 'en' ? '/en' : ''}${path}`,
  })
  return { zh: both('zh'), en: both('en') }
}

/** Texts that notices quote, found by name one level down: the supplement list, the pause, the extension. */
function texts(data: unknown): Values {
  if (typeof data !== 'object' || data === null) return {}
  const nested = Object.entries(data).filter(
    ([name]) => name === 'supplement' || name === 'pause' || name === 'extension',
  )
  const pairs = nested.flatMap(([, value]) =>
    typeof value === 'object' && value !== null ? Object.entries(value) : [],
  )
  return Object.fromEntries(
    pairs
      .filter(([, value]) => typeof value === 'string' || typeof value === 'number')
      .map(([name, value]) => [name, String(value)]),
  )
}

const fill = (text: string, values: Values) => text.replace(/\{(\w+)\}/g, (_all, name: string) => values[name] ?? '')
