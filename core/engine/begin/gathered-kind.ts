import { z } from 'zod'
import type { Engine } from '#engine/store/engine.ts'
import { keyShape } from '#engine/store/key-shape.ts'
import { bucketOf, dueMailOf, json, moment } from '#engine/store/keys.ts'
import type { Lang } from '#engine/store/person.ts'
import type { Item, Key } from '#engine/store/ports.ts'
import { Day as DayShape, exactly, Lang as LangShape, Words } from '#engine/store/shapes.ts'
import { stored } from '#engine/store/stored.ts'
import type { Bilingual } from '#law/bilingual.ts'
import type { Day } from '#law/day.ts'
import { Fault } from '#law/fault.ts'

/** One limit, before and after a change; or a case of an act. */
export type GatheredLine = {
  readonly caseId: string
  readonly number: string
  readonly seq: number
  /** Null: the day of the result, or the case. */
  readonly limit: string | null
  readonly name: Bilingual
  readonly from: Day | null
  readonly to: Day | null
  readonly path: string
}

/** Lines of a change or act, until their mail goes. */
export type Gathered = {
  readonly change: string
  /** An act's words; left out: a new calendar. */
  readonly told?: { readonly notice: 'urged' | 'assigned'; readonly words: string }
  readonly email: string
  readonly langs: readonly Lang[]
  readonly isStaff: boolean
  readonly lines: readonly GatheredLine[]
  /** Lines beyond those that the mail shows. */
  readonly more: number
}

const keys = keyShape('gathered#{change}', 'to#{reader}')
/** Lines that one mail shows; the rest is counted. */
export const mostGathered = 50

export const gatheredKind = stored('lines of one change or act for one mail', {
  schema: exactly<Gathered>({
    ...{ change: z.string(), email: z.string(), isStaff: z.boolean(), more: z.int() },
    told: z.strictObject({ notice: z.enum(['urged', 'assigned']), words: z.string() }).exactOptional(),
    langs: z.array(LangShape).readonly(),
    lines: z
      .array(
        exactly<GatheredLine>({
          ...{ caseId: z.string(), number: z.string(), seq: z.int(), limit: z.string().nullable(), name: Words },
          ...{ from: DayShape.nullable(), to: DayShape.nullable(), path: z.string() },
        }),
      )
      .readonly(),
  }),
  keys: [keys],
  index: { due: ['due#mail#{bucket} → {moment}#{key}'] },
  due: 'once the change or act is over, its one mail is written',
  from: 'door',
  sealed: true,
})

type Reader = Omit<Gathered, 'lines' | 'more'>

/** Adds a line once a limit, newest day; mailed `at`. */
export async function gather(engine: Engine, reader: Reader, line: GatheredLine, at: number): Promise<void> {
  const key = keys.key(reader.change, engine.crypto.keyed('session', `gathered/${reader.email}`).slice(0, 32))
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const there = await engine.table.get(key)
    const before = there ? gatheredKind.read(there) : { ...reader, lines: [], more: 0 }
    const known = before.lines.find(({ caseId, limit }) => caseId === line.caseId && limit === line.limit)
    if (known && known.seq >= line.seq) return
    const others = before.lines.filter((one) => one !== known)
    const isFull = others.length >= mostGathered
    const next = isFull ? { ...before, more: before.more + 1 } : { ...before, lines: [...others, line] }
    const put = itemOf(key, next, (there?.v ?? 0) + 1, at)
    if ((await engine.table.transact([{ put, when: there ? { v: there.v } : 'absent' }])).kind === 'done') return
  }
  throw new Fault('contention', 'a gathered mail kept moving')
}

function itemOf({ pk, sk }: Key, gathered: Gathered, v: number, at: number): Item {
  const id = `${pk}#${sk}`
  return { pk, sk, v, body: json(gathered), index: { due: [dueMailOf(bucketOf(id)), `${moment(at)}#${id}`] } }
}
