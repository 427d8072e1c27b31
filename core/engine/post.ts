import { Fault } from '#law/fault.ts'
import { unitById } from '#records/directory.ts'
import type { Bilingual, CaseEvent, Holder, Notice, Procedure } from '#workflows/procedure.ts'
import type { CaseFile } from './case-file.ts'
import { caseFile, commit, procedureOf, recordFile } from './commit.ts'
import type { Engine } from './engine.ts'
import { answerMailKey, bucketOf, caseKey, dueOf, json, mailKey, moment, nearestDue, recordKey } from './keys.ts'
import { system } from './log-item.ts'
import { peopleOf } from './people.ts'
import type { Item, Key, Mail, MailOutcome } from './ports.ts'

/** A mail and what became of it. The Message-ID is fixed at its first try, so that a doubtful one can be sent again. */
export type Letter = {
  readonly caseId: string
  readonly seq: number
  readonly notice: string
  readonly formal: boolean
  readonly mail: Mail
  readonly state: 'waiting' | 'accepted' | 'failed'
  readonly tries: number
  /** Tries that ended unknown: each may have arrived, and is counted. */
  readonly doubtful: number
  readonly lastReason: string | null
  readonly acceptedAt: number | null
}

const waits = [60_000, 300_000, 1_800_000, 7_200_000, 21_600_000]
const hours72 = 72 * 3_600_000

/** Puts the letters that a log entry asks for into the outbox, once; the sweep and this call send them. */
export async function postNotices(engine: Engine, row: Item): Promise<void> {
  const { entry, payload } = row.body as unknown as {
    entry: { id: string; seq: number; type: string; at: number }
    payload?: { data: { event: unknown; actor: CaseEvent['actor']; state: string } }
  }
  const item = await engine.table.get(caseKey(entry.id))
  if (!item || !payload) return
  const file = caseFile(item)
  const procedure = procedureOf(engine, file.procedure)
  const event: CaseEvent = { type: entry.type, at: entry.at, actor: payload.data.actor, data: payload.data.event }
  const notices = procedure.notices(event, file.data, payload.data.state)
  let n = 0
  for (const notice of notices) {
    for (const address of await addresses(engine, file, notice.to)) {
      const letter = await write(engine, procedure, file, {
        notice,
        address,
        seq: entry.seq,
        key: mailKey(file.id, entry.seq, n),
      })
      n += 1
      if (letter) await send(engine, letter)
    }
  }
}

/** Serves the applicant and waits for the mail server: the case goes on when it accepted (decision 14). */
export async function serveNotice(engine: Engine, procedure: Procedure, file: CaseFile, notice: string) {
  const key = answerMailKey(file.id)
  const [address] = await addresses(engine, file, { role: 'applicant', unit: null })
  if (!address) throw new Fault('noAddress', `case ${file.id}`)
  const answer = { notice, to: { role: 'applicant' as const, unit: null }, formal: false }
  const item =
    (await engine.table.get(key)) ??
    (await write(engine, procedure, file, { notice: answer, address, seq: file.seq, key }))
  const letter = item && (await send(engine, item))
  if (letter?.state !== 'accepted') throw new Fault('notAccepted', letter?.lastReason ?? 'no letter')
  return { servedAt: letter.acceptedAt ?? engine.clock.now(), channel: 'electronic', messageId: letter.mail.messageId }
}

/** Sends a waiting letter again when its time has come. */
export async function retryMail(engine: Engine, item: Item): Promise<boolean> {
  const before = letterOf(item)
  const letter = await send(engine, item)
  return letter.tries > before.tries
}

async function send(engine: Engine, item: Item): Promise<Letter> {
  const letter = letterOf(item)
  if (letter.state !== 'waiting') return letter
  const outcome = await engine.mailer.send(letter.mail)
  const next = after(engine, letter, outcome)
  const done = await engine.table.transact([{ put: letterItem(engine, next, item), when: { v: item.v } }])
  if (done.kind === 'conflict') return letter
  if (letter.formal && next.state !== 'waiting') {
    const type = next.state === 'accepted' ? 'notice.served' : 'notice.failed'
    await commit(engine, letter.caseId, {
      type,
      actor: system,
      data: { notice: letter.notice, channel: 'electronic', messageId: letter.mail.messageId, reason: next.lastReason },
    })
  }
  return next
}

function after(engine: Engine, letter: Letter, outcome: MailOutcome): Letter {
  if (outcome.kind === 'accepted')
    return { ...letter, state: 'accepted', acceptedAt: engine.clock.now(), tries: letter.tries + 1 }
  const tries = letter.tries + 1
  const spent = waits.slice(0, tries).reduce((sum, wait) => sum + wait, 0)
  const over = outcome.kind === 'permanent' || (tries > waits.length && spent >= hours72)
  return {
    ...letter,
    tries,
    state: over ? 'failed' : 'waiting',
    doubtful: letter.doubtful + (outcome.kind === 'unknown' ? 1 : 0),
    lastReason: outcome.reason,
  }
}

type Draft = { readonly notice: Notice; readonly address: Address; readonly seq: number; readonly key: Key }

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
    state: 'waiting',
    tries: 0,
    doubtful: 0,
    lastReason: null,
    acceptedAt: null,
  }
  const item = letterItem(engine, letter, { ...key, v: 0, body: null })
  const done = await engine.table.transact([{ put: item, when: 'absent' }])
  return done.kind === 'done' ? item : engine.table.get(key)
}

function letterItem(engine: Engine, letter: Letter, before: Item): Item {
  const { pk, sk, v } = before
  const at = engine.clock.now() + (waits[Math.max(0, letter.tries - 1)] ?? waits.at(-1) ?? 0)
  const due =
    letter.state === 'waiting'
      ? { index: { due: [dueOf(bucketOf(letter.caseId)), `${moment(at)}#${letter.caseId}#${sk}`] as const } }
      : {}
  return { pk, sk, v: v + 1, body: json(letter), ...due }
}

export const letterOf = (item: Item): Letter => item.body as unknown as Letter

type Address = { readonly email: string; readonly langs: readonly ('zh' | 'en')[]; readonly path: string }

async function addresses(engine: Engine, file: CaseFile, to: Holder): Promise<readonly Address[]> {
  if (to.role !== 'applicant') {
    const people = await peopleOf(engine, to)
    return people.map(({ email }) => ({ email, langs: ['zh', 'en'] as const, path: `/staff/case/${file.id}` }))
  }
  const contact = contactOf(file.data)
  return contact ? [{ email: contact.email, langs: [contact.lang], path: `/case/${file.id}` }] : []
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
  const promise =
    Object.values(file.clocks)
      .filter((clock) => clock.owedBy.role !== 'applicant')
      .map((clock) => clock.told)
      .sort()
      .at(-1) ?? ''
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
