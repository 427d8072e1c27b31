import type { CaseView } from '#engine/views/view.ts'
import { type FormInput, formState } from '../form.ts'
import { HeadingOf } from '../parts/case/case-heading.tsx'
import { type Option, Radios } from '../parts/form/choice.tsx'
import { TextArea } from '../parts/form/text-field.tsx'
import { Layout } from '../parts/layout.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { assigning as words } from '../words/staff/assign.ts'

type Props = FormInput & {
  readonly shell: Shell
  readonly one: CaseView
  readonly colleagues: readonly Option[]
  /** Account that has it now; '' where nobody has it by name. */
  readonly from: string
  readonly most: number
}

/** Gives a case to a colleague of the seat, with reason. */
export function AssignPage({ shell, one, colleagues, from, most, ...input }: Props) {
  const t = tell(shell.lang)
  const given = { ...input, labels: { to: t(words.to), reason: t(words.reason) } }
  const form = formState(shell.lang, given)
  const title = t(words.title, { number: one.number })
  return (
    <Layout shell={shell} title={title} form={given} back={{ path: paths.deskCase(one.id), label: one.number }}>
      <HeadingOf title={title} of={one.number} number />
      <p class="quiet">{t(words.lead)}</p>
      <p>{one.officer ? t(words.now, { name: one.officer }) : t(words.nowAll, { who: t(one.holderName) })}</p>
      {colleagues.length === 0 ? (
        <p class="callout">{t(words.noBody)}</p>
      ) : (
        <PostForm shell={shell} path={paths.assign(one.id)} button={t(words.send)} hidden={{ from }}>
          <Radios form={form} name="to" options={colleagues} />
          <TextArea form={form} name="reason" hint={t(words.reasonHint)} limit={most} />
        </PostForm>
      )}
    </Layout>
  )
}
