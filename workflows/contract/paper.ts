import type { Bilingual } from '#law/bilingual.ts'

/** The formal papers a case may issue; each has one template in `paper-words.ts`. */
export type PaperKind =
  | 'receipt'
  | 'acceptance'
  | 'supplement'
  | 'refusal'
  | 'forwarding'
  | 'inquiry'
  | 'pause'
  | 'extension'
  | 'checkExtension'
  | 'result'
  | 'correction'
  | 'finding'
  | 'ownMotion'
  | 'repairDecision'
  | 'repairRefusal'
  | 'liftMeasures'
  | 'order'
  | 'opening'
  | 'intention'
  | 'decision'
  | 'stop'

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
  /** The article it rests on, as core/law cites it; empty where it is a target of our own. */
  readonly basis: string
  /** A sentence of the procedure's own. */
  readonly note?: Bilingual
  /** Values of the procedure's own for the template’s {…}, which leave none of its sentences empty. */
  readonly values?: Readonly<Record<string, Bilingual>>
  /** The next higher organ may look again (复核). */
  readonly review?: true
  /** Left out where the case has one of this kind already. */
  readonly once?: true
}
