import type { Engine } from '#engine/store/engine.ts'
import { newId } from '#engine/store/id.ts'
import { personKey } from '#engine/store/keys.ts'
import type { Absence, Person } from '#engine/store/person.ts'
import type { Write } from '#engine/store/ports.ts'
import { type PhraseName, phrase } from '#engine/texts/phrases.ts'
import { fill } from '#law/bilingual.ts'
import { sayDay } from '#law/say.ts'
import { urlFor } from './compose-mail.ts'
import { type MailSection, mailHtml, mailText } from './mail-html.ts'
import { addressOf, newLetter } from './write-letter.ts'

type Told = { readonly person: Person; readonly by: Person; readonly absence: Absence; readonly delegate: string }

/** Tells whoever another entered as away or back, in the same transaction. */
export function tellAbsence(engine: Engine, kind: 'entered' | 'ended', told: Told): Write {
  const { person, by, absence, delegate } = told
  const url = urlFor(engine, { isStaff: true })
  const sections = (['zh', 'en'] as const).map((lang): MailSection => {
    const site = lang === 'en' ? `${url}/en` : url
    const say = (name: PhraseName) => fill(phrase(engine, name)[lang], values)
    const values = {
      city: engine.deployment.city[lang],
      by: by.name,
      from: sayDay(absence.from)[lang],
      until: sayDay(absence.until)[lang],
      delegate,
    }
    return {
      lang,
      title: say(`absence.title.${kind}`),
      paragraphs: [say(`absence.text.${kind}`)],
      facts: [],
      link: { label: say('absence.open'), href: `${site}/account` },
      closing: [say('mail.sender')],
    }
  })
  const subject = sections.map(({ title }) => title).join(' / ')
  const key = { pk: personKey(person.id).pk, sk: `mail#absence#${newId(engine.crypto)}` }
  const now = engine.clock.now()
  const addressed = { ...addressOf(engine, key, `absence.${person.id}`), to: person.email, date: now }
  const mail = { subject, text: mailText(sections), html: mailHtml(subject, sections), enclosures: [], ...addressed }
  const { role, unit } = person.roles[0] ?? { role: 'public' as const, unit: null }
  const about = { caseId: '', seq: 0, notice: 'absence', limit: null, formal: false, audience: 'alarm' } as const
  return { put: newLetter(engine, key, { ...about, to: { role, unit }, mail, notBefore: now }), when: 'absent' }
}
