import type { CaseView } from '#engine/views/view.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { type Day, shanghaiDay } from '#law/day.ts'
import { type FormInput, formState } from '../form.ts'
import { HeadingOf } from '../parts/case/case-heading.tsx'
import { type Option, Radios, Select } from '../parts/form/choice.tsx'
import { TextArea } from '../parts/form/text-field.tsx'
import { Layout } from '../parts/layout.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { type Line, SummaryList } from '../parts/summary-list.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { type Tell, tell } from '../tell.ts'
import { sayDay } from '../when.ts'
import { contests as words } from '../words/staff/contests.ts'

type Kind = 'kept' | 'rescinded' | 'reattributed'

export type BreachView = {
  readonly seq: number
  readonly limit: Bilingual
  readonly due: Day
  readonly at: number
  /** The last day to contest it. */
  readonly until: Day
  readonly charged: Bilingual | null
  readonly contest: { readonly unit: Bilingual; readonly reason: string; readonly at: number } | null
  readonly ruling: {
    readonly kind: Kind
    readonly reason: string
    readonly to: Bilingual | null
    readonly at: number
  } | null
  readonly mayContest: boolean
  readonly mayRule: boolean
}

type Props = FormInput & {
  readonly shell: Shell
  readonly one: CaseView
  readonly breaches: readonly BreachView[]
  /** Units to which a breach can be charged. */
  readonly units: readonly Option[]
  readonly most: number
  /** Breach whose form came back. */
  readonly tried?: number
}

/** Breaches of a case, with contests and rulings. */
export function CaseBreachesPage({ shell, one, breaches, units, most, tried, ...input }: Props) {
  const t = tell(shell.lang)
  const title = t(words.title, { number: one.number })
  const sent = { ...input, labels: labelsIn(t), ...(tried === undefined ? {} : { scope: scopeOf(tried) }) }
  return (
    <Layout shell={shell} title={title} form={sent} back={{ path: paths.deskCase(one.id), label: one.number }}>
      <HeadingOf title={title} of={one.number} number />
      <p class="quiet">{t(words.lead)}</p>
      {breaches.length === 0 && <p class="empty">{t(words.none)}</p>}
      {breaches.map((breach) => (
        <section class="block" key={breach.seq}>
          <h2>{t(words.of, { limit: t(breach.limit), day: sayDay(shell.lang, breach.due) })}</h2>
          <SummaryList lines={linesOf(shell, breach)} />
          <Forms
            {...{ shell, one, breach, units, most }}
            {...(tried === breach.seq ? sent : { scope: scopeOf(breach.seq) })}
          />
        </section>
      ))}
    </Layout>
  )
}

/** Fields of each breach's form have ids of their own. */
const scopeOf = (breach: number) => `b${breach}`

function linesOf({ lang }: Shell, { at, charged, contest, ruling, until }: BreachView): readonly Line[] {
  const t = tell(lang)
  const day = (moment: number) => sayDay(lang, shanghaiDay(moment))
  return [
    { name: t(words.entered), value: day(at) },
    { name: t(words.charged), value: charged ? t(charged) : '—' },
    ...(contest
      ? [{ name: t(words.contested, { unit: t(contest.unit), day: day(contest.at) }), value: contest.reason }]
      : [{ name: t(words.until), value: sayDay(lang, until) }]),
    ...(ruling
      ? [
          {
            name: t(words.ruled, { day: day(ruling.at) }),
            value: `${t(words[ruling.kind], { to: ruling.to ? t(ruling.to) : '' })}${lang === 'zh' ? '。' : '. '}${ruling.reason}`,
          },
        ]
      : []),
  ]
}

type FormsProps = FormInput & Pick<Props, 'shell' | 'one' | 'units' | 'most'> & { readonly breach: BreachView }

const labelsIn = (t: Tell) => ({ reason: t(words.reason), kind: t(words.kind), unit: t(words.unit) })

function Forms({ shell, one, breach, units, most, ...input }: FormsProps) {
  const t = tell(shell.lang)
  const form = formState(shell.lang, { ...input, labels: labelsIn(t) })
  const path = paths.caseBreaches(one.id)
  if (breach.mayContest)
    return (
      <PostForm shell={shell} path={path} button={t(words.contest)} hidden={{ breach: breach.seq }}>
        <TextArea form={form} name="reason" hint={t(words.reasonHint)} limit={most} />
      </PostForm>
    )
  if (!breach.mayRule) return null
  const kinds = [
    { value: 'kept', label: t(words.keep) },
    { value: 'rescinded', label: t(words.rescind) },
    { value: 'reattributed', label: t(words.reattribute) },
  ]
  return (
    <PostForm shell={shell} path={path} button={t(words.rule)} hidden={{ breach: breach.seq, rule: 'yes' }}>
      <Radios form={form} name="kind" options={kinds} />
      <Select form={form} name="unit" options={units} />
      <TextArea form={form} name="reason" label={t(words.ruleReason)} limit={most} />
    </PostForm>
  )
}
