import type { CaseView } from '#engine/views/view.ts'
import type { Bilingual } from '#law/bilingual.ts'
import type { Day } from '#law/day.ts'
import { type FormInput, formState } from '../form.ts'
import { HeadingOf } from '../parts/case/case-heading.tsx'
import { Checkbox, Checkboxes, type Option } from '../parts/form/choice.tsx'
import { TextArea } from '../parts/form/text-field.tsx'
import { Layout } from '../parts/layout.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { Table } from '../parts/table.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayDay } from '../when.ts'
import { orders, hearing as words } from '../words/staff/supervise.ts'

/** Prefix of each ticked unit in the form. */
export const unitPrefix = 'unit.'

/** A unit's word, or null until it answers. */
export type Heard = {
  readonly unit: Bilingual
  readonly question: string
  readonly due: Day
  readonly said: string | null
  readonly isLate: boolean
}

type Props = FormInput & {
  readonly shell: Shell
  readonly one: CaseView
  readonly units: readonly Option[]
  /** Units in which no head would receive it. */
  readonly headless: readonly string[]
  readonly heard: readonly Heard[]
  /** True while a unit may still answer. */
  readonly isOpen: boolean
  readonly due: Day
  readonly most: number
}

/** Hears units before it is said who handles a case. */
export function HearingPage({ shell, one, units, headless, heard, isOpen, due, most, ...input }: Props) {
  const t = tell(shell.lang)
  const named = { isToldOtherwise: t(orders.isToldOtherwise) }
  const labels = { units: t(words.units), question: t(words.question), ...named }
  const form = formState(shell.lang, { ...input, labels })
  const title = t(words.title, { number: one.number })
  const columns = [words.unit, words.question, words.said].map((name) => t(name))
  return (
    <Layout
      shell={shell}
      title={title}
      form={{ ...input, labels }}
      back={{ path: paths.deskCase(one.id), label: one.number }}
    >
      <HeadingOf title={title} of={one.number} number />
      <p class="quiet">{t(words.lead)}</p>
      {heard.length > 0 && (
        <section class="block">
          <h2>{t(words.heard)}</h2>
          <Table
            caption={t(words.heard)}
            columns={columns}
            rows={heard.map((each) => [t(each.unit), each.question, sayHeard(shell, each)])}
            empty=""
          />
          <p>{t(isOpen ? words.open : words.over)}</p>
        </section>
      )}
      {!isOpen && (
        <PostForm shell={shell} path={paths.hearing(one.id)} button={t(words.send)}>
          <Checkboxes form={form} name="units" prefix={unitPrefix} options={units} />
          {headless.length > 0 && (
            <>
              <p class="callout warn">
                {t(orders.noHead, { units: headless.join(shell.lang === 'zh' ? '、' : ', ') })}
              </p>
              <Checkbox form={form} name="isToldOtherwise" label={named.isToldOtherwise} />
            </>
          )}
          <TextArea form={form} name="question" hint={t(words.questionHint)} limit={most} />
          <p class="quiet">{t(words.until, { day: sayDay(shell.lang, due) })}</p>
        </PostForm>
      )}
    </Layout>
  )
}

function sayHeard({ lang }: Shell, { said, due, isLate }: Heard): string {
  return said ?? tell(lang)(isLate ? words.silent : words.waits, { day: sayDay(lang, due) })
}
