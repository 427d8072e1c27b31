import type { HolderOrder } from '#engine/papers/holder-order.ts'
import { peopleOf } from '#engine/people/people.ts'
import { inUnits } from '#engine/people/stand-in.ts'
import type { Engine } from '#engine/store/engine.ts'
import { newId } from '#engine/store/id.ts'
import { personKey } from '#engine/store/keys.ts'
import { nameOfUnit } from '#engine/store/names.ts'
import type { Absence, Person } from '#engine/store/person.ts'
import type { Key, Write } from '#engine/store/ports.ts'
import { type PhraseName, phrase } from '#engine/texts/phrases.ts'
import { type Bilingual, fillBoth } from '#law/bilingual.ts'
import { sayDay } from '#law/say.ts'
import type { Recipient } from '#records/recipient.ts'
import type { Holder } from '#workflows/contract/actor.ts'
import { siteOf, urlFor } from './compose-mail.ts'
import { orderMailKeys } from './letter-kind.ts'
import { type MailSection, mailHtml, mailText } from './mail-html.ts'
import { addressOf, newLetter } from './write-letter.ts'

type Told = { readonly person: Person; readonly by: Person; readonly absence: Absence; readonly delegate: string }

/** Tells whoever another entered as away or back, in the same transaction. */
export function tellAbsence(engine: Engine, kind: 'entered' | 'ended', told: Told): Write {
  const { person, by, absence, delegate } = told
  return tellPerson(engine, person, {
    about: 'absence',
    title: `absence.title.${kind}`,
    text: `absence.text.${kind}`,
    open: { phrase: 'absence.open', path: '/account' },
    values: { by: by.name, from: sayDay(absence.from), until: sayDay(absence.until), delegate },
  })
}

/** Of each unit at most, so that one transaction holds them. */
const mostTold = 40

/** Tells people of an ending unit and its successor, same transaction. */
export async function tellSuccession(engine: Engine, unit: string, successor: string): Promise<readonly Write[]> {
  const values = { unit: nameOfUnit(engine, unit), successor: nameOfUnit(engine, successor) }
  const open = { phrase: 'succession.open', path: '/desk' } as const
  const told = async (id: string, kind: 'ends' | 'takes') => {
    const people = await seatedIn(engine, id)
    return people.slice(0, mostTold).map((person) =>
      tellPerson(engine, person, {
        ...{ about: 'succession', title: 'succession.title', text: `succession.text.${kind}`, open, values },
      }),
    )
  }
  return [...(await told(unit, 'ends')), ...(await told(successor, 'takes'))]
}

/** Each once, heads first. */
async function seatedIn(engine: Engine, unit: string): Promise<readonly Person[]> {
  const seated = await Promise.all(inUnits.toReversed().map((role) => peopleOf(engine, { role, unit })))
  return [...new Map(seated.flat().map((one) => [one.id, one])).values()]
}

/** Tells a recipient's address of an order, or its people, same transaction. */
export async function tellHolderOrder(engine: Engine, to: Recipient, order: HolderOrder): Promise<readonly Write[]> {
  const { id, recipient, number, by, words, due, changes } = order
  const seated = to.email === undefined ? await peopleOf(engine, { role: 'recipient', unit: recipient }) : []
  const readers =
    to.email === undefined
      ? seated.slice(0, mostTold).map((one) => ({ name: one.id, email: one.email }))
      : [{ name: 'directory', email: to.email }]
  return readers.map(({ name, email }) =>
    tell(
      engine,
      orderMailKeys.key(id, name),
      { email, of: id },
      {
        ...{ about: 'holderOrder', seat: { role: 'recipient', unit: recipient } },
        ...{ title: 'holderOrder.title', text: 'holderOrder.text' },
        open: { phrase: 'holderOrder.open', path: `/feed/of/${recipient}/orders/${id}` },
        values: { by: nameOfUnit(engine, by), n: String(changes.length), number, words, due: sayDay(due) },
      },
    ),
  )
}

type Said = {
  readonly about: 'absence' | 'succession' | 'holderOrder'
  readonly seat: Holder
  readonly title: PhraseName
  readonly text: PhraseName
  readonly open: { readonly phrase: PhraseName; readonly path: string }
  readonly values: Readonly<Record<string, string | Bilingual>>
}

function tellPerson(engine: Engine, { id, email, roles }: Person, said: Omit<Said, 'seat'>): Write {
  const { role, unit } = roles[0] ?? { role: 'public' as const, unit: null }
  const key = { pk: personKey(id).pk, sk: `mail#${said.about}#${newId(engine.crypto)}` }
  return tell(engine, key, { email, of: id }, { ...said, seat: { role, unit } })
}

/** Reader's address, and whom or what its letter is about. */
type Reader = { readonly email: string; readonly of: string }

function tell(engine: Engine, key: Key, reader: Reader, { about, seat, title, text, open, values }: Said): Write {
  const url = urlFor(engine, { isStaff: true })
  const sections = (['zh', 'en'] as const).map((lang): MailSection => {
    const say = (name: PhraseName) => fillBoth(phrase(engine, name), { city: engine.deployment.city, ...values })[lang]
    return {
      lang,
      title: say(title),
      paragraphs: [say(text)],
      facts: [],
      link: { label: say(open.phrase), href: `${siteOf(url, lang)}${open.path}` },
      closing: [say('mail.sender')],
    }
  })
  const subject = sections.map((one) => one.title).join(' / ')
  const now = engine.clock.now()
  const addressed = { ...addressOf(engine, key, `${about}.${reader.of}`), to: reader.email, date: now }
  const mail = { subject, text: mailText(sections), html: mailHtml(subject, sections), enclosures: [], ...addressed }
  const letter = { caseId: '', seq: 0, notice: about, limit: null, formal: false, audience: 'alarm' } as const
  return { put: newLetter(engine, key, { ...letter, to: seat, mail, notBefore: now }), when: 'absent' }
}
