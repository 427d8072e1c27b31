import { z } from 'zod'
import { keyShape } from '#engine/store/key-shape.ts'
import { exactly } from '#engine/store/shapes.ts'
import { stored } from '#engine/store/stored.ts'

/** Look at data, for the auditor (GD 20) and the subject. */
export type View = {
  readonly at: number
  readonly who: string
  readonly role: string
  readonly what: string
  readonly unit?: string | null
  readonly why?: string
}

/** First use of an idempotency key, and perhaps its answer. */
export type Used = { readonly hash: string; readonly answer?: object; readonly at: number }

/** Sitting over one link, no sign-in and good for nothing else. */
export type LinkSession = {
  readonly link: string
  readonly csrf: string
  readonly startedAt: number
  /** Moment of the second factor in this sitting. */
  readonly provedAt: number | null
}

export const viewKeys = keyShape('views#{day}', '{moment}#{chance}')
export const usedKeys = keyShape('once#{hash}', 'used')
export const linkSessionKeys = keyShape('link-session#{hash}', 'session')

export const viewKind = stored('view', {
  schema: exactly<View>({
    at: z.number(),
    who: z.string(),
    role: z.string(),
    what: z.string(),
    unit: z.string().nullable().exactOptional(),
    why: z.string().exactOptional(),
  }),
  keys: [viewKeys],
  index: { subject: ['viewed#{subject} → {moment}#{chance}'] },
  due: null,
  from: 'door',
  sealed: true,
})

export const usedKind = stored('idempotency key', {
  schema: exactly<Used>({
    hash: z.string(),
    answer: z.record(z.string(), z.unknown()).exactOptional(),
    at: z.number(),
  }),
  keys: [usedKeys],
  due: null,
  from: 'door',
  sealed: true,
})

export const linkSessionKind = stored('sitting of a link', {
  schema: exactly<LinkSession>({
    link: z.string(),
    csrf: z.string(),
    startedAt: z.number(),
    provedAt: z.number().nullable(),
  }),
  keys: [linkSessionKeys],
  due: null,
  from: 'door',
  sealed: true,
})
