import type { VNode } from 'preact'
import type { CaseView } from '#engine/view.ts'
import type { Bilingual } from '#workflows/procedure.ts'
import type { FormState } from '../form.ts'
import { Checkbox, Radios, Select } from '../parts/choice.tsx'
import { DayField } from '../parts/day-field.tsx'
import { TextArea, TextField } from '../parts/text-field.tsx'
import { causes } from '../say-cause.ts'
import { lengths } from '../say-length.ts'
import { tell } from '../tell.ts'
import { item } from '../words/case.ts'
import { acts as words } from '../words/staff.ts'
import { ProposalFields } from './proposal-fields.tsx'

export type EventFieldsProps = { readonly form: FormState; readonly one: CaseView }
type Fields = (props: EventFieldsProps) => VNode

/** What each event of the objection asks for; read back by `read-event.ts` under the same names. */
export const eventFields: Readonly<Record<string, Fields>> = {
  'intake.askedSupplement': ({ form }) => (
    <TextArea
      form={form}
      name="list"
      label={tell(form.lang)(words.list)}
      hint={tell(form.lang)(words.listHint, lengths(form.lang, 'G2'))}
      limit={2000}
      rows={6}
    />
  ),
  'intake.kept': ({ form }) => <p>{tell(form.lang)(words.confirmKeep)}</p>,
  'intake.forwarded': (props) => <SendTo {...props} />,
  'supervisor.assigned': (props) => <SendTo {...props} />,
  'intake.proposedRefusal': ({ form }) => (
    <>
      <DocumentChecked form={form} />
      <Reason form={form} />
    </>
  ),
  'platform.proposed': (props) => <ProposalFields {...props} />,
  'unit.proposed': (props) => <ProposalFields {...props} />,
  'organ.proposed': (props) => <ProposalFields {...props} />,
  'determiner.answered': ({ form, one }) => <ProposalFields form={form} one={{ ...one, items: askedItems(one) }} />,
  'unit.accepted': ({ form }) => <p>{tell(form.lang)(words.confirmAccept)}</p>,
  'unit.returned': ({ form, one }) => (
    <>
      <UnitSelect
        form={form}
        one={one}
        name="rightUnit"
        label={words.rightUnit}
        hint={tell(form.lang)(words.rightUnitHint)}
      />
      <Reason form={form} />
    </>
  ),
  'unit.asked': (props) => <Inquiry {...props} />,
  'head.paused': ({ form }) => <Pause form={form} />,
  'unit.resumed': ({ form }) => <DayField form={form} name="arrivedOn" label={tell(form.lang)(words.arrivedOn)} />,
  'head.extended': ({ form }) => (
    <>
      <TextField
        form={form}
        name="days"
        label={tell(form.lang)(words.days)}
        hint={tell(form.lang)(words.daysHint)}
        width="short"
      />
      <Reason form={form} />
    </>
  ),
}

const askedItems = ({ items, inquiry }: CaseView) => items.filter(({ id }) => inquiry?.items.includes(id))

function Reason({ form }: { form: FormState }) {
  const t = tell(form.lang)
  return <TextArea form={form} name="reason" label={t(words.reason)} hint={t(words.reasonShown)} limit={2000} />
}

function DocumentChecked({ form }: { form: FormState }) {
  const t = tell(form.lang)
  return <TextField form={form} name="documentChecked" label={t(words.documentChecked)} hint={t(words.documentHint)} />
}

type UnitProps = EventFieldsProps & { name: string; label: Bilingual; hint?: string; value?: string | null }

function UnitSelect({ form, one, name, label, hint, value }: UnitProps) {
  const t = tell(form.lang)
  const options = one.units.map((unit) => ({ value: unit.id, label: t(unit.name) }))
  return <Select form={form} name={name} label={t(label)} hint={hint} options={options} value={value ?? ''} />
}

function SendTo({ form, one }: EventFieldsProps) {
  const t = tell(form.lang)
  return (
    <>
      <UnitSelect form={form} one={one} name="unit" label={words.unit} value={one.sendTo} />
      <TextArea form={form} name="reason" label={t(words.reason)} limit={2000} rows={3} optional />
    </>
  )
}

function Inquiry({ form, one }: EventFieldsProps) {
  const t = tell(form.lang)
  const open = one.items.filter(({ answer }) => answer === null)
  return (
    <>
      <UnitSelect form={form} one={one} name="unit" label={words.unit} />
      <TextArea form={form} name="question" label={t(words.question)} limit={2000} />
      <fieldset class="field">
        <legend>{t(words.items)}</legend>
        {open.map(({ id, fieldName, claimed }) => (
          <Checkbox
            form={form}
            name={`item.${id}`}
            label={fieldName ? t(fieldName) : t(item.whole)}
            hint={claimed}
            key={id}
          />
        ))}
      </fieldset>
    </>
  )
}

function Pause({ form }: { form: FormState }) {
  const t = tell(form.lang)
  return (
    <>
      <Radios
        form={form}
        name="cause"
        label={t(words.cause)}
        options={causes.map((cause) => ({ value: cause, label: t(words[cause]) }))}
      />
      <DayField form={form} name="expectedEnd" label={t(words.expectedEnd)} />
      <Reason form={form} />
    </>
  )
}
