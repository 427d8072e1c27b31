import { z } from 'zod'
import type { Engine } from '#engine/store/engine.ts'
import { keyShape } from '#engine/store/key-shape.ts'
import { json } from '#engine/store/keys.ts'
import type { Item, Key } from '#engine/store/ports.ts'
import { Day as DayShape, exactly } from '#engine/store/shapes.ts'
import { stored } from '#engine/store/stored.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { addDays, type Day, instantOn, shanghaiDay } from '#law/day.ts'

type Counted = {
  readonly rows: number
  readonly items: number
  readonly found: number
  /** The first differences, as sentences. */
  readonly first: readonly Bilingual[]
}
/** An audit of a night that came to its end. */
export type WholeAudit = Counted & { readonly began: number; readonly ended: number }

/** The nightly audit under way, and the last whole one. */
export type NightAudit = Counted & {
  readonly day: Day
  readonly phase: 'database' | 'partitions' | 'log' | 'public'
  readonly after: string | null
  /** Part of the next partition, looked at up to there. */
  readonly within?: { readonly pk: string; readonly at: string } | null
  readonly began: number | null
  /** Log rows met below the log’s length at the beginning. */
  readonly placed?: { readonly below: number; readonly met: number }
  /** Tree that the log makes so far, and the one signed. */
  readonly tree: string
  readonly goal: string
  readonly last: WholeAudit | null
  /** Newest checkpoint when the last whole one ended. */
  readonly signed?: string
}

const keys = keyShape('audit#nightly', 'audit')
export const nightKey: Key = keys.key()

const counted = {
  rows: z.int(),
  items: z.int(),
  found: z.int(),
  first: z.array(z.strictObject({ zh: z.string(), en: z.string() })),
}

export const nightAuditKind = stored('bookmark and result of the nightly audit', {
  schema: exactly<NightAudit>({
    ...counted,
    day: DayShape,
    phase: z.enum(['database', 'partitions', 'log', 'public']),
    after: z.string().nullable(),
    within: z.strictObject({ pk: z.string(), at: z.string() }).nullable().exactOptional(),
    began: z.number().nullable(),
    placed: z.strictObject({ below: z.int(), met: z.int() }).exactOptional(),
    tree: z.string(),
    goal: z.string(),
    last: z.strictObject({ ...counted, began: z.number(), ended: z.number() }).nullable(),
    signed: z.string().exactOptional(),
  }),
  keys: [keys],
  due: null,
  from: 'door',
  sealed: true,
})

/** At 03:00 Shanghai, after the scan of the register. */
export const hourOfAudit = '03:00'

/** Days by which a trial's clock may have run ahead. */
const slack = 8

/** Last day that the program may have planned. */
export const farthestNight = (now: number): Day => addDays(shanghaiDay(now), slack)

export function plannedAudit(now: number, last: WholeAudit | null): NightAudit {
  const today = shanghaiDay(now)
  const day = now < instantOn(today, hourOfAudit) ? today : addDays(today, 1)
  const none = { rows: 0, items: 0, found: 0, first: [], tree: '0', goal: '0' }
  return { ...none, day, phase: 'database', after: null, began: null, last }
}

/** End of the last whole one, or beginning of the first. */
export const lastAudited = ({ last, day }: NightAudit): number => last?.ended ?? instantOn(day, hourOfAudit)

export const auditItem = (body: NightAudit, v: number): Item => ({ ...nightKey, v, body: json(body) })

export async function nightAudit({ table }: Pick<Engine, 'table'>): Promise<NightAudit | null> {
  const item = await table.get(nightKey)
  return item ? nightAuditKind.read(item) : null
}
