import type { Bilingual } from '#law/bilingual.ts'
import type { Form } from '#workflows/contract/form.ts'
import { formOf } from '../form.ts'
import { Chip } from '../parts/chip.tsx'
import { factLines } from '../parts/facts.tsx'
import { FileList } from '../parts/file-list.tsx'
import { Beside } from '../parts/form/beside.tsx'
import { EventForm } from '../parts/form/event-form.tsx'
import { FormFields } from '../parts/form/form-fields.tsx'
import { Upload } from '../parts/form/upload.tsx'
import { paths } from '../paths.ts'
import { readForm } from '../read-form.ts'
import { tell } from '../tell.ts'
import { typedFacts } from '../typed-facts.ts'
import type { Values } from '../values.ts'
import { sayDueDay } from '../when.ts'
import { myCase as words } from '../words/applicant.ts'
import { chips } from '../words/case.ts'
import { drafts } from '../words/drafts.ts'
import type { CasePageProps } from './case-page-props.ts'

/** A supplement was asked for, and has not come. */
export const isAsked = ({ ending, supplement }: CasePageProps['one']) =>
  ending === null && supplement !== null && supplement.answeredAt === null

/** Has text that would be a pity to lose. */
export const isWritten = (form: Form): boolean => form.some(({ kind }) => kind === 'text' || kind === 'line')

/** Forms of an open case; withdrawing has its own page. */
export function CaseForms({ shell, one, pending, uploads, typed = {}, beside, ...input }: CasePageProps) {
  const t = tell(shell.lang)
  const tried = input.values?.['event']
  // Two texts to choose from stand alone.
  const actions = one.actions.filter(({ event }) => (beside ? event === tried : event !== 'applicant.withdrew'))
  return (
    <div class="actions">
      {!beside && (isAsked(one) || one.awaitsYou) && (
        <div class="callout warn">
          <h2>{t(headOf(one))}</h2>
          {isAsked(one) && <p class="text">{one.supplement?.list}</p>}
          {one.awaitsYou && one.holderDue !== null && (
            <p>
              {t(words.answerBy)} <strong class="one-line">{sayDueDay(shell.lang, one.holderDue)}</strong>{' '}
              {one.provisional && <Chip tone="warn">{t(chips.provisional)}</Chip>}
            </p>
          )}
        </div>
      )}
      {actions.map(({ event, name, form }) => {
        const takesFiles = event === 'applicant.supplemented'
        const isDue = takesFiles ? isAsked(one) || pending.length > 0 : one.awaitsYou === true && !isAsked(one)
        const unsent = event === tried ? null : (typed[event]?.text ?? null)
        const other = event === tried ? beside : undefined
        const seen = typed[event]?.seen
        const isOpen = event === tried || isDue || unsent !== null
        return (
          <details open={isOpen} key={event}>
            <summary>{t(takesFiles ? words.supplement : name)}</summary>
            {takesFiles && !other && <Files shell={shell} pending={pending} uploads={uploads} />}
            {other && <Other shell={shell} one={one} form={form} text={other} />}
            <EventForm
              shell={shell}
              path={paths.myEvents(one.id)}
              one={one}
              event={event}
              button={t(other ? drafts.sendMine : takesFiles ? words.supplementButton : name)}
              saves={isWritten(form) && !other && !shell.actingFor?.isVisit}
              {...(seen && { seen })}
            >
              {other && <h2>{t(drafts.mine)}</h2>}
              <FormFields
                form={formOf(
                  shell.lang,
                  event,
                  unsent ? { values: unsent, tried: event } : { ...input, ...(tried === undefined ? {} : { tried }) },
                )}
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

/** Heading of the request: current, or past its day. */
function headOf(one: CasePageProps['one']): Bilingual {
  if (!isAsked(one)) return one.stateName
  return one.awaitsYou ? words.supplementAsked : words.supplementLate
}

type OtherProps = Pick<CasePageProps, 'shell' | 'one'> & { readonly form: Form; readonly text: Values }

/** Text of the form that another page saved. */
function Other({ shell, one, form, text }: OtherProps) {
  const lines = factLines(shell.lang, typedFacts(form, readForm(form, text), one.units))
  return <Beside shell={shell} title={drafts.elsewhere} lines={lines} take={paths.myCase(one.id)} />
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
