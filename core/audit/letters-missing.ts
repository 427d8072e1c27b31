import { reachedIn } from '#engine/case/consent.ts'
import type { Letter } from '#engine/mail/letter.ts'
import { postedOf } from '#engine/mail/post.ts'
import { hasDeclared, isAgainst } from '#engine/people/authorise.ts'
import { caseKey, entryOfMail, mailKey } from '#engine/store/keys.ts'
import type { Item } from '#engine/store/ports.ts'
import type { Notice } from '#workflows/contract/results.ts'
import type { Beside } from './of-case.ts'
import type { CasePlay } from './play-case.ts'

/** A letter as it stands. */
export type Standing = { readonly item: Item; readonly letter: Letter }

type Saying = {
  readonly messageId: string
  readonly sha256: string | undefined
  readonly became: 'accepted' | 'failed'
}

/** Reads services and failures, by name of letter. */
export function sayings({ played }: CasePlay): readonly Saying[] {
  return played.flatMap(({ event: { type, data } }): readonly Saying[] => {
    const { messageId, sha256 }: { readonly messageId?: unknown; readonly sha256?: unknown } = Object(data)
    const became = becameBy(type)
    if (became === null || typeof messageId !== 'string') return []
    return [{ messageId, became, sha256: typeof sha256 === 'string' ? sha256 : undefined }]
  })
}

function becameBy(type: string): Saying['became'] | null {
  if (type === 'notice.failed') return 'failed'
  return type === 'notice.served' || type.startsWith('xstate.done.actor.') ? 'accepted' : null
}

/** Letters named or asked for, and gone. */
export function lettersMissing(play: CasePlay, standing: readonly Standing[], beside: Beside): readonly Item[] {
  const { pk } = mailKey(play.file.id, 1, 0)
  const names = new Set(standing.map(({ letter }) => letter.mail.messageId))
  const named = sayings(play).flatMap(({ messageId }) => {
    const sk = /^<[^.]+\.(.+)@/.exec(messageId)?.[1]?.replaceAll('.', '#')
    return sk === undefined || names.has(messageId) ? [] : [{ pk, sk, v: 1, body: null }]
  })
  const all = [...named, ...play.rows.flatMap((_, i) => unwritten(play, i, standing, beside))]
  return all.filter(({ sk }, i) => all.findIndex((one) => one.sk === sk) === i && !beside.there({ pk, sk }))
}

/** Followed notices of which no letter stands. */
function unwritten(play: CasePlay, i: number, standing: readonly Standing[], beside: Beside): readonly Item[] {
  const { id } = play.file
  const { entry, payload } = play.rows[i] ?? {}
  if (!entry || !payload || !beside.isFollowed('letters', caseKey(id).pk, play.positions[i] ?? 0)) return []
  const own = standing.filter(({ letter, item }) => letter.seq === entry.seq && entryOfMail(item) !== null)
  const written = new Set(own.map(({ letter }) => letter.notice))
  return postedOf(entry.type, payload.data.notices ?? []).flatMap((notice, n) =>
    !written.has(notice.notice) && isReached(play, i, notice, beside)
      ? [{ ...mailKey(id, entry.seq, n), v: 1, body: null }]
      : [],
  )
}

/** True if somebody was there ever since. */
function isReached(play: CasePlay, i: number, { to }: Notice, { seating }: Beside): boolean {
  const since = play.played.slice(i)
  if (to.role === 'applicant') return since.every(({ file }) => (reachedIn(file.data)?.email ?? '') !== '')
  const held = seating(to)
  if (held === null || held.since > (play.rows[i]?.entry.at ?? 0)) return false
  const { procedure, file } = play.last
  if (held.people.length > 0 && held.people.every((one) => hasDeclared(one, file.subject))) return false
  return !held.people.some((one) => isAgainst(one, procedure, file))
}
