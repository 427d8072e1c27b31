import type { Lang } from '#engine/view.ts'
import type { Day } from '#law/day.ts'
import type { MandateAction } from '#workflows/procedure.ts'
import { Chip, type Tone } from '../parts/chip.tsx'
import type { Line } from '../parts/summary-list.tsx'
import { tell } from '../tell.ts'
import { sayDay } from '../when.ts'
import { mandateActionNames, mandateKindNames, mandateStates, mandates as words } from '../words/mandates.ts'

/** A mandate as pages show it. */
export type MandateView = {
  readonly id: string
  readonly kind: keyof typeof mandateKindNames
  readonly subjectName: string
  readonly agentName: string
  readonly actions: readonly MandateAction[]
  readonly records: readonly string[] | null
  readonly from: Day
  readonly until: Day
  readonly state: keyof typeof mandateStates
  readonly isLapsed: boolean
}

export const factsOf = (lang: Lang, one: MandateView): readonly Line[] => {
  const t = tell(lang)
  return [
    { name: t(words.principal), value: one.subjectName },
    { name: t(words.agent), value: one.agentName },
    { name: t(words.kind), value: t(mandateKindNames[one.kind]) },
    { name: t(words.actions), value: sayActions(lang, one.actions) },
    { name: t(words.scope), value: sayScope(lang, one.records) },
    { name: t(words.from), value: sayDay(lang, one.from) },
    { name: t(words.until), value: sayDay(lang, one.until) },
    { name: t(words.state), value: <MandateState lang={lang} one={one} /> },
  ]
}

export const sayActions = (lang: Lang, actions: readonly MandateAction[]): string =>
  actions.map((action) => tell(lang)(mandateActionNames[action])).join(lang === 'zh' ? '、' : ', ')

export const sayScope = (lang: Lang, records: readonly string[] | null): string =>
  tell(lang)(records === null ? words.allRecords : words.someRecords, { n: records?.length ?? 0 })

export function MandateState({ lang, one }: { lang: Lang; one: MandateView }) {
  const t = tell(lang)
  return one.isLapsed ? (
    <Chip tone="calm">{t(words.lapsed)}</Chip>
  ) : (
    <Chip tone={tones[one.state]}>{t(mandateStates[one.state])}</Chip>
  )
}

const tones: Readonly<Record<MandateView['state'], Tone>> = {
  drafted: 'calm',
  claimed: 'wait',
  inForce: 'good',
  refused: 'warn',
  revoked: 'calm',
}
