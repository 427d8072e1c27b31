import type { CaseView } from '#engine/views/view.ts'
import { type FormInput, formState } from '../form.ts'
import { Checkbox, type Option, Radios } from '../parts/form/choice.tsx'
import { DayField } from '../parts/form/day-field.tsx'
import { TextArea } from '../parts/form/text-field.tsx'
import { Layout } from '../parts/layout.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { orders as words } from '../words/staff/supervise.ts'

type Props = FormInput & {
  readonly shell: Shell
  readonly one: CaseView
  readonly units: readonly Option[]
  /** Units in which no head would receive it. */
  readonly unheard: readonly string[]
  readonly most: number
  /** Order to a holder that does not follow, and its words. */
  readonly holder?: { readonly path: string; readonly back: string; readonly order: string }
}

/** The supervisor orders a unit in writing. Names: `unit`, `order`, `due.year` … */
export function GiveOrderPage({ shell, one, units, unheard, most, holder, ...input }: Props) {
  const t = tell(shell.lang)
  const named = { isToldOtherwise: t(words.isToldOtherwise) }
  const labels = { unit: t(words.unit), order: t(words.order), due: t(words.due), ...named }
  const given = { ...input, labels }
  const form = formState(shell.lang, given)
  const title = t(words.give, { number: one.number })
  return (
    <Layout
      shell={shell}
      title={title}
      form={given}
      back={{ path: holder?.back ?? paths.deskCase(one.id), label: one.number }}
    >
      <h1>{title}</h1>
      <p class="quiet">{t(words.giveLead)}</p>
      <PostForm shell={shell} path={holder?.path ?? paths.giveOrder(one.id)} button={t(words.send)}>
        <Radios form={form} name="unit" options={units} />
        {unheard.length > 0 && (
          <>
            <p class="callout warn">{t(words.noHead, { units: unheard.join(shell.lang === 'zh' ? '、' : ', ') })}</p>
            <Checkbox form={form} name="isToldOtherwise" label={named.isToldOtherwise} />
          </>
        )}
        <TextArea form={form} name="order" limit={most} value={holder?.order ?? ''} />
        <DayField form={form} name="due" hint={t(words.dueHint)} />
      </PostForm>
    </Layout>
  )
}
