import { type FormInput, type FormState, formState } from '../form.ts'
import { Checkbox, Radios, Select } from '../parts/form/choice.tsx'
import { DayField } from '../parts/form/day-field.tsx'
import { TextField } from '../parts/form/text-field.tsx'
import { Layout } from '../parts/layout.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { paths } from '../paths.ts'
import { documentKinds } from '../read-identity.ts'
import type { Shell } from '../shell.ts'
import { type Tell, tell } from '../tell.ts'
import { ticked } from '../values.ts'
import { frame } from '../words/frame.ts'
import { identity, mandateActNames, mandateKindNames, mandateProofs, mandates as words } from '../words/mandates.ts'
import type { NamedPowers } from './facts.tsx'

type Props = FormInput & {
  readonly shell: Shell
  /** `grant`: a subject lets somebody act; `claim`: somebody proves it may. */
  readonly mode: 'grant' | 'claim'
  /** Powers that a mandate may name. */
  readonly powers: readonly NamedPowers[]
  /** The subject's own records, to choose from. */
  readonly records: readonly { readonly id: string; readonly title: string }[]
}

/** Names: `name`, `kind`, `number`, `basis`, `may.all`, `may.PROCEDURE.ACT`, `which`, `record.ID`, `until.*`. */
export function MandateForm({ shell, mode, powers, records, ...input }: Props) {
  const t = tell(shell.lang)
  const isGrant = mode === 'grant'
  const title = t(isGrant ? words.grant : words.claimTitle)
  const labels = {
    name: t(isGrant ? words.agentName : words.subjectName),
    kind: t(words.documentKind),
    number: t(isGrant ? words.agentCode : words.subjectCode),
    basis: t(words.kind),
    until: t(words.until),
  }
  const named = { ...input, labels }
  const form = formState(shell.lang, named)
  return (
    <Layout shell={shell} title={title} form={named} back={{ path: paths.mandates, label: t(words.title) }}>
      <h1>{title}</h1>
      <p class="lead">{t(isGrant ? words.lead : words.claimLead)}</p>
      <PostForm
        shell={shell}
        path={isGrant ? paths.grant : paths.claim}
        button={t(isGrant ? words.grantButton : frame.continue)}
      >
        {!isGrant && <Basis form={form} t={t} label={labels.basis} />}
        <TextField form={form} name="name" label={labels.name} />
        <Select
          form={form}
          name="kind"
          options={documentKinds.map((value) => ({ value, label: t(identity[value]) }))}
        />
        <TextField form={form} name="number" label={labels.number} hint={t(words.codeHint)} />
        <May form={form} t={t} powers={powers} />
        {isGrant && records.length > 0 && <Which form={form} t={t} records={records} />}
        <DayField form={form} name="until" hint={t(words.untilHint)} />
        {isGrant && <p>{t(words.grantText)}</p>}
      </PostForm>
    </Layout>
  )
}

function Basis({ form, t, label }: { form: FormState; t: Tell; label: string }) {
  const options = (['agent', 'administrator', 'heir', 'formerRepresentative'] as const).map((value) => ({
    value,
    label: t(mandateKindNames[value]),
    hint: t(mandateProofs[value]),
  }))
  return <Radios form={form} name="basis" label={label} options={options} />
}

function May({ form, t, powers }: { form: FormState; t: Tell; powers: Props['powers'] }) {
  return (
    <fieldset class="field" id="may" aria-describedby="may-hint">
      <legend>{t(words.may)}</legend>
      <p class="hint" id="may-hint">
        {t(words.mayHint)}
      </p>
      <Checkbox form={form} name="may.all" label={t(words.mayAll)} hint={t(words.mayAllHint)} />
      <details open={ticked(form.values, 'may.').some((one) => one !== 'all')}>
        <summary>{t(words.maySome)}</summary>
        {powers.map(({ procedure, title, acts }) => (
          <fieldset class="field acts" key={procedure}>
            <legend>{title && t(title)}</legend>
            {acts.map((act) => (
              <Checkbox form={form} name={`may.${procedure}.${act}`} label={t(mandateActNames[act])} key={act} />
            ))}
          </fieldset>
        ))}
      </details>
    </fieldset>
  )
}

function Which({ form, t, records }: { form: FormState; t: Tell; records: Props['records'] }) {
  const options = [
    { value: 'all', label: t(words.whichAll) },
    { value: 'some', label: t(words.whichSome) },
  ]
  return (
    <>
      <Radios form={form} name="which" label={t(words.which)} options={options} value="all" />
      <details open={form.values['which'] === 'some'}>
        <summary>{t(words.which)}</summary>
        {records.map(({ id, title }) => (
          <Checkbox form={form} name={`record.${id}`} label={title} />
        ))}
      </details>
    </>
  )
}
