import { formOf } from '../form.ts'
import { FileList } from '../parts/file-list.tsx'
import { EventForm } from '../parts/form/event-form.tsx'
import { FormFields } from '../parts/form/form-fields.tsx'
import { Upload } from '../parts/form/upload.tsx'
import { paths } from '../paths.ts'
import { tell } from '../tell.ts'
import { myCase as words } from '../words/applicant.ts'
import type { CasePageProps } from './case-page-props.ts'

/** Forms of an open case; withdrawing has its own page. */
export function CaseForms({ shell, one, pending, uploads, ...input }: CasePageProps) {
  const t = tell(shell.lang)
  const asked = one.ending === null && one.supplement?.answeredAt === null ? one.supplement.list : null
  const actions = one.actions.filter(({ event }) => event !== 'applicant.withdrew')
  const tried = input.values?.['event']
  return (
    <div class="actions">
      {asked !== null && (
        <div class="callout warn">
          <h2>{t(words.supplementAsked)}</h2>
          <p class="text">{asked}</p>
        </div>
      )}
      {actions.map(({ event, name, form }) => {
        const takesFiles = event === 'applicant.supplemented'
        const isOpen = event === tried || (takesFiles && (asked !== null || pending.length > 0))
        return (
          <details open={isOpen} key={event}>
            <summary>{t(takesFiles ? words.supplement : name)}</summary>
            {takesFiles && <Files shell={shell} pending={pending} uploads={uploads} />}
            <EventForm
              shell={shell}
              path={paths.myEvents(one.id)}
              one={one}
              event={event}
              button={t(takesFiles ? words.supplementButton : name)}
            >
              <FormFields
                form={formOf(shell.lang, event, { ...input, ...(tried === undefined ? {} : { tried }) })}
                fields={form}
                behind={one}
              />
            </EventForm>
          </details>
        )
      })}
    </div>
  )
}

function Files({ shell, pending, uploads }: Pick<CasePageProps, 'shell' | 'pending' | 'uploads'>) {
  const t = tell(shell.lang)
  return (
    <>
      <p class="hint">{t(words.supplementHint)}</p>
      {uploads && <Upload shell={shell} photo={uploads.photo} file={uploads.file} />}
      {pending.length > 0 && (
        <>
          <h3>{t(words.uploaded)}</h3>
          <FileList shell={shell} files={pending} opens={[]} />
        </>
      )}
    </>
  )
}
