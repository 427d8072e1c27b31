import type { Unit } from '#records/directory.ts'

type Contact = NonNullable<Unit['contact']>
type Put = (unit: Unit, text: string) => Unit

const puts: Readonly<Record<string, Put>> = {
  nameZh: renamed,
  nameEn: (unit, text) => ({ ...unit, name: { zh: unit.name.zh, ...(text !== '' && { en: text }) } }),
  aliases: (unit, text) => ({ ...unit, aliases: text.split(/[、,，;；]+/).filter((one) => one.trim() !== '') }),
  phone: plain('phone'),
  mail: plain('mail'),
  hoursZh: inLang('hours', 'zh'),
  hoursEn: inLang('hours', 'en'),
  personZh: inLang('person', 'zh'),
  personEn: inLang('person', 'en'),
  addressZh: inLang('address', 'zh'),
  addressEn: inLang('address', 'en'),
  successor: ({ successor: _, ...unit }, text) => (text === '' ? unit : { ...unit, successor: text }),
  complaintOwner: (unit, text) => ({ ...unit, complaintOwner: text === '' ? null : text }),
}

/** A unit with one field of its entry as typed. */
export const putInUnit = (unit: Unit, field: string, text: string): Unit =>
  Object.hasOwn(puts, field) ? (puts[field]?.(unit, text) ?? unit) : unit

/** Records that bear the former name still find their unit. */
function renamed(unit: Unit, text: string): Unit {
  const { zh, ...rest } = unit.name
  const aliases = zh === text ? (unit.aliases ?? []) : [...new Set([...(unit.aliases ?? []), zh])]
  return { ...unit, name: { ...rest, zh: text }, ...(aliases.length > 0 && { aliases }) }
}

function plain(key: 'phone' | 'mail'): Put {
  return (unit, text) => withContact(unit, ({ [key]: _, ...rest }) => (text === '' ? rest : { ...rest, [key]: text }))
}

/** Words of one language; without Chinese there are none. */
function inLang(key: 'hours' | 'person' | 'address', lang: 'zh' | 'en'): Put {
  return (unit, text) =>
    withContact(unit, ({ [key]: before, ...rest }) => {
      const { zh = '', en } = before ?? {}
      const next = lang === 'zh' ? { zh: text, en } : { zh, en: text }
      return next.zh === '' ? rest : { ...rest, [key]: { zh: next.zh, en: next.en || next.zh } }
    })
}

function withContact(unit: Unit, change: (contact: Contact) => Contact): Unit {
  return { ...unit, contact: change(unit.contact ?? {}) }
}
