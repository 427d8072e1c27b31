import type { RecordView } from '#engine/views/view.ts'
import type { FormState } from '../form.ts'
import { Checkbox, Select } from '../parts/form/choice.tsx'
import { Fault } from '../parts/form/field.tsx'
import { TextArea, TextField } from '../parts/form/text-field.tsx'
import { CaseNumber, OpenCaseLink } from '../parts/open-case.tsx'
import type { Shell } from '../shell.ts'
import { labelled, tell } from '../tell.ts'
import { sayIfDay } from '../when.ts'
import { object as words } from '../words/applicant.ts'
import { frame } from '../words/frame.ts'
import { grounds, groundsOfField, groundsOfRecord } from '../words/grounds.ts'

type Props = { readonly shell: Shell; readonly form: FormState; readonly record: RecordView | null }

/** A tick for each entry; its ground and claim open below it. */
export function DisputedFields({ shell, form, record }: Props) {
  const t = tell(form.lang)
  const open = record?.columns.filter(({ disputable }) => disputable) ?? []
  const filled = open.filter(({ value }) => value !== '')
  const empty = open.filter(({ value }) => value === '')
  const isOpen = empty.some(({ code }) => form.values[`dispute.${code}`] === 'on')
  return (
    <fieldset class={form.faults['dispute'] ? 'field bad' : 'field'} id="dispute">
      <legend class="big">{t(record ? words.fields : words.whole)}</legend>
      <Fault form={form} name="dispute" />
      {filled.map((column) => (
        <Column shell={shell} form={form} record={record} column={column} key={column.code} />
      ))}
      {empty.length > 0 && (
        <details open={isOpen}>
          <summary>{t(words.emptyFields, { n: empty.length })}</summary>
          {empty.map((column) => (
            <Column shell={shell} form={form} record={record} column={column} key={column.code} />
          ))}
        </details>
      )}
      <Whole shell={shell} form={form} record={record} />
    </fieldset>
  )
}

/** Leads to the open case where the column is disputed in one already. */
function Column({ shell, form, record, column }: Props & { column: RecordView['columns'][number] }) {
  const t = tell(form.lang)
  const { code, value } = column
  const name = t(column.name)
  const open = objectionTo(record, (matter) => matter === code)
  if (open)
    return (
      <p>
        {name}
        <br />
        <OpenCaseLink shell={shell} open={open} />
      </p>
    )
  return (
    <Checkbox
      form={form}
      name={`dispute.${code}`}
      label={name}
      hint={t(words.shown, { value: sayIfDay(form.lang, value) || t(frame.empty) })}
    >
      <GroundSelect form={form} code={code} of={groundsOfField} about={name} />
      <TextField form={form} name={`claimed.${code}`} label={labelled(form.lang, t(words.claimed), name)} />
    </Checkbox>
  )
}

function Whole({ shell, form, record }: Props) {
  const t = tell(form.lang)
  // Of the whole record: on another ground only.
  const open = objectionTo(record, (matter) => matter.startsWith('-'))
  return (
    <Checkbox form={form} name="dispute.whole" label={t(words.whole)} hint={t(words.wholeHint)}>
      <GroundSelect form={form} code="whole" of={groundsOfRecord} about={t(words.whole)} />
      <TextArea form={form} name="claimed.whole" label={t(words.claimedWhole)} rows={2} />
      {open && (
        <p>
          {t(words.wholeOpen)}
          <CaseNumber shell={shell} open={open} />
        </p>
      )}
    </Checkbox>
  )
}

const objectionTo = (record: RecordView | null, is: (matter: string) => boolean) =>
  record?.openCases.find(({ procedure, matters }) => procedure === 'objection' && matters.some(is))

function GroundSelect({
  form,
  code,
  of,
  about,
}: {
  form: FormState
  code: string
  of: typeof groundsOfField
  about: string
}) {
  const t = tell(form.lang)
  const options = of.map((ground) => ({ value: ground, label: t(grounds[ground]) }))
  return (
    <Select form={form} name={`ground.${code}`} label={labelled(form.lang, t(words.ground), about)} options={options} />
  )
}
