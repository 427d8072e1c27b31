import type { RecordView } from '#engine/views/view.ts'
import type { Bilingual } from '#law/bilingual.ts'
import { type FormInput, formState } from '../form.ts'
import { Checkbox, Radios } from '../parts/form/choice.tsx'
import { DayField } from '../parts/form/day-field.tsx'
import { TextArea } from '../parts/form/text-field.tsx'
import { Layout } from '../parts/layout.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { SourceRecord } from '../parts/source-record.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { register as words } from '../words/staff/staff.ts'

type Props = FormInput & {
  readonly shell: Shell
  readonly record: RecordView
  readonly seq: number
  /** Empty columns that must be filled before the record may be shown. */
  readonly missing: readonly string[]
  /** Only the determining unit grades. */
  readonly asksTier: boolean
  /** Hint by the defaults of O36 8–10. */
  readonly suggestion: Bilingual
}

/** Missing columns and the tier. Names: `column.C`, `tier`, `basis`, `necessary`, `attachedTermEnd.year` …. */
export function CompleteRecordPage({ shell, record, seq, missing, asksTier, suggestion, ...input }: Props) {
  const t = tell(shell.lang)
  const form = formState(shell.lang, input)
  const columns = record.columns.filter(({ code }) => missing.includes(code))
  return (
    <Layout
      shell={shell}
      title={t(words.completeTitle)}
      form={input}
      back={{ path: paths.register, label: t(words.title) }}
    >
      <h1>{t(words.completeTitle)}</h1>
      <p class="lead">{t(words.completeLead)}</p>
      <PostForm shell={shell} path={paths.complete(record.id)} button={t(words.save)} hidden={{ seq }}>
        {columns.map(({ code, name }) => (
          <TextArea form={form} name={`column.${code}`} label={t(name)} rows={2} optional key={code} />
        ))}
        {asksTier && (
          <>
            <Radios
              form={form}
              name="tier"
              label={t(words.tier)}
              hint={`${t(words.tierHint)} ${t(suggestion)}`}
              options={tiers.map((tier) => ({ value: tier, label: t(words[tier]) }))}
            />
            <TextArea form={form} name="basis" label={t(words.basis)} rows={3} optional />
            <Checkbox form={form} name="necessary" label={t(words.necessary)} />
            <DayField
              form={form}
              name="attachedTermEnd"
              label={t(words.attachedTerm)}
              hint={t(words.attachedTermHint)}
              optional
            />
          </>
        )}
      </PostForm>
      <SourceRecord lang={shell.lang} record={record} disputed={[]} />
    </Layout>
  )
}

const tiers = ['minor', 'general', 'serious'] as const
