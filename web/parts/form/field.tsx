import type { ComponentChildren } from 'preact'
import { type FormState, fieldId, labelOf } from '#web/form.ts'
import { tell } from '#web/tell.ts'
import { frame } from '#web/words/frame.ts'

export type FieldProps = {
  readonly form: FormState
  readonly name: string
  /** Left out: as the form names it. */
  readonly label?: string
  readonly hint?: string | undefined
  readonly optional?: boolean
}

/** Label, hint, fault and control, tied together. */
export function Field({
  form,
  name,
  label,
  hint,
  optional = false,
  children,
}: FieldProps & { children: ComponentChildren }) {
  const t = tell(form.lang)
  return (
    <div class={form.faults[name] ? 'field bad' : 'field'}>
      <label for={fieldId(form, name)}>
        {label ?? labelOf(form, name)}
        {optional && <span class="quiet">{t(frame.optional)}</span>}
      </label>
      {hint && (
        <p class="hint" id={`${fieldId(form, name)}-hint`}>
          {hint}
        </p>
      )}
      <Fault form={form} name={name} />
      {children}
    </div>
  )
}

/** Legend, hint and fault of a group of controls. */
export function Legend({ form, name, label, hint, optional = false }: FieldProps) {
  return (
    <>
      <legend>
        {label ?? labelOf(form, name)}
        {optional && <span class="quiet">{tell(form.lang)(frame.optional)}</span>}
      </legend>
      {hint && (
        <p class="hint" id={`${fieldId(form, name)}-hint`}>
          {hint}
        </p>
      )}
      <Fault form={form} name={name} />
    </>
  )
}

export function Fault({ form, name }: { form: FormState; name: string }) {
  const fault = form.faults[name]
  const t = tell(form.lang)
  if (!fault) return null
  return (
    <p class="fault" id={`${fieldId(form, name)}-fault`}>
      <span class="hidden">{t(frame.errorPrefix)}</span>
      {t(fault)}
    </p>
  )
}

export function described({ form, name, hint }: Pick<FieldProps, 'form' | 'name' | 'hint'>) {
  const id = fieldId(form, name)
  const ids = [hint && `${id}-hint`, form.faults[name] && `${id}-fault`].filter(Boolean).join(' ')
  return { 'aria-describedby': ids || undefined, 'aria-invalid': form.faults[name] ? ('true' as const) : undefined }
}
