import type { Deployment } from '#engine/store/host.ts'
import { type Bilingual, two } from '#law/bilingual.ts'
import type { Setting, SettingShape } from './setting.ts'
import { settingNames as names } from './setting-words.ts'

const prefix = 'letter.'
/** Characters of the city’s paragraph in a letter. */
const most = 500

const shape: SettingShape = {
  ...{ kind: 'line', most, long: true, fault: 'plainParagraph' },
  fits: (text) => !/[{}\r\n]/.test(text),
}

type Texts = Pick<Deployment, 'texts'>

/** The city’s own paragraph in each letter, in both languages. */
export const letterSettings = ({ texts }: Texts): readonly Setting[] =>
  Object.keys(texts.letters)
    .toSorted()
    .flatMap((letter) => [inLang(letter, 'zh'), inLang(letter, 'en')])

/** A letter’s setting by its id. */
export const letterSetting = (deployment: Texts, id: string): Setting | undefined =>
  id.startsWith(prefix) ? letterSettings(deployment).find((one) => one.id === id) : undefined

/** The letter that a setting is of; null: another setting. */
export const letterOf = (id: string): string | null =>
  id.startsWith(prefix) ? id.slice(prefix.length).replace(/\.(zh|en)$/, '') : null

/** A letter by its title; of several, all. */
export function letterTitle({ texts }: Texts, letter: string): Bilingual {
  const title = texts.letters[letter]?.title
  if (!title) return two(letter, letter)
  const all: readonly Bilingual[] =
    typeof title['zh'] === 'string' ? [title as Bilingual] : Object.values(title as Readonly<Record<string, Bilingual>>)
  return two([...new Set(all.map(({ zh }) => zh))].join(' / '), [...new Set(all.map(({ en }) => en))].join(' / '))
}

function inLang(letter: string, lang: 'zh' | 'en'): Setting {
  const id = `${prefix}${letter}.${lang}`
  return {
    ...{ id, group: 'texts', card: `${prefix}${letter}`, shape, meaning: names.paragraphMeaning },
    name: lang === 'zh' ? names.paragraphZh : names.paragraphEn,
    now: ({ ownParagraphs }) => ownParagraphs?.[letter]?.[lang] ?? '',
  }
}

/** Paragraphs said in one language alone, by the setting that lacks. */
export const halfSaid = ({ ownParagraphs = {} }: Deployment): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(ownParagraphs).flatMap(([letter, { zh, en }]) =>
      (zh === '') === (en === '') ? [] : [[`${prefix}${letter}.${zh === '' ? 'zh' : 'en'}`, 'required'] as const],
    ),
  )
