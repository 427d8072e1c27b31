import type { Paged } from '#engine/store/paged.ts'
import type { Bilingual } from '#law/bilingual.ts'
import type { Day } from '#law/day.ts'
import { type FormInput, formState } from '../form.ts'
import { Checkboxes, type Option, Radios } from '../parts/form/choice.tsx'
import { TextArea } from '../parts/form/text-field.tsx'
import { Layout } from '../parts/layout.tsx'
import { PageOf } from '../parts/paged.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayDay } from '../when.ts'
import { assigning as words } from '../words/staff/assign.ts'
import { Results, shownOfficers, type TogetherResult } from './together-page.tsx'

/** Prefix of each ticked case in the form. */
export const casePrefix = 'case.'

export type HandedCase = {
  readonly id: string
  readonly number: string
  readonly title: Bilingual
  readonly due: Day | null
  /** Given to the person by name; else to nobody. */
  readonly own: boolean
  /** Account of its officer; '': nobody's. */
  readonly from: string
}

type Props = FormInput & {
  readonly shell: Shell
  readonly person: { readonly id: string; readonly name: string }
  readonly cases: Paged<HandedCase>
  readonly colleagues: readonly Option[]
  /** Characters of the reason, and cases at one time. */
  readonly most: number
  readonly atOnce: number
  readonly back: { readonly path: string; readonly label: string }
  /** Of the form sent last: what became of each. */
  readonly result?: readonly TogetherResult[]
}

/** Many cases go from one person to another of the same role. */
export function HandOverPage({ shell, person, cases, colleagues, most, atOnce, back, result, ...input }: Props) {
  const t = tell(shell.lang)
  const labels = { cases: t(words.cases), to: t(words.to), reason: t(words.reason) }
  const given = { ...input, labels }
  const form = formState(shell.lang, given)
  const title = t(words.manyOf, { name: person.name })
  return (
    <Layout shell={shell} title={title} form={given} back={back}>
      <h1>{title}</h1>
      <p class="quiet">{t(words.manyLead, { n: atOnce })}</p>
      {result && <Results shell={shell} act="assign" result={result} />}
      <PageOf shell={shell} of={cases}>
        {(items) =>
          items.length === 0 || colleagues.length === 0 ? (
            <p class="callout">{t(items.length === 0 ? words.none : words.noBody)}</p>
          ) : (
            <PostForm
              shell={shell}
              path={paths.handOver(person.id)}
              button={t(words.send)}
              hidden={shownOfficers(items)}
            >
              <Checkboxes
                form={form}
                name="cases"
                prefix={casePrefix}
                options={items.map(({ id, number, title: of, due, own }) => ({
                  value: id,
                  label: `${number} ${t(of)}`,
                  hint: [
                    due === null ? t(words.noDay) : sayDay(shell.lang, due),
                    t(own ? words.own : words.anybody),
                  ].join(' · '),
                }))}
              />
              <Radios form={form} name="to" options={colleagues} />
              <TextArea form={form} name="reason" hint={t(words.reasonHint)} limit={most} />
            </PostForm>
          )
        }
      </PageOf>
    </Layout>
  )
}
