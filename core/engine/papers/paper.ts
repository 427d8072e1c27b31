import { bucketOf, dueMailOf, json, moment, pad, paperFolder, queueOf } from '#engine/store/keys.ts'
import type { Item, Key } from '#engine/store/ports.ts'
import type { IssuedText } from '#engine/texts/letter-text.ts'
import type { Bilingual } from '#law/bilingual.ts'
import type { Day } from '#law/day.ts'
import type { TimeLimit } from '#law/time-limit.ts'
import type { PaperKind } from '#workflows/contract/paper.ts'

/** Facts settled in the issuing commit, from case, record and log. */
export type PaperFacts = {
  readonly kind: PaperKind
  /** 文号; the case's number where it has none of its own. */
  readonly number: string
  readonly issuedOn: Day
  readonly by: Bilingual
  readonly addressee: Bilingual
  readonly toApplicant: boolean
  readonly caseNumber: string
  readonly procedure: Bilingual
  /** Words of its issue; papers before 2026-12 keep those of then. */
  readonly text?: IssuedText
  /** For the {…} of its text. */
  readonly values: Readonly<Record<string, Bilingual>>
  /** Of papers issued before 2026-12; now these are values. */
  readonly note?: Bilingual | null
  readonly list?: string
  readonly question?: string
  readonly items: readonly PaperItem[]
  readonly changes: readonly { readonly name: Bilingual; readonly before: string; readonly after: string }[]
  readonly ended: boolean
  readonly evidence: readonly { readonly name: string; readonly sha256: string }[]
  readonly clocks: readonly PaperClock[]
  readonly remedies: {
    /** 复核. */
    readonly organ: Bilingual
    readonly h1: Day | null
    readonly h2: Day | null
    /** Days whose holidays were not published at the issue. */
    readonly estimates?: readonly ('h1' | 'h2')[]
    /** Organ and court; left out if the directory named none. */
    readonly reconsideration?: Bilingual
    readonly court?: Bilingual
  }
  /** Of the unit that signs. Papers issued before 2026-12 have none. */
  readonly contact?: { readonly person?: Bilingual; readonly phone?: string; readonly address?: Bilingual }
  /** Rules that it quotes; papers before 2026-12 quote today's. */
  readonly quoted?: Readonly<Record<'A7' | 'H1' | 'H2' | 'H3', QuotedRule>>
}
export type QuotedRule = Pick<TimeLimit, 'length' | 'citation'>
export type PaperItem = {
  readonly field: Bilingual | null
  readonly ground: Bilingual
  readonly shown: string
  readonly claimed: string
  readonly answer: null | {
    readonly name: Bilingual
    readonly by: Bilingual
    readonly reason: string
    readonly documentChecked: string
    readonly value: string | null
  }
}
export type PaperClock = {
  readonly name: Bilingual
  readonly owedBy: Bilingual
  /** Null: beyond the holidays published when it was issued. */
  readonly due: Day | null
  readonly provisional: boolean
  readonly statutory: boolean
  readonly citation: string
}

export type Channel = 'electronic' | 'counter' | 'post' | 'sms'

/** Step of service (送达): act, day and evidence. */
export type ServiceStep = {
  readonly step: 'dispatched' | 'served' | 'failed' | 'read'
  readonly channel: Channel
  /** Instant of the entry; `on` is the day that it says. */
  readonly at: number
  readonly on: Day
  /** Message-ID, tracking number, signer or file; or the failure. */
  readonly evidence: string
}

/** A paper as stored beside its case. */
export type Paper = {
  /** Within the case: entry and place. */
  readonly id: string
  readonly caseId: string
  readonly seq: number
  readonly subject: string
  readonly unit: string
  readonly toUnit: string | null
  readonly notice: string | null
  readonly issuedAt: number
  /** Number to verify, and code that proves holding the paper. */
  readonly verify: { readonly number: string; readonly code: string }
  readonly facts: PaperFacts
  /** SHA-256 of canonical facts, as in the log entry. */
  readonly hash: string
  /** Null while a draft: not sealed, not sent. */
  readonly file: { readonly key: string; readonly sha256: string; readonly size: number; readonly at: number } | null
  /** Address and consent for electronic service. */
  readonly electronic: { readonly address: string; readonly consent: boolean }
  readonly service: readonly ServiceStep[]
  readonly served: { readonly on: Day; readonly channel: Channel } | null
}

export const paperId = (seq: number, n: number): string => `${seq}-${n}`

export function paperKey(caseId: string, id: string): Key {
  const [seq = '', n = ''] = id.split('-')
  return { pk: `case#${caseId}`, sk: `paper#${pad(Number(seq), 8)}#${n}` }
}

/** Key of its sealed file; `sha256` in hex. */
export const paperFileKey = (caseId: string, id: string, sha256: string): string =>
  `${paperFolder(caseId)}${id}-${sha256.slice(0, 16)}`

/** Sealed papers to serve by hand; drafts are not served. */
export const serviceQueue = (unit: string): string => queueOf(unit, 'service')
export const verifyLookup = (number: string): string => `paper#${number}`

/** `sealAt`: the draft's next try of sealing. */
export function paperItem(paper: Paper, v: number, sealAt: number): Item {
  const key = paperKey(paper.caseId, paper.id)
  const isDraft = paper.file === null
  return {
    ...key,
    v,
    body: json(paper),
    index: {
      lookup: [verifyLookup(paper.verify.number), paper.caseId],
      ...(((isDraft && paper.served === null) || needsHand(paper)) && {
        queue: [serviceQueue(paper.unit), `${moment(paper.issuedAt)}#${paper.caseId}`],
      }),
      ...(isDraft && {
        due: [dueMailOf(bucketOf(paper.caseId)), `${moment(sealAt)}#${paper.caseId}#${key.sk}`] as const,
      }),
    },
  }
}

/** Unserved, without consent or address, or failed electronically. */
export const needsHand = (paper: Paper): boolean =>
  paper.toUnit === null && paper.served === null && !mayGoElectronically(paper)

export const mayGoElectronically = ({ electronic, service }: Paper): boolean =>
  electronic.consent &&
  electronic.address !== '' &&
  !service.some(({ step, channel }) => step === 'failed' && channel === 'electronic')
