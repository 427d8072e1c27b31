import { z } from 'zod'
import { commit, type Sent } from '#engine/begin/commit.ts'
import { caseFile, procedureOf } from '#engine/case/case-of.ts'
import { isLive } from '#engine/case/clocks.ts'
import { system } from '#engine/case/log-item.ts'
import { logRow } from '#engine/case/log-kinds.ts'
import { paperOf } from '#engine/papers/paper-kind.ts'
import { type ActionLink, type MadeLink, newLink } from '#engine/people/action-link.ts'
import { isAgainst } from '#engine/people/authorise.ts'
import { isSubscribed } from '#engine/people/digest-subscription.ts'
import { actingPerson } from '#engine/people/stand-in.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { answerMailKey, answerTextKey, caseKey, json, mailKey } from '#engine/store/keys.ts'
import { nextMailHour, usualHours } from '#engine/store/mail-hours.ts'
import type { Attachment, Item, Mail, Write } from '#engine/store/ports.ts'
import { Fault } from '#law/fault.ts'
import { sayIfDay } from '#law/say.ts'
import { bytesOf } from '#ledger/bytes.ts'
import { unitById } from '#records/directory.ts'
import type { Holder } from '#workflows/contract/actor.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import type { Notice } from '#workflows/contract/results.ts'
import { type Addressee, noticeAddressees, staffAddressee } from './addressee.ts'
import { gatherNotices } from './gathered-letter.ts'
import { after, type ComposedMail, dueAt, type Enclosure, type Letter, letterHash, letterItem } from './letter.ts'
import { isAnswer, letterOf } from './letter-kind.ts'
import { enclosuresOf, papersIn, sealIssued } from './seal-paper.ts'
import { answerPapers, servedByHand } from './serve-answer.ts'
import { undelivered } from './undelivered.ts'
import { type Draft, writeLetter } from './write-letter.ts'

/** Writes an entry's letters once and sends; the sweep sends others. */
export async function postNotices(engine: Engine, row: Item): Promise<void> {
  const { entry, payload } = logRow(row)
  await sealIssued(engine, entry.id, payload?.data.papers ?? [])
  const all = payload?.data.notices ?? []
  const required = postedOf(entry.type, all)
  const notices = all.filter((one) => one.inDigest || required.includes(one))
  const item =
    notices.length > 0 || all.some(({ gathered }) => gathered) ? await engine.table.get(caseKey(entry.id)) : undefined
  if (!item) return
  const file = caseFile(item)
  const procedure = procedureOf(engine, file)
  const limit = limitOf(payload?.data.event)
  await gatherNotices(engine, procedure, file, { seq: entry.seq, event: payload?.data.event, notices: all })
  const told = new Set<string>()
  let n = 0
  for (const { notice, to, formal, paper, inDigest } of notices) {
    const issued = paper && payload?.data.papers?.find(({ kind }) => kind === paper)
    for (const found of await noticeAddressees(engine, file, to)) {
      if (inDigest && (await isDigested(engine, found))) continue
      // Skips who may not read it, unless their unit's paper.
      if (found.person && isAgainst(found.person, procedure, file, issued ? to.unit : undefined)) continue
      const addressee = issued ? { ...found, path: `/papers/${file.id}/${issued.id}` } : found
      // One letter to holders of two seats.
      const once = `${notice} ${addressee.text?.to ?? addressee.email} ${addressee.path}`
      if (told.has(once)) continue
      told.add(once)
      const key = mailKey(file.id, entry.seq, n)
      n += 1
      const notBefore = isWarning(notice) ? morning(engine) : null
      const isFormal = formal && found.text === undefined && isElectronic(procedure, file)
      const about = aboutLimit(notice, limit)
      const draft = { key, seq: entry.seq, notice, formal: isFormal, to, addressee, limit: about, notBefore }
      const quoted = quotedIn(engine, notice, payload?.data.event)
      const written = await put(engine, procedure, file, { ...draft, ...quoted, audience: audienceOf(to) })
      if (written && letterOf(written).state === 'sending') await send(engine, written)
    }
  }
}

/** Sends a task's letter with its link; `once` names this request. */
export async function postAgain(
  engine: Engine,
  { caseId, person: id, notice, holder: to }: Pick<ActionLink, 'caseId' | 'person' | 'notice' | 'holder'>,
  once: string,
) {
  const item = await engine.table.get(caseKey(caseId))
  const person = await actingPerson(engine, id)
  if (!item || !person) return
  const file = caseFile(item)
  const addressee = staffAddressee(file, person)
  const key = { pk: caseKey(caseId).pk, sk: `mail#again#${once}` }
  // An entry's words were told once; a link brings the task.
  const again = Object.hasOwn(quotes, notice) ? 'task' : notice
  const draft = { key, seq: file.seq, notice: again, formal: false, audience: 'staff', to, addressee } as const
  await postNow(engine, procedureOf(engine, file), file, { ...draft, limit: null, notBefore: null })
}

/** Serves the applicant; acceptance moves the case on (ADR 13). */
export async function serveNotice(engine: Engine, procedure: Procedure, file: CaseFile, notice: string) {
  const key = answerMailKey(file.id)
  const to: Holder = { role: 'applicant', unit: null }
  const papers = await answerPapers(engine, file.id, notice)
  const reached = await noticeAddressees(engine, file, to)
  const addressee = reached.find(({ text }) => text === undefined)
  // Texts bring no paper, but say where.
  for (const one of reached)
    if (one.text)
      await postNow(engine, procedure, file, answer(answerTextKey(file.id, one.text.by), file, notice, to, one))
  const byHand = servedByHand(notice, papers)
  if (byHand) return byHand
  // Keeps what is no formal paper in the account, which suffices.
  const inAccount = { notice, servedAt: engine.clock.now(), channel: 'account', messageId: null }
  if (!addressee && papers.length === 0) return inAccount
  if (!addressee) throw new Fault('noAddress', `case ${file.id}`)
  const there = await engine.table.get(key)
  const claimed = there
    ? await claim(engine, there)
    : await put(engine, procedure, file, answer(key, file, notice, to, addressee))
  const letter = claimed ? await send(engine, claimed) : there && letterOf(there)
  if (letter?.state === 'failed' && papers.length === 0) return inAccount
  if (letter?.state === 'sending') throw new Fault('beingServed', `case ${file.id}`)
  if (letter?.state === 'waiting' && !engine.printing) throw new Fault('awaitsSeal', letter.lastReason ?? '')
  if (letter?.state !== 'accepted') throw new Fault('notAccepted', letter?.lastReason ?? 'not sent yet')
  const servedAt = letter.acceptedAt ?? engine.clock.now()
  return { notice, servedAt, channel: 'electronic', messageId: letter.mail.messageId }
}

/** Written once; failures are sent again like others. */
async function postNow(engine: Engine, procedure: Procedure, file: CaseFile, draft: Draft): Promise<void> {
  const written = await put(engine, procedure, file, draft)
  if (written) await send(engine, written)
}

/** Sends a letter when its time has come. */
export async function retryMail(engine: Engine, item: Item): Promise<boolean> {
  const claimed = await claim(engine, item)
  if (claimed) await send(engine, claimed)
  return claimed !== undefined
}

/** Settles a letter with the log entry of its service or failure. */
export async function settleLetter(engine: Engine, item: Item, letter: Letter): Promise<boolean> {
  const told = letter.state === 'failed' ? await undelivered(engine, item, letter) : []
  const writes: readonly Write[] = [{ put: letterItem(letter, item, engine.clock.now()), when: { v: item.v } }, ...told]
  const event = eventOf(engine, letter, isAnswer(item))
  if (event) {
    const outcome = await commit(engine, letter.caseId, event, undefined, writes)
    if (outcome.kind === 'committed') return true
    if (outcome.refusal.code === 'movedOn') return false
  }
  return (await engine.table.transact(writes)).kind === 'done'
}

/** One sender at a time, as SMTP has no key for repeats. */
async function claim(engine: Engine, item: Item): Promise<Item | undefined> {
  const now = engine.clock.now()
  const found = letterOf(item)
  const isDue = dueAt(item) <= now
  if (found.state === 'created' && isDue && (await isIdle(engine, found))) {
    await settleLetter(engine, item, { ...found, state: 'dropped' })
    return undefined
  }
  const cutOff = found.state === 'sending' && isDue
  if (found.state !== 'waiting' && !cutOff && !(found.state === 'created' && isDue)) return undefined
  const letter = cutOff ? after(found, cutOffAt(found), now) : found
  if (letter.state === 'failed') {
    await settleLetter(engine, item, letter)
    return undefined
  }
  const claimed = letterItem({ ...letter, state: 'sending', handedOver: false }, item, now)
  const done = await engine.table.transact([{ put: claimed, when: { v: item.v } }])
  return done.kind === 'done' ? claimed : undefined
}

/** A letter not handed over when its sender died has arrived nowhere. */
const cutOffAt = ({ handedOver }: Letter) =>
  handedOver === false
    ? ({ kind: 'technical', reason: 'cut off before it was sent' } as const)
    : ({ kind: 'unknown', reason: 'cut off while it was sent' } as const)

async function send(engine: Engine, claimed: Item): Promise<Letter> {
  const written = letterOf(claimed)
  const brings = written.formal || isAnswer(claimed)
  const there = brings ? await papersIn(engine, written, isAnswer(claimed)) : []
  const letter = byConsent(written, there)
  const papers = letter.formal || isAnswer(claimed) ? await enclosed(engine, there) : []
  if (typeof papers === 'string') {
    // Drafts wait unsent (ADR 13), and spend no try.
    const notBefore = engine.printing ? letter.notBefore : engine.clock.now() + 3_600_000
    const waiting: Letter = { ...letter, state: 'waiting', lastReason: papers, notBefore }
    await settleLetter(engine, claimed, waiting)
    return waiting
  }
  const mail = { ...letter.mail, enclosures: [...letter.mail.enclosures, ...papers] }
  const handing = handingOver(engine, claimed)
  if (letter.isText) await handing.note()
  const outcome = letter.isText
    ? await engine.couriers[courierOf(letter)].send({ to: mail.to, text: mail.text, id: mail.messageId })
    : await engine.mailer.send(await readyMail(engine, mail), handing.note)
  const next = after(letter, outcome, engine.clock.now())
  await settleLetter(engine, handing.item(), next)
  return next
}

/** Channel of a short text. */
const courierOf = ({ by }: Letter) => (by === undefined || by === 'mail' ? 'sms' : by)

/** Notes once that the text leaves now; none leaves unnoted. */
function handingOver(engine: Engine, claimed: Item) {
  let item = claimed
  let noted: Promise<void> | null = null
  const note = async () => {
    const put = { ...claimed, v: claimed.v + 1, body: json({ ...letterOf(claimed), handedOver: true }) }
    const done = await engine.table.transact([{ put, when: { v: claimed.v } }])
    if (done.kind !== 'done') throw new Fault('takenOver', claimed.sk)
    item = put
  }
  return {
    item: () => item,
    note: () => {
      noted ??= note()
      return noted
    },
  }
}

/** Consent withdrawn since it was written: the letter tells and serves nothing. */
function byConsent(letter: Letter, papers: readonly Item[]): Letter {
  if (!letter.formal) return letter
  const mine = papers.map(paperOf).filter(({ toUnit }) => toUnit === null)
  const isClosed = mine.length > 0 && mine.every(({ electronic }) => !electronic.consent)
  return isClosed ? { ...letter, formal: false } : letter
}

/** The papers a letter brings, or why it must wait for them. */
async function enclosed(engine: Engine, there: readonly Item[]): Promise<readonly Enclosure[] | string> {
  try {
    return (await enclosuresOf(engine, there)) ?? 'its paper is not sealed yet'
  } catch (cause) {
    return `its paper is not sealed: ${cause instanceof Error ? cause.message : String(cause)}`
  }
}

/** Without consent a mail only informs; service is by hand (ADR 13). */
const isElectronic = (procedure: Procedure, file: CaseFile) =>
  procedure.results.papers === undefined || procedure.pages.show(file.data).contact?.consentElectronic === true

/** Log event of a letter; none for warnings or unfinished ones. */
function eventOf({ crypto }: Engine, letter: Letter, isAnswer: boolean): Sent | null {
  const { caseId, seq, state, formal, audience, notice, to, mail, lastReason, acceptedAt } = letter
  const isServed = formal && state === 'accepted'
  const isFailed = state === 'failed' && (audience === 'applicant' || audience === 'staff')
  if (caseId === '' || (!isServed && !isFailed)) return null
  // Letters bring papers of their own entry, an answer those of several. Letters that only told name none: their
  // failure undoes no service by hand.
  const mine = isAnswer ? { notice } : formal ? { notice, entry: seq } : { mail: notice, entry: seq }
  const which = audience === 'applicant' ? mine : { mail: notice, to: { role: to.role, unit: to.unit } }
  const sha256 = letterHash(crypto, mail)
  const sent = {
    channel: letter.isText ? courierOf(letter) : 'electronic',
    messageId: mail.messageId,
    sha256,
    reason: lastReason,
  }
  // Accepted, then returned: no longer served.
  const data = { ...which, ...sent, ...(isFailed && { bounced: acceptedAt !== null }) }
  return { type: isServed ? 'notice.served' : 'notice.failed', actor: system, data }
}

/** Drops a reminder that waited for the morning, if nothing is left. */
async function isIdle(engine: Engine, { caseId, notice, limit }: Letter): Promise<boolean> {
  const item = isWarning(notice) && caseId !== '' ? await engine.table.get(caseKey(caseId)) : undefined
  if (!item) return false
  const { closed, clocks } = caseFile(item)
  const clock = limit === null ? undefined : clocks[limit]
  return closed || (notice === 'reminder' && clock !== undefined && !isLive(clock))
}

/** A person who gets digests. */
const isDigested = async (engine: Engine, { person }: Addressee): Promise<boolean> =>
  person !== undefined && (await isSubscribed(engine, person.id))

/** By the ladder; until 2026-11-29 by level alone, at half time. */
const isForDigest = (type: string, { to, notice, inDigest, gathered }: Notice) =>
  inDigest ??
  gathered ??
  (type.startsWith('clock.') && type.endsWith('.half') && to.role !== 'applicant' && isWarning(notice))

/** Notices whose letters are written at once, whoever reads digests. */
export const postedOf = (type: string, notices: readonly Notice[]): readonly Notice[] =>
  notices.filter((notice) => !isForDigest(type, notice))

const aboutLimit = (notice: string, limit: string | null) => (isWarning(notice) || notice === 'dateSet' ? limit : null)

/** Limit that an entry's letter is about. */
export const limitAbout = (notice: string, event: unknown): string | null => aboutLimit(notice, limitOf(event))

/** Notices that may wait for the next morning. */
const isWarning = (notice: string) => warnings.has(notice)

const warnings: ReadonlySet<string> = new Set(['reminder', 'overdue', 'stillOverdue', 'urged'])

/** The next hour for mail; null: now. */
function morning({ clock, calendar, deployment }: Engine): number | null {
  const now = clock.now()
  const next = nextMailHour(now, calendar, deployment.mailHours ?? usualHours)
  return next > now ? next : null
}

export const audienceOf = ({ role }: Holder) => (role === 'applicant' ? 'applicant' : 'staff')

const Forwarded = z.object({ unit: z.string() })

const quotes: Readonly<Record<string, readonly string[]>> = {
  urged: ['words'],
  assigned: ['reason'],
  supervisionOrder: ['order', 'orderDue'],
  orderAnswered: ['answer'],
  breachContested: ['reason'],
  breachKept: ['reason'],
  breachRescinded: ['reason'],
  breachReattributed: ['reason'],
}

/** Quotes somebody's words, the same in both languages; a day in each. A late letter names the unit that it went to. */
function quotedIn({ deployment }: Engine, notice: string, event: unknown): Pick<Draft, 'values'> {
  const unit =
    notice === 'forwarded' ? unitById(deployment.directory, Forwarded.safeParse(event).data?.unit ?? '') : null
  if (unit) {
    const [zh, en] = [
      { unit: unit.name.zh, unitId: unit.id },
      { unit: unit.name.en ?? unit.name.zh, unitId: unit.id },
    ]
    return { values: { zh, en } }
  }
  const names = quotes[notice]
  if (names === undefined) return {}
  const said = new Map(Object.entries(Object(event)))
  const of = (lang: 'zh' | 'en') =>
    Object.fromEntries(names.map((name) => [name, sayIfDay(String(said.get(name) ?? ''))[lang]]))
  return { values: { zh: of('zh'), en: of('en') } }
}

/** A milestone is about its own limit. */
const limitOf = (event: unknown): string | null =>
  typeof event === 'object' && event !== null && 'limit' in event && typeof event.limit === 'string'
    ? event.limit
    : null

const answer = (key: Draft['key'], file: CaseFile, notice: string, to: Holder, addressee: Addressee): Draft => ({
  ...{ key, seq: file.seq, notice, to, addressee },
  formal: false,
  audience: 'applicant',
  limit: null,
  notBefore: null,
})

/** A new letter in the outbox; undefined where it is written already. */
async function put(engine: Engine, procedure: Procedure, file: CaseFile, draft: Draft): Promise<Item | undefined> {
  const link = linkFor(engine, procedure, file, draft)
  const item = await writeLetter(engine, procedure, file, { ...draft, token: link?.token })
  const done = await engine.table.transact([{ put: item, when: 'absent' }, ...(link ? [link.write] : [])])
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

/** Letters that ask somebody to act. */
const asking = new Set(['task', 'inquiry', 'reminder', 'overdue', 'stillOverdue', 'standIn', 'assigned'])

/** The link of a letter to one person, made and stored once. */
function linkFor(
  engine: Engine,
  procedure: Procedure,
  file: CaseFile,
  { notice, addressee: { person }, notBefore }: Pick<Draft, 'notice' | 'addressee' | 'notBefore'>,
): MadeLink | null {
  if (!person || !asking.has(notice)) return null
  return newLink(engine, procedure, file, { person, notice, sentAt: notBefore ?? engine.clock.now() })
}
