import { type Bilingual, fillBoth } from '#law/bilingual.ts'

type Values = Parameters<typeof fillBoth>[1]

/** Both languages of a sentence, as commands print it. */
export function say(words: Bilingual, values: Values = {}): string {
  const { zh, en } = fillBoth(words, values)
  return zh === en ? zh : `${zh} / ${en}`
}

/** Paragraphs under a command's help, one language under the other. */
export const paragraphs = (...all: readonly (Bilingual | string)[]): string =>
  all.map((one) => `\n${typeof one === 'string' ? one : stacked(one)}`).join('\n')

/** A name in the help, and beside it what it means. */
export const entry = (name: string, words: Bilingual, width: number): string =>
  `${name.padEnd(width)}${stacked(words).replaceAll('\n', `\n${' '.repeat(width)}`)}`

const stacked = ({ zh, en }: Bilingual) => `${zh}\n${en}`
