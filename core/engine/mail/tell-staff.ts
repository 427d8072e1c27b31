import { peopleOf } from '#engine/people/people.ts'
import { inUnits } from '#engine/people/stand-in.ts'
import type { Engine } from '#engine/store/engine.ts'
import { newId } from '#engine/store/id.ts'
import { personKey } from '#engine/store/keys.ts'
import { nameOfUnit } from '#engine/store/names.ts'
import type { Absence, Person } from '#engine/store/person.ts'
import type { Write } from '#engine/store/ports.ts'
import { type PhraseName, phrase } from '#engine/texts/phrases.ts'
import { type Bilingual, fillBoth } from '#law/bilingual.ts'
import { sayDay } from '#law/say.ts'
import { siteOf, urlFor } from './compose-mail.ts'
import { type MailSection, mailHtml, mailText } from './mail-html.ts'
import { addressOf, newLetter } from './write-letter.ts'

type Told = { readonly person: Person; readonly by: Person; readonly absence: Absence; readonly delegate: string }

/** Tells whoever another entered as away or back, in the same transaction. */
export function tellAbsence(engine: Engine, kind: 'entered' | 'ended', told: Told): Write {
  const { person, by, absence, delegate } = told
  return tell(engine, person, {
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
      tell(engine, person, {
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

type Said = {
  readonly about: 'absence' | 'succession'
  readonly title: PhraseName
  readonly text: PhraseName
  readonly open: { readonly phrase: PhraseName; readonly path: string }
  readonly values: Readonly<Record<string, string | Bilingual>>
}

function tell(engine: Engine, person: Person, { about, title, text, open, values }: Said): Write {
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
  const key = { pk: personKey(person.id).pk, sk: `mail#${about}#${newId(engine.crypto)}` }
  const now = engine.clock.now()
  const addressed = { ...addressOf(engine, key, `${about}.${person.id}`), to: person.email, date: now }
  const mail = { subject, text: mailText(sections), html: mailHtml(subject, sections), enclosures: [], ...addressed }
  const { role, unit } = person.roles[0] ?? { role: 'public' as const, unit: null }
  const letter = { caseId: '', seq: 0, notice: about, limit: null, formal: false, audience: 'alarm' } as const
  return { put: newLetter(engine, key, { ...letter, to: { role, unit }, mail, notBefore: now }), when: 'absent' }
}
