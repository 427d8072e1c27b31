import type { PowerGroup } from '#engine/people/mandate-powers.ts'
import type { Lang } from '#engine/store/person.ts'
import type { Bilingual } from '#law/bilingual.ts'
import type { Day } from '#law/day.ts'
import { Chip, type Tone } from '../parts/chip.tsx'
import type { Line } from '../parts/summary-list.tsx'
import { labelled, tell } from '../tell.ts'
import { sayDay } from '../when.ts'
import {
  mandateActionNames,
  mandateActNames,
  mandateKindNames,
  mandateStates,
  mandates as words,
} from '../words/mandates.ts'

/** Acts under the title of their procedure; null where none was named. */
export type NamedPowers = PowerGroup & { readonly title: Bilingual | null }

/** A mandate as pages show it. */
export type MandateView = {
  readonly id: string
  readonly kind: keyof typeof mandateKindNames
  readonly subjectName: string
  readonly agentName: string
  readonly powers: readonly NamedPowers[]
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
    { name: t(words.actions), value: sayPowers(lang, one.powers) },
    { name: t(words.scope), value: sayScope(lang, one.records) },
    { name: t(words.from), value: sayDay(lang, one.from) },
    { name: t(words.until), value: sayDay(lang, one.until) },
    { name: t(words.state), value: <MandateState lang={lang} one={one} /> },
  ]
}

/** 查看；信用修复：提出、撤回. */
export const sayPowers = (lang: Lang, powers: readonly NamedPowers[]): string =>
  powers.map((one) => sayGroup(lang, one)).join(lang === 'zh' ? '；' : '; ')

function sayGroup(lang: Lang, { title, acts }: NamedPowers): string {
  const t = tell(lang)
  const names = title === null ? mandateActionNames : mandateActNames
  const said = acts.map((act) => t(names[act])).join(lang === 'zh' ? '、' : ', ')
  return title === null ? said : labelled(lang, t(title), said)
}

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
