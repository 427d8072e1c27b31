import type { Engine } from '#engine/store/engine.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { Fault } from '#law/fault.ts'
import { toHex } from '#ledger/bytes.ts'
import { canonical } from '#ledger/canonical.ts'
import { folderOf, type LetterText, type PaperPart, type Phrases } from '#workflows/common/text.ts'
import { commonLetters } from '#workflows/contract/paper.ts'
import { mayBeBlank, namesIn } from './gives.ts'
import { phrasesFor } from './phrases.ts'

/** Paragraph as issued; its values settle conditions. */
export type IssuedParagraph = Bilingual & { readonly when?: string; readonly unless?: string }
type IssuedPart = { readonly part: PaperPart; readonly when?: string; readonly unless?: string }

/** Words of a paper's issue, kept whatever changes later. */
export type IssuedText = {
  readonly id: string
  readonly outcome: string | null
  /** SHA-256 of title, body and phrases, to compare papers. */
  readonly digest: string
  readonly title: Bilingual
  readonly body: readonly (IssuedParagraph | IssuedPart)[]
  /** Headings and set sentences; papers before 2026-12 keep older ones. */
  readonly phrases?: Phrases
}

type Asked = { readonly kind: string; readonly outcome?: string }

/** Text of a letter in an outcome. */
export function letterText(
  { deployment, crypto }: Pick<Engine, 'deployment' | 'crypto'>,
  procedure: string,
  asked: Asked,
) {
  const { kind, outcome = null } = asked
  const id = letterId(procedure, kind)
  const letter = deployment.texts.letters[id]
  if (!letter) throw new Fault('text.missing', id)
  const { title, body: usual } = said(letter, outcome)
  if (!title) throw new Fault('text.missing', `${id} ${outcome}`)
  const body = withOwn(usual, deployment.ownParagraphs?.[id])
  const phrases = phrasesFor(
    { deployment },
    body.flatMap((one) => ('part' in one ? [one.part] : [])),
  )
  const digest = toHex(crypto.sha256(new TextEncoder().encode(canonical({ title, body, phrases }))))
  return { id, outcome, digest, title, body, phrases } satisfies IssuedText
}

/** The city’s paragraph stands before the last one. */
export function withOwn(body: IssuedText['body'], own: Bilingual | undefined): IssuedText['body'] {
  if (!own || own.zh === '') return body
  const last = body.findLastIndex((one) => 'zh' in one)
  return body.toSpliced(Math.max(last, 0), 0, { zh: own.zh, en: own.en })
}

/** The text of a letter: its procedure's, or common to all. */
const letterId = (procedure: string, kind: string): string =>
  `${Object.hasOwn(commonLetters, kind) ? 'common' : folderOf(procedure)}/${kind}`

/** Its title and its paragraphs in one outcome. */
export function said(
  { title, body }: LetterText,
  outcome: string | null,
): Pick<IssuedText, 'body'> & { readonly title: Bilingual | undefined } {
  const isOf = (of: string | readonly string[] | undefined) => of === undefined || [of].flat().includes(outcome ?? '')
  return {
    title: isWords(title) ? title : title[outcome ?? ''],
    body: body.flatMap(({ of, ...one }) => (isOf(of) ? [one] : [])),
  }
}

export const isWords = (title: LetterText['title']): title is Bilingual => typeof title['zh'] === 'string'

/** Article of a letter, by case where several. */
export function basisOf(
  { deployment }: Pick<Engine, 'deployment'>,
  procedure: string,
  { kind, basis }: { readonly kind: string; readonly basis?: string },
): string {
  const given = deployment.texts.letters[letterId(procedure, kind)]?.basis
  return typeof given === 'object' ? (given[basis ?? ''] ?? '') : (given ?? '')
}

/** Values that would leave an empty place. */
export function missingIn({ title, body }: IssuedText, values: Readonly<Record<string, Bilingual>>): readonly string[] {
  const isThere = (name: string) => Boolean(values[name]?.zh && values[name].en)
  const said = body.flatMap((one) =>
    'zh' in one && (one.when === undefined || isThere(one.when)) && (one.unless === undefined || !isThere(one.unless))
      ? [one]
      : [],
  )
  return [...new Set([title, ...said].flatMap(({ zh, en }) => namesIn(zh + en)))].filter(
    (name) => !isThere(name) && !mayBeBlank.has(name),
  )
}
