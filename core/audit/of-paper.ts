import type { Played } from '#engine/case/replay.ts'
import { type Paper, paperFileKey, paperItem, paperKey } from '#engine/papers/paper.ts'
import { ordersOf, wantedOf } from '#engine/papers/paper-issue.ts'
import { paperKind } from '#engine/papers/paper-kind.ts'
import { seriesKey } from '#engine/papers/paper-number.ts'
import { servedBy } from '#engine/papers/paper-service.ts'
import { unservedBy } from '#engine/papers/unserved.ts'
import type { AuditWorld } from '#engine/run/audit-source.ts'
import type { Item, Key } from '#engine/store/ports.ts'
import { shanghaiDay } from '#law/day.ts'
import { bytesOf, toHex } from '#ledger/bytes.ts'
import { canonical } from '#ledger/canonical.ts'
import type { PaperKind } from '#workflows/contract/paper.ts'
import { latestTry, withNextTry } from './clocks/next-try.ts'
import type { Beside } from './of-case.ts'
import type { CasePlay } from './play-case.ts'

/**
 * Papers as the log names them. Words are held to the entry's hash; service and file follow from later entries. The
 * verification number is random, in no log.
 */
export function papersOf(world: AuditWorld, play: CasePlay, { there }: Beside): readonly Item[] {
  return play.played.flatMap((step, i) =>
    (play.rows[i]?.payload?.data.papers ?? []).map((named): Item => {
      const key = paperKey(play.file.id, named.id)
      const stands = paperKind.schema.safeParse(there(key)?.body).data
      if (!stands) return { ...key, v: 1, body: named }
      const { facts } = stands
      const hash = toHex(world.sha256(bytesOf(canonical(facts))))
      const isSaid = hash === named.hash && facts.kind === named.kind && facts.number === named.number
      const first = paperItem(
        { ...issued({ ...stands, id: named.id }, step), hash: isSaid ? named.hash : '' },
        1,
        step.event.at,
      )
      const now = Math.max(world.clock.now(), play.last.event.at)
      return withNextTry(later(play.played.slice(i + 1), first, there(key)), there(key), latestTry(now))
    }),
  )
}

function issued(paper: Paper, { procedure, file, event }: Played): Paper {
  const contact = procedure.pages.show(file.data).contact
  const electronic = { address: contact?.email ?? '', consent: contact?.consentElectronic ?? false }
  const own = { caseId: file.id, seq: file.seq, subject: file.subject, issuedAt: event.at }
  return { ...paper, ...own, electronic, file: null, service: [], served: null }
}

/** Paper after its later entries. */
function later(steps: readonly Played[], first: Item, stands: Item | undefined): Item {
  let item = first
  for (const { event } of steps) {
    const told = servedBy(event) ?? unservedBy(event)
    const put = told?.(item)[0]
    if (put && 'put' in put) item = put.put
    item = sealed(item, event, stands)
  }
  return item
}

function sealed(item: Item, { type, data }: Played['event'], stands: Item | undefined): Item {
  const paper = paperKind.read(item)
  const sent: { readonly paper?: unknown; readonly sha256?: unknown; readonly size?: unknown } = Object(data)
  if (type !== 'paper.sealed' || sent.paper !== paper.id) return item
  const sha256 = String(sent.sha256)
  const at = paperKind.schema.safeParse(stands?.body).data?.file?.at ?? 0
  const file = { key: paperFileKey(paper.caseId, paper.id, sha256), sha256, size: Number(sent.size), at }
  return paperItem({ ...paper, file }, item.v + 1, 0)
}

/** The series from which its papers drew a number, once for each. */
export function numbersDrawn(world: AuditWorld, play: CasePlay): readonly Key[] {
  const kinds: PaperKind[] = []
  return play.played.flatMap((step, i) => {
    const { event } = step
    const wanted = wantedOf(world, ordersOf(world, step), kinds)
    const named = play.rows[i]?.payload?.data.papers ?? []
    kinds.push(...named.map(({ kind }) => kind))
    const year = shanghaiDay(event.at).slice(0, 4)
    return wanted.flatMap(({ by, series }, n) => (series === null ? [] : [seriesKey(named[n]?.by ?? by, year, series)]))
  })
}
