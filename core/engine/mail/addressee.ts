import { procedureOf } from '#engine/case/case-of.ts'
import { reachedIn } from '#engine/case/consent.ts'
import { addressHolds } from '#engine/papers/address-holds.ts'
import { hasDeclared } from '#engine/people/authorise.ts'
import { type ChannelName, channelNames, type Reach, reachOf } from '#engine/people/reach.ts'
import { seatedFor } from '#engine/people/stand-in.ts'
import { contactsOf } from '#engine/people/subject-contact.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { mobileOf } from '#engine/store/mobile.ts'
import type { Lang, Person } from '#engine/store/person.ts'
import type { CourierName } from '#engine/store/ports.ts'
import { actingUnit } from '#records/directory.ts'
import type { Holder } from '#workflows/contract/actor.ts'

/** Address of a letter, in which languages, and the page behind it. */
export type Addressee = {
  readonly email: string
  /** Short text in place of mail: by which channel, to what. */
  readonly text?: { readonly by: CourierName; readonly to: string }
  /** The account's channel or mail; left out: the case's. */
  readonly by?: ChannelName
  readonly langs: readonly Lang[]
  readonly path: string
  readonly isStaff: boolean
  /** The one member of staff behind the address. */
  readonly person?: Person
}

/** Mail of a case's subject now; empty: none. */
export async function mailNow(engine: Engine, file: CaseFile): Promise<string> {
  const found = await addressees(engine, file, { role: 'applicant', unit: null })
  return found.map(({ email }) => email).find((email) => email !== '') ?? ''
}

/** Everybody seated there, else the unit's address; applicants in their language. */
export async function addressees(engine: Engine, file: CaseFile, to: Holder): Promise<readonly Addressee[]> {
  if (to.role === 'applicant') {
    const contact = reachedIn(file.data)
    const path = `/my/cases/${file.id}`
    const all = contact && (await addressHolds(engine, file)) ? [] : await contactsOf(engine, file.subject)
    const own = all.filter(({ email }) => email !== '')
    const at = { path, isStaff: false } as const
    // Whoever has an account for the subject, where nobody else applied.
    if (contact && own.length > 0) return own.map(({ email, lang }) => ({ ...at, email, langs: [lang], by: 'mail' }))
    const known = contact ? [contact] : own
    const mailed = known.filter(({ email }) => email !== '').map(({ email, lang }) => ({ ...at, email, langs: [lang] }))
    const mobile = mailed.length === 0 && contact && engine.couriers.sms.isThere ? mobileOf(contact.phone) : null
    return contact && mobile !== null
      ? [{ ...at, email: '', text: { by: 'sms', to: mobile }, langs: [contact.lang] }]
      : mailed
  }
  // Mails tell as much as pages, which bar whoever has an interest (回避).
  const people = (await seatedFor(engine, file, to)).filter((one) => !hasDeclared(one, file.subject))
  const pool = poolOf(engine, to.unit)
  const path = to.role === 'systemAdmin' ? '/admin' : `/desk/cases/${file.id}`
  if (people.length > 0) return people.map((person) => staffAddressee(file, person, path))
  return pool === null ? [] : [{ email: pool, langs: ['zh', 'en'], path, isStaff: true }]
}

/** Channels that the account chose, else as the case says. Mail stays for served papers. */
export async function noticeAddressees(engine: Engine, file: CaseFile, to: Holder): Promise<readonly Addressee[]> {
  const usual = await addressees(engine, file, to)
  if (to.role !== 'applicant') return usual
  const shown = procedureOf(engine, file).pages.show(file.data)
  const reach = shown.counter || usual.some(isInstead) ? null : await reachOf(engine, file.applicant)
  const names = channelNames.filter((name) => reach?.channels?.[name] !== undefined)
  if (!reach || !shown.contact || names.length === 0) return usual
  const { name, lang } = shown.contact
  const at = { langs: [lang], path: `/my/cases/${file.id}`, isStaff: false }
  const texts = names.flatMap((by): readonly Addressee[] => {
    const place = by === 'mail' ? null : placeOf(by, reach, { name, number: file.number, person: file.applicant })
    return by === 'mail' || place === null || !engine.couriers[by].isThere
      ? []
      : [{ ...at, email: '', text: { by, to: place }, by }]
  })
  const mails = usual.filter(({ text }) => !text)
  const own = mails.length > 0 || reach.email === '' ? mails : [{ ...at, email: reach.email, by: 'mail' as const }]
  const wanted = reach.channels?.mail === undefined ? [] : own
  const found = [...(shown.contact.consentElectronic ? mails : wanted), ...texts]
  return found.length > 0 ? found : usual
}

/** Mail to the subject's own account, its agent being gone. */
const isInstead = ({ by }: Addressee) => by === 'mail'

type Found = { readonly name: string; readonly number: string; readonly person: string }

/** Place by which a channel finds the account; null: none. */
function placeOf(by: CourierName, reach: Reach, { name, number, person }: Found): string | null {
  if (by === 'sms') return mobileOf(reach.phone)
  if (by === 'letter') return reach.address ? `${reach.address} ${name}` : null
  return by === 'counter' ? number : person
}

export type Place = { readonly by: ChannelName; readonly to: string }

/** Channels of an account for news of no case: those it chose, else mail. */
export async function accountPlaces(
  engine: Pick<Engine, 'table' | 'crypto' | 'couriers'>,
  of: Found & { readonly email: string },
): Promise<readonly Place[]> {
  const reach = await reachOf(engine, of.person)
  const mail = of.email || (reach?.email ?? '')
  const mails: readonly Place[] = mail === '' ? [] : [{ by: 'mail', to: mail }]
  const found = channelNames.flatMap((by): readonly Place[] => {
    if (!reach || reach.channels?.[by] === undefined) return []
    if (by === 'mail') return mails
    const to = engine.couriers[by].isThere ? placeOf(by, reach, of) : null
    return to === null ? [] : [{ by, to }]
  })
  return found.length > 0 ? found : mails
}

/** Member of staff, whose mail may carry a link. */
export const staffAddressee = (
  { id }: Pick<CaseFile, 'id'>,
  person: Person,
  path = `/desk/cases/${id}`,
): Addressee => ({ email: person.email, langs: ['zh', 'en'], path, isStaff: true, person })

/** A unit's own address, read by several. */
export const poolOf = ({ deployment }: Pick<Engine, 'deployment'>, unit: string | null): string | null =>
  (unit === null ? null : actingUnit(deployment.directory, unit))?.contact?.mail ?? null
