import type { Day } from '#law/day.ts'
import type { Form } from '#workflows/contract/form.ts'
import { type FormInput, formState } from '../form.ts'
import { formLabels } from '../form-labels.ts'
import { FormFields } from '../parts/form/form-fields.tsx'
import { Layout } from '../parts/layout.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayDay } from '../when.ts'
import { oneRecord } from '../words/my-credit.ts'
import { prepare as words } from '../words/repair.ts'

type Props = FormInput & {
  readonly shell: Shell
  readonly base: string
  readonly record: { readonly id: string; readonly title: string }
  /** Fields of the application that may be written now. */
  readonly fields: Form
  readonly applyOn: Day | null
  readonly isKept: boolean
  /** Of the text that the form shows. */
  readonly version: number
  /** Text that another window kept meanwhile. */
  readonly other?: string | null
}

/** An application written before its first day. Names: those of its form. */
export function PreparePage({ shell, base, record, fields, applyOn, isKept, version, other, ...input }: Props) {
  const t = tell(shell.lang)
  const labels = formLabels(shell.lang, fields, [])
  return (
    <Layout
      shell={shell}
      title={t(words.title)}
      form={{ ...input, labels }}
      back={{ path: paths.myRecord(record.id, base), label: record.title }}
    >
      <h1>{t(words.title)}</h1>
      <p class="lead">{t(words.lead)}</p>
      <p>{applyOn === null ? t(words.fromUnknown) : t(oneRecord.applyFrom, { day: sayDay(shell.lang, applyOn) })}</p>
      {other && (
        <section class="block">
          <h2>{t(words.other)}</h2>
          <p class="text">{other}</p>
        </section>
      )}
      <PostForm
        shell={shell}
        path={paths.prepareRepair(record.id, base)}
        button={t(other ? words.saveThis : words.save)}
        hidden={{ version }}
        saves={!other}
      >
        <FormFields
          form={formState(shell.lang, { ...input, labels })}
          fields={fields}
          behind={{ units: [], items: [], inquiry: null }}
        />
      </PostForm>
      {isKept && (
        <PostForm shell={shell} path={paths.dropPrepared(record.id, base)} button={t(words.drop)} look="second" />
      )}
    </Layout>
  )
}
