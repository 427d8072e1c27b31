import { refusals } from '#workflows/contract/refusal.ts'
import { type FormState, fieldId } from '../form.ts'
import { labelled, tell } from '../tell.ts'
import { frame } from '../words/frame.ts'

/** Faults on top, focused, each leading to its field. */
export function ErrorSummary({ form }: { form: FormState }) {
  const t = tell(form.lang)
  const refusal = form.refusal && refusals[form.refusal]
  // A fault that says the same says it once.
  const isSaid = Object.values(form.faults).some(({ zh }) => zh === refusal?.zh)
  return (
    <div class="problem" role="alert" tabIndex={-1} id="problem" aria-labelledby="problem-title">
      <h2 id="problem-title">{t(frame.errorTitle)}</h2>
      {refusal && !isSaid && <p>{t(refusal)}</p>}
      <ul>
        {Object.entries(form.faults).map(([name, fault]) => (
          <li>
            <a href={`#${fieldId(form, name)}`}>
              {form.labels[name] ? labelled(form.lang, form.labels[name], t(fault)) : t(fault)}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
