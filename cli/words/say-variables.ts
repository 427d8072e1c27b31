import { textPlaces } from '#engine/texts/text-values.ts'
import type { GatheredTexts } from '#engine/texts/texts.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import { say } from './say.ts'
import { texts as words } from './texts.ts'

/** Places of a text with values, or all names. */
export function sayVariables(
  texts: GatheredTexts,
  procedures: Readonly<Record<string, Procedure>>,
  text: string | undefined,
): string {
  const places = textPlaces(texts, procedures)
  const names = [...new Set(places.map((place) => place.text))].toSorted()
  if (text === undefined) return names.map((name) => `${name}\n`).join('')
  const own = places.filter((place) => place.text === text)
  if (own.length === 0) throw new Error(say(words.noText, { text, names: names.join(', ') }))
  const line = (name: string, isSometimes: boolean) => {
    const meaning = texts.variables[name] ?? { zh: '', en: '' }
    return `  {${name}}${isSometimes ? say(words.sometimes, { name }) : ''}\t${say(meaning)}\n`
  }
  return own
    .map(({ at, given: { must, may } }) =>
      [`${at}\n`, ...must.map((name) => line(name, false)), ...may.map((name) => line(name, true))].join(''),
    )
    .join('\n')
}
