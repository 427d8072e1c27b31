import { formState } from '../form.ts'
import { EventForm } from '../parts/event-form.tsx'
import { FileList } from '../parts/file-list.tsx'
import { TextArea } from '../parts/text-field.tsx'
import { Upload } from '../parts/upload.tsx'
import { paths } from '../paths.ts'
import { tell } from '../tell.ts'
import { myCase as words } from '../words/applicant.ts'
import type { CasePageProps } from './case-page.tsx'

/** What the applicant may add to an open case. */
export function CaseForms({ shell, one, pending, uploads, ...input }: CasePageProps) {
  const t = tell(shell.lang)
  const form = formState(shell.lang, input)
  const may = (event: string) => one.actions.some((action) => action.event === event)
  const asked = one.supplement !== null && one.supplement.answeredAt === null ? one.supplement.list : null
  return (
    <div class="actions">
      {asked !== null && (
        <div class="callout warn">
          <h2>{t(words.supplementAsked)}</h2>
          <p class="text">{asked}</p>
        </div>
      )}
      {may('applicant.supplemented') && (
        <details open={asked !== null || pending.length > 0}>
          <summary>{t(words.supplement)}</summary>
          <p class="hint">{t(words.supplementHint)}</p>
          {uploads && <Upload shell={shell} photo={uploads.photo} file={uploads.file} />}
          {pending.length > 0 && (
            <>
              <h3>{t(words.uploaded)}</h3>
              <FileList shell={shell} files={pending} opens={[]} />
            </>
          )}
          <EventForm
            shell={shell}
            path={paths.myEvents(one.id)}
            one={one}
            event="applicant.supplemented"
            button={t(words.supplementButton)}
          >
            <TextArea form={form} name="note" label={t(words.supplementNote)} limit={4000} optional />
          </EventForm>
        </details>
      )}
      {may('applicant.stated') && (
        <details>
          <summary>{t(words.statement)}</summary>
          <EventForm
            shell={shell}
            path={paths.myEvents(one.id)}
            one={one}
            event="applicant.stated"
            button={t(words.statementButton)}
          >
            <TextArea
              form={form}
              name="text"
              label={t(words.statement)}
              value={one.statement ?? ''}
              limit={200}
              rows={3}
            />
          </EventForm>
        </details>
      )}
    </div>
  )
}
