import { z } from 'zod'

/** Lists and tables of the case, where a text names them. */
export const paperParts = ['items', 'answers', 'changes', 'evidence', 'clocks', 'remedies', 'inaction'] as const
export type PaperPart = (typeof paperParts)[number]

const Words = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })

/** `of`: these outcomes only. `when`, `unless`: by a value. */
const condition = {
  of: z.union([z.string(), z.array(z.string())]).exactOptional(),
  when: z.string().exactOptional(),
  unless: z.string().exactOptional(),
}
const Paragraph = z.strictObject({ ...Words.shape, ...condition })
export type Paragraph = Readonly<z.infer<typeof Paragraph>>
const Part = z.strictObject({ part: z.enum(paperParts), ...condition })

/** Words of a letter: titles by outcome, then paragraphs and parts. */
const LetterText = z.strictObject({
  /** Article as packages/deadline/src cites it; by case where several. */
  basis: z.union([z.string(), z.record(z.string(), z.string())]).exactOptional(),
  /** Values that both languages must mention. */
  variables: z.array(z.string()),
  title: z.union([Words, z.record(z.string(), Words)]),
  body: z.array(z.union([Paragraph, Part])).min(1),
})
export type LetterText = Readonly<z.infer<typeof LetterText>>

const MailText = z.strictObject({
  variables: z.array(z.string()),
  subject: Words,
  body: z.array(Paragraph).min(1),
})
export type MailText = Readonly<z.infer<typeof MailText>>

/** Set words that letters or mails share: headings, labels, buttons, footers. */
const Phrases = z.record(z.string(), Words)
export type Phrases = Readonly<z.infer<typeof Phrases>>

/** File of `workflows/<procedure>/texts`: letter, mails, or set words. */
export const TextFile = z.strictObject({
  about: z.string(),
  letter: LetterText.exactOptional(),
  mails: z.record(z.string(), MailText).exactOptional(),
  phrases: Phrases.exactOptional(),
})
export type TextFile = Readonly<z.infer<typeof TextFile>>

/** Values that texts may use, each explained. */
export const Variables = z.record(z.string(), Words)

/** File of words as read; `fault` where no YAML. */
export type ReadFile = {
  readonly id: string
  readonly path: string
  readonly data: unknown
  readonly fault: string | null
}

/** Words of a deployment's letters and mails, by `folder/name`. */
export type Texts = {
  readonly letters: Readonly<Record<string, LetterText>>
  readonly mails: Readonly<Record<string, MailText>>
  /** By `file.name`. */
  readonly phrases: Phrases
}

/** The folder of a procedure's texts: shieldEnd is `shield-end`. */
export const folderOf = (procedure: string): string =>
  procedure.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
