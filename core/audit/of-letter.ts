import { reachedIn } from '#engine/case/consent.ts'
import { type Letter, letterHash, letterItem } from '#engine/mail/letter.ts'
import { isAnswer, letterKind } from '#engine/mail/letter-kind.ts'
import { audienceOf, limitAbout, postedOf } from '#engine/mail/post.ts'
import { channelNames } from '#engine/people/reach.ts'
import type { AuditWorld } from '#engine/run/audit-source.ts'
import { answerTextKey, caseKey, entryOfMail } from '#engine/store/keys.ts'
import { mobileOf } from '#engine/store/mobile.ts'
import type { Item } from '#engine/store/ports.ts'
import { isSameSeat } from '#workflows/contract/actor.ts'
import { servingTask } from '#workflows/contract/course.ts'
import { latestTry, withNextTry } from './clocks/next-try.ts'
import { lettersMissing, type Standing, sayings } from './letters-missing.ts'
import type { Beside } from './of-case.ts'
import type { CasePlay } from './play-case.ts'

/** Letters as the log asks; what no entry says stays. */
export function lettersOf(world: AuditWorld, play: CasePlay, beside: Beside): readonly Item[] {
  const standing = beside.all.flatMap((item): readonly Standing[] => {
    const letter = letterKind.holds(item) ? letterKind.schema.safeParse(item.body).data : undefined
    return letter ? [{ item, letter }] : []
  })
  const asked = standing.flatMap(({ item, letter }) => {
    const told = toldBy(play, item.sk, letter, standing)
    const now = Math.max(world.clock.now(), play.rows.at(-1)?.entry.at ?? 0)
    return told ? [itemOf(item, logged(world, play, item.sk, { ...letter, ...told }), now)] : []
  })
  return [...asked, ...lettersMissing(play, standing, beside)]
}

/** Counts letters whose text no entry of the log has hashed. */
export function unhashedLetters(play: CasePlay, beside: readonly Item[]): number {
  const hashed = new Set(sayings(play).flatMap(({ messageId, sha256 }) => (sha256 === undefined ? [] : [messageId])))
  const letters = beside.flatMap((item) =>
    letterKind.holds(item) ? (letterKind.schema.safeParse(item.body).data ?? []) : [],
  )
  return letters.filter(({ mail }) => !hashed.has(mail.messageId)).length
}

/** The log's part of a letter; null: none. */
function toldBy(play: CasePlay, sk: string, letter: Letter, all: readonly Standing[]): Partial<Letter> | null {
  const { id } = play.file
  const key = { pk: caseKey(id).pk, sk }
  const own = entryOfMail(key)
  if (own !== null) return ofEntry(play, own, letter)
  if (isAnswer(key) || isAnswerText(id, sk)) {
    const isServing = play.played.some(({ file }) => file.task?.name === servingTask)
    const to = { role: 'applicant', unit: null } as const
    return isServing ? { formal: false, audience: 'applicant', limit: null, to } : null
  }
  const parent = /^(.+)#(?:(pool)|alarm#\d+)$/.exec(sk)
  if (!parent) return { limit: null, formal: false }
  const failed = all.find(({ item }) => item.sk === parent[1])?.letter
  if (!failed || failed.failedAt === null) return null
  return { seq: failed.seq, audience: parent[2] ? 'pool' : 'alarm' }
}

/** Tells the short text that brings a case's answer. */
const isAnswerText = (id: string, sk: string): boolean =>
  channelNames.some((by) => by !== 'mail' && sk === answerTextKey(id, by).sk)

function ofEntry({ rows }: CasePlay, seq: number, letter: Letter): Partial<Letter> | null {
  const row = rows[seq - 1]
  if (!row?.payload) return null
  const { notices = [], event } = row.payload.data
  // Without a digest one is told by mail.
  const told = [...postedOf(row.entry.type, notices), ...notices.filter(({ inDigest }) => inDigest)].find(
    ({ notice, to }) => notice === letter.notice && isSameSeat(to, letter.to),
  )
  if (!told) return null
  const formal = told.formal && letter.formal
  return { seq, formal, to: told.to, audience: audienceOf(told.to), limit: limitAbout(told.notice, event) }
}

/** Fills in what case and service entries say. */
function logged(world: AuditWorld, play: CasePlay, sk: string, letter: Letter): Letter {
  const { id } = play.file
  const isNamed = letter.mail.messageId.startsWith(`<${id}.${sk.replaceAll('#', '.')}@`)
  const messageId = isNamed ? letter.mail.messageId : ''
  const to = addressOf(play, letter)
  const said = sayings(play).findLast((one) => one.messageId === letter.mail.messageId)
  const isSaid = said?.sha256 === undefined || said.sha256 === letterHash(world, letter.mail)
  const mail = { ...letter.mail, messageId, to, ...(!isSaid && { text: '' }) }
  return { ...letter, caseId: id, area: world.deployment.area, state: stateOf(letter, said?.became), mail }
}

/** Picks an address that the case had since. */
function addressOf({ played }: CasePlay, { audience, seq, mail, by }: Letter): string {
  // The account's own choice is in its log, not the case's.
  if (audience !== 'applicant' || by !== undefined) return mail.to
  const reached = played.slice(Math.max(0, seq - 1)).flatMap(({ file }) => reachedIn(file.data) ?? [])
  const known = reached.flatMap(({ email, phone }) => [email, mobileOf(phone)])
  return known.length === 0 || known.includes(mail.to) ? mail.to : String(known.at(-2))
}

/** State by the log: no service without an entry. */
function stateOf({ state, formal }: Letter, became: Letter['state'] | undefined): Letter['state'] {
  if (became !== undefined) return became
  return formal && state === 'accepted' ? 'sending' : state
}

function itemOf(item: Item, letter: Letter, now: number): Item {
  const { pk, sk, v } = item
  const should = letterItem(letter, { pk, sk, v: v - 1, body: null }, 0)
  return withNextTry(should, item, latestTry(now, letter.notBefore))
}
