import type { ChannelName } from '#engine/people/reach.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { Item, Key } from '#engine/store/ports.ts'
import type { Holder } from '#workflows/contract/actor.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import type { Addressee, Place } from './addressee.ts'
import { composeMail } from './compose-mail.ts'
import { composeText } from './compose-text.ts'
import { type Audience, type Composed, type ComposedMail, type Letter, letterItem } from './letter.ts'
import { replyAddress } from './reply-address.ts'

export type Draft = {
  readonly key: Key
  readonly seq: number
  readonly notice: string
  readonly formal: boolean
  readonly audience: Audience
  readonly to: Holder
  readonly addressee: Addressee
  /** The limit that the notice is about; null: whichever ends first. */
  readonly limit: string | null
  /** UTC milliseconds until which the sweep leaves it; null: sent now. */
  readonly notBefore: number | null
  /** The secret of the link by which its reader may act. */
  readonly token?: string | undefined
  /** Values that the engine's own notices quote. */
  readonly values?: { readonly zh: Readonly<Record<string, string>>; readonly en: Readonly<Record<string, string>> }
}

/** New letter, sent by its writer or the sweep. */
export async function writeLetter(engine: Engine, procedure: Procedure, file: CaseFile, draft: Draft): Promise<Item> {
  const { key, addressee: to, notice, limit, values, token } = draft
  const addressed = { ...addressOf(engine, key, file.id), to: to.text?.to ?? to.email, date: engine.clock.now() }
  const chosen = to.by === undefined ? {} : { by: to.by }
  if (to.text !== undefined) {
    const mail = composeText(engine, procedure, file, { notice, to, addressed })
    return newLetter(engine, key, { ...draft, caseId: file.id, mail, isText: true, ...chosen })
  }
  const mail = await composeMail(engine, procedure, file, {
    notice,
    limit,
    to,
    seat: draft.to,
    addressed,
    values,
    token,
    replyTo: token === undefined ? undefined : replyAddress(engine, addressed.bounceToken),
    enclosures: [],
  })
  return newLetter(engine, key, { ...draft, caseId: file.id, mail, ...chosen })
}

type Blank = Omit<Draft, 'key' | 'addressee' | 'values' | 'token'> & {
  readonly caseId: string
  readonly mail: ComposedMail
  readonly isText?: true
  readonly by?: ChannelName
}

export function newLetter(engine: Engine, key: Key, blank: Blank): Item {
  const now = engine.clock.now()
  const { caseId, seq, notice, limit, formal, audience, to, mail, notBefore } = blank
  const letter: Letter = {
    ...{ caseId, seq, notice, limit, formal, audience, to, mail },
    ...(blank.isText && { isText: true }),
    ...(blank.by !== undefined && { by: blank.by }),
    area: engine.deployment.area,
    state: notBefore === null ? 'sending' : 'created',
    handedOver: false,
    notBefore: notBefore ?? now,
    failure: null,
    tries: 0,
    doubtful: 0,
    lastReason: null,
    acceptedAt: null,
    failedAt: null,
  }
  return letterItem(letter, { ...key, v: 0, body: null }, now)
}

type News = {
  readonly pk: string
  readonly name: string
  /** Begins the letter's own address. */
  readonly about: string
  readonly notice: string
  readonly place: Place
  readonly notBefore: number
}

/** A letter about no case, by one channel of an account. */
export function newsLetter(engine: Engine, { pk, name, about, notice, place, notBefore }: News, said: Composed): Item {
  const { by, to } = place
  const key = { pk, sk: by === 'mail' ? name : `${name}#${by}` }
  const mail = { ...said, ...addressOf(engine, key, about), to, date: engine.clock.now() }
  return newLetter(engine, key, {
    ...{ caseId: '', seq: 0, notice, limit: null, formal: false, audience: 'applicant', mail, notBefore },
    to: { role: 'applicant', unit: null },
    ...(by !== 'mail' && { isText: true, by }),
  })
}

/** A letter's name, from its key: the same however often written. */
export function addressOf({ deployment, crypto }: Engine, key: Key, about: string) {
  const messageId = `<${about}.${key.sk.replaceAll('#', '.')}@${new URL(deployment.url).hostname}>`
  return { messageId, bounceToken: crypto.keyed('session', `bounce/${messageId}`).slice(0, 32) }
}
