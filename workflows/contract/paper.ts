import type { Bilingual } from '#law/bilingual.ts'

/** Formal papers of a case; their words are `texts/<kind>.yaml`. */
export const paperKinds = [
  'receipt',
  'acceptance',
  'supplement',
  'refusal',
  'forwarding',
  'inquiry',
  'pause',
  'extension',
  'checkExtension',
  'result',
  'correction',
  'finding',
  'ownMotion',
  'repairDecision',
  'repairRefusal',
  'liftMeasures',
  'order',
  'opening',
  'intention',
  'decision',
  'stop',
  'supervision',
] as const
/** Issued in any procedure; their words are common. */
export const commonLetters: Readonly<Partial<Record<PaperKind, LetterRule>>> = {
  supervision: { gives: ['order', 'orderDue'] },
}
export type PaperKind = (typeof paperKinds)[number]

/** The procedure's own values, beside those of every letter. */
export type LetterRule = {
  readonly gives?: readonly string[]
  /** There in some cases only: a text says them under `when`. */
  readonly may?: readonly string[]
  /** Outcomes with own words and values, if any. */
  readonly outcomes?: Readonly<Record<string, readonly string[]>>
}

/** One paper that an event issues, in the event's own commit. */
export type PaperOrder = {
  readonly kind: PaperKind
  /** The unit that signs it. */
  readonly by: string
  /** The platform tells and signs for `by` (GD 46(2)), by L23. */
  readonly toldBy?: string
  /** The applicant, who is served; or a unit, at its desk. */
  readonly to: 'applicant' | { readonly unit: string }
  /** 文号 from the unit's gapless yearly series; null: the case's number. */
  readonly series: string | null
  /** The notice by which it goes to the applicant. */
  readonly notice: string | null
  /** Articles of its text it rests on, where it has several. */
  readonly basis?: string
  /** Outcome whose text it takes, where declared. */
  readonly outcome?: string
  /** Values of the procedure's own, as `Procedure.letters` declares them. */
  readonly values?: Readonly<Record<string, Bilingual>>
  /** The next higher organ may look again (复核). */
  readonly review?: true
  /** Left out where the case has one of this kind already. */
  readonly once?: true
}
