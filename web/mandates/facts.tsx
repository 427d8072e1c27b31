import type { PowerGroup } from '#engine/people/mandate-powers.ts'
import type { Lang } from '#engine/store/person.ts'
import type { Bilingual } from '#law/bilingual.ts'
import type { Day } from '#law/day.ts'
import { Chip, type Tone } from '../parts/chip.tsx'
import type { Line } from '../parts/summary-list.tsx'
import { labelled, listed, tell } from '../tell.ts'
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
    { name: t(words.actions), value: <PowerList lang={lang} powers={one.powers} /> },
    { name: t(words.scope), value: sayScope(lang, one.records) },
    { name: t(words.from), value: sayDay(lang, one.from) },
    { name: t(words.until), value: sayDay(lang, one.until) },
    { name: t(words.state), value: <MandateState lang={lang} one={one} /> },
  ]
}

/** 查看；异议、信用修复：提出、撤回. Procedures with the same acts share one group. */
export const sayPowers = (lang: Lang, powers: readonly NamedPowers[]): string =>
  saidGroups(lang, powers).join(lang === 'zh' ? '；' : '; ')

function saidGroups(lang: Lang, powers: readonly NamedPowers[]): readonly string[] {
  const alike = Map.groupBy(powers, (one) => `${one.title === null} ${sayActs(lang, one)}`)
  return [...alike.values()].map((group) => sayGroup(lang, group))
}

/** A line for each group, where there is room. */
function PowerList({ lang, powers }: { lang: Lang; powers: readonly NamedPowers[] }) {
  return (
    <ul class="plain">
      {saidGroups(lang, powers).map((said) => (
        <li key={said}>{said}</li>
      ))}
    </ul>
  )
}

/** Few acts as they are, many folded under their number. */
export function Powers({ lang, powers }: { lang: Lang; powers: readonly NamedPowers[] }) {
  if (powers.length < 3) return <>{sayPowers(lang, powers)}</>
  return (
    <details class="inline">
      <summary>{tell(lang)(words.nActions, { n: powers.length })}</summary>
      {sayPowers(lang, powers)}
    </details>
  )
}

function sayGroup(lang: Lang, group: readonly NamedPowers[]): string {
  const said = group[0] ? sayActs(lang, group[0]) : ''
  const titles = group.flatMap(({ title }) => (title === null ? [] : [tell(lang)(title)]))
  return titles.length === 0 ? said : labelled(lang, listed(lang, titles), said)
}

const sayActs = (lang: Lang, { title, acts }: NamedPowers): string =>
  listed(
    lang,
    acts.map((act) => tell(lang)((title === null ? mandateActionNames : mandateActNames)[act])),
  )

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
