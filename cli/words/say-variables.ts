import { textPlaces } from '#engine/texts/text-values.ts'
import type { GatheredTexts } from '#engine/texts/texts.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'

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
  if (own.length === 0) throw new Error(`没有文本 ${text}，可用 / no such text, there are: ${names.join(', ')}`)
  const line = (name: string, isSometimes: boolean) => {
    const { zh, en } = texts.variables[name] ?? { zh: '', en: '' }
    return `  {${name}}${isSometimes ? `（须写 when: ${name} / under “when: ${name}”）` : ''}\t${zh} / ${en}\n`
  }
  return own
    .map(({ at, given: { must, may } }) =>
      [`${at}\n`, ...must.map((name) => line(name, false)), ...may.map((name) => line(name, true))].join(''),
    )
    .join('\n')
}
