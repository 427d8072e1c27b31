import type { FormState } from '../form.ts'
import { Select } from '../parts/form/choice.tsx'
import { TextField } from '../parts/form/text-field.tsx'
import { documentKinds } from '../read-identity.ts'
import { tell } from '../tell.ts'
import { identity } from '../words/mandates.ts'

type Props = { readonly form: FormState; readonly labels: { readonly kind: string; readonly number: string } }

/** Document that a clerk saw, and its number. Names: `kind`, `number`. */
export function DocumentFields({ form, labels }: Props) {
  const t = tell(form.lang)
  return (
    <>
      <Select
        form={form}
        name="kind"
        label={labels.kind}
        options={documentKinds.map((value) => ({ value, label: t(identity[value]) }))}
      />
      <TextField form={form} name="number" label={labels.number} />
    </>
  )
}
