import { procedureOf } from '#engine/case/case-of.ts'
import { reachedIn } from '#engine/case/consent.ts'
import { principalInstead } from '#engine/papers/address-holds.ts'
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
    const { instead, contact } = await applicantOf(engine, file)
    return instead ?? (contact ? byContact(engine, file, contact) : accountMails(engine, file))
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
  const { instead, contact } = to.role === 'applicant' ? await applicantOf(engine, file) : noApplicant
  if (instead) return instead
  if (!contact) return addressees(engine, file, to)
  const usual = byContact(engine, file, contact)
  const shown = procedureOf(engine, file).pages.show(file.data)
  const reach = shown.counter ? null : await reachOf(engine, file.applicant)
  if (!reach || !shown.contact || !channelNames.some((by) => reach.channels?.[by] !== undefined)) return usual
  const { name, lang } = shown.contact
  const at = { langs: [lang], path: `/my/cases/${file.id}`, isStaff: false }
  const places = courierPlaces(engine, reach, { name, number: file.number, person: file.applicant })
  const texts = places.map(({ by, to }) => ({ ...at, email: '', text: { by, to }, by }))
  const mails = usual.filter(({ text }) => !text)
  const own = mails.length > 0 || reach.email === '' ? mails : [{ ...at, email: reach.email, by: 'mail' as const }]
  const wanted = reach.channels?.mail === undefined ? [] : own
  const found = [...(shown.contact.consentElectronic ? mails : wanted), ...texts]
  return found.length > 0 ? found : usual
}

type Applicant = { readonly contact: Contact | null; readonly instead: readonly Addressee[] | null }
type Contact = NonNullable<ReturnType<typeof reachedIn>>
const noApplicant: Applicant = { contact: null, instead: null }

/** The case's address, or accounts in a former agent's place. */
async function applicantOf(engine: Engine, file: CaseFile): Promise<Applicant> {
  const contact = reachedIn(file.data)
  const name = contact && (await principalInstead(engine, file))
  return { contact, instead: name === null ? null : await accountsOf(engine, file, name) }
}

const pageOf = ({ id }: CaseFile) => ({ path: `/my/cases/${id}`, isStaff: false }) as const

/** Mail as the case says, else a text to its mobile. */
function byContact(engine: Engine, file: CaseFile, { email, phone, lang }: Contact): readonly Addressee[] {
  const at = { ...pageOf(file), langs: [lang] }
  if (email !== '') return [{ ...at, email }]
  const mobile = engine.couriers.sms.isThere ? mobileOf(phone) : null
  return mobile === null ? [] : [{ ...at, email: '', text: { by: 'sms', to: mobile } }]
}

/** Whoever has an account for the subject, where nobody applied. */
async function accountMails(engine: Engine, file: CaseFile): Promise<readonly Addressee[]> {
  const all = await contactsOf(engine, file.subject)
  return all.flatMap(({ email, lang }) => (email === '' ? [] : [{ ...pageOf(file), email, langs: [lang] }]))
}

/** The same by the channels that each account agreed to. */
async function accountsOf(engine: Engine, file: CaseFile, name: string): Promise<readonly Addressee[]> {
  const all = await contactsOf(engine, file.subject)
  const found = all.map(async ({ person, email, lang }): Promise<readonly Addressee[]> => {
    const at = { ...pageOf(file), langs: [lang] }
    const places = await accountPlaces(engine, { person, email, name, number: file.number })
    return places.map(({ by, to }) =>
      by === 'mail' ? { ...at, by, email: to } : { ...at, by, email: '', text: { by, to } },
    )
  })
  return (await Promise.all(found)).flat()
}

type Found = { readonly name: string; readonly number: string; readonly person: string }

/** Place by which a channel finds the account; null: none. */
function placeOf(by: CourierName, reach: Reach, { name, number, person }: Found): string | null {
  if (by === 'sms') return mobileOf(reach.phone)
  if (by === 'letter') return reach.address ? `${reach.address} ${name}` : null
  return by === 'counter' ? number : person
}

/** Places of the chosen channels that are there, mail apart. */
const courierPlaces = ({ couriers }: Pick<Engine, 'couriers'>, reach: Reach, of: Found) =>
  channelNames.flatMap((by) => {
    if (by === 'mail') return []
    const to = reach.channels?.[by] !== undefined && couriers[by].isThere ? placeOf(by, reach, of) : null
    return to === null ? [] : [{ by, to }]
  })

export type Place = { readonly by: ChannelName; readonly to: string }

/** Channels of an account for news: those chosen, else mail. */
export async function accountPlaces(
  engine: Pick<Engine, 'table' | 'crypto' | 'couriers'>,
  of: Found & { readonly email: string },
): Promise<readonly Place[]> {
  const reach = await reachOf(engine, of.person)
  const mail = of.email || (reach?.email ?? '')
  const mails: readonly Place[] = mail === '' ? [] : [{ by: 'mail', to: mail }]
  if (!reach) return mails
  const found = [...(reach.channels?.mail === undefined ? [] : mails), ...courierPlaces(engine, reach, of)]
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
