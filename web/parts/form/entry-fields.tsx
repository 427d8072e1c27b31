import type { OpenCaseView } from '#engine/views/view.ts'
import { isDay } from '#law/day.ts'
import type { FormState } from '#web/form.ts'
import type { Shell } from '#web/shell.ts'
import { labelled, listed, tell } from '#web/tell.ts'
import { sayIfDay } from '#web/when.ts'
import { object as words } from '#web/words/applicant.ts'
import { frame } from '#web/words/frame.ts'
import type { Choice, Entry, FormField } from '#workflows/contract/form.ts'
import { isOfWhole } from '#workflows/contract/item.ts'
import { CaseNumber, OpenCaseLink } from '../open-case.tsx'
import { Checkbox, Select } from './choice.tsx'
import { DayField } from './day-field.tsx'
import { Fault } from './field.tsx'
import { TextArea, TextField } from './text-field.tsx'

type Field = Extract<FormField, { kind: 'entries' }>
/** Open cases on the record, as far as the reader sees. */
export type InDispute = {
  readonly shell: Shell
  readonly cases: readonly OpenCaseView[]
  /** Shows what is ticked alone, the rest folded. */
  readonly focused?: boolean
}
type Props = { readonly form: FormState; readonly field: Field; readonly now: InDispute | undefined }

/**
 * Tick for each entry, with ground and claim below. Names: `dispute.C`, `ground.C`, `claimed.C`; C is a column or
 * `whole`.
 */
export function EntryFields({ form, field, now }: Props) {
  const t = tell(form.lang)
  const isTold = ({ code }: Entry) => !now?.focused || form.values[`dispute.${code}`] === 'on'
  const all = field.entries.filter(({ shown }) => shown !== '')
  const filled = all.filter(isTold)
  const others = all.filter((entry) => !isTold(entry))
  const empty = field.entries.filter(({ shown }) => shown === '')
  const isOpen = empty.some(({ code }) => form.values[`dispute.${code}`] === 'on')
  const drawn = (of: readonly Entry[]) =>
    of.map((entry) => <OneEntry form={form} field={field} now={now} entry={entry} key={entry.code} />)
  return (
    <fieldset class={form.faults['dispute'] ? 'field bad' : 'field'} id="dispute">
      <legend class="big">{t(field.label)}</legend>
      <Fault form={form} name="dispute" />
      {drawn(filled)}
      {now?.focused && filled.length === 0 && <Whole form={form} field={field} now={now} />}
      {others.length > 0 && (
        <details>
          <summary>{t(words.otherFields, { n: others.length })}</summary>
          {drawn(others)}
        </details>
      )}
      {empty.length > 0 && (
        <details open={isOpen}>
          <summary>{t(words.emptyFields, { n: empty.length })}</summary>
          {drawn(empty)}
        </details>
      )}
      {!(now?.focused && filled.length === 0) && <Whole form={form} field={field} now={now} />}
    </fieldset>
  )
}

/** Leads to the open case of an already disputed entry. */
function OneEntry({ form, field, now, entry: { code, shown, linked = [], ...entry } }: Props & { entry: Entry }) {
  const t = tell(form.lang)
  const name = t(entry.name)
  const open = openAbout(now, (matter) => matter === code)
  if (now && open)
    return (
      <p>
        {name}
        <br />
        <OpenCaseLink shell={now.shell} open={open} />
      </p>
    )
  const same = field.entries.filter((other) => linked.includes(other.code))
  return (
    <Checkbox
      form={form}
      name={`dispute.${code}`}
      label={name}
      hint={t(words.shown, { value: sayIfDay(form.lang, shown) || t(frame.empty) })}
    >
      <GroundSelect form={form} code={code} of={field.grounds.entry} about={name} />
      <Claimed form={form} code={code} type={entry.type} label={labelled(form.lang, t(words.claimed), name)} />
      {same.length > 0 && (
        <p class="hint">
          {t(words.linked, {
            names: listed(
              form.lang,
              same.map((one) => t(one.name)),
            ),
          })}
        </p>
      )}
    </Checkbox>
  )
}

type ClaimedProps = {
  readonly form: FormState
  readonly code: string
  readonly type: Entry['type'] | undefined
  readonly label: string
}

/** Claim: a day, an amount in 元 or 万元, or text. */
function Claimed({ form, code, type, label }: ClaimedProps) {
  const t = tell(form.lang)
  const name = `claimed.${code}`
  const old = form.values[name] ?? ''
  if (type === 'date') return <DayField form={form} name={name} label={label} value={isDay(old) ? old : ''} />
  if (type !== 'money') return <TextField form={form} name={name} label={label} />
  const options = (['wan', 'yuan'] as const).map((value) => ({ value, label: t(words[value]) }))
  return (
    <>
      <TextField form={form} name={name} label={label} keys="decimal" width="middle" />
      <Select form={form} name={`unit.${code}`} label={t(words.unit)} options={options} value="wan" />
    </>
  )
}

function Whole({ form, field, now }: Props) {
  const t = tell(form.lang)
  const isMissing = field.entries.length === 0
  const [name, hint] = isMissing ? [words.missing, words.missingHint] : [words.whole, words.wholeHint]
  // Of the whole record: on another ground only.
  const open = openAbout(now, isOfWhole)
  return (
    <Checkbox form={form} name="dispute.whole" label={t(name)} hint={t(hint)}>
      <GroundSelect form={form} code="whole" of={field.grounds.whole} about={t(name)} />
      <TextArea form={form} name="claimed.whole" label={t(words.claimedWhole)} rows={2} />
      {now && open && (
        <p>
          {t(words.wholeOpen)}
          <CaseNumber shell={now.shell} open={open} />
        </p>
      )}
    </Checkbox>
  )
}

const openAbout = (now: InDispute | undefined, is: (matter: string) => boolean) =>
  now?.cases.find(({ matters }) => matters.some(is))

type GroundProps = {
  readonly form: FormState
  readonly code: string
  readonly of: readonly Choice[]
  readonly about: string
}

function GroundSelect({ form, code, of, about }: GroundProps) {
  const t = tell(form.lang)
  const options = of.map(({ value, label }) => ({ value, label: t(label) }))
  return (
    <Select form={form} name={`ground.${code}`} label={labelled(form.lang, t(words.ground), about)} options={options} />
  )
}
