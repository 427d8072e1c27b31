import type { Bilingual } from '#law/bilingual.ts'

/** The formal papers a case may issue; the words of each stand in `texts/<kind>.yaml` of its procedure. */
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
] as const
export type PaperKind = (typeof paperKinds)[number]

/** Values of the procedure's own that a letter is given beside those of every letter. */
export type LetterRule = {
  readonly gives?: readonly string[]
  /** There in some cases only: a text says them under `when`. */
  readonly may?: readonly string[]
  /** The outcomes with words of their own, and what each is given besides. Left out: it has one text. */
  readonly outcomes?: Readonly<Record<string, readonly string[]>>
}

/** One paper that an event issues, in the event's own commit. */
export type PaperOrder = {
  readonly kind: PaperKind
  /** The unit that signs it. */
  readonly by: string
  /** The platform that tells what `by` decided (GD 46(2)): it signs instead where the city settled L23 so. */
  readonly toldBy?: string
  /** The applicant, on whom it is served; or a unit, at whose desk it lies. */
  readonly to: 'applicant' | { readonly unit: string }
  /** 文号 from this gapless series of the unit and year; null for a paper that bears the case's own number. */
  readonly series: string | null
  /** The notice by which it goes to the applicant. */
  readonly notice: string | null
  /** Which of its text's articles it rests on, where there is more than one. */
  readonly basis?: string
  /** Which of its texts it is, where its procedure declares outcomes. */
  readonly outcome?: string
  /** Values of the procedure's own, as `Procedure.letters` declares them. */
  readonly values?: Readonly<Record<string, Bilingual>>
  /** The next higher organ may look again (复核). */
  readonly review?: true
  /** Left out where the case has one of this kind already. */
  readonly once?: true
}
