import { formOf } from '../form.ts'
import { to } from '../link.ts'
import { EventForm } from '../parts/form/event-form.tsx'
import { FormFields } from '../parts/form/form-fields.tsx'
import { paths } from '../paths.ts'
import { WhosePart } from '../supervisor/whose-part.tsx'
import { tell } from '../tell.ts'
import { contests } from '../words/staff/contests.ts'
import { caseDesk } from '../words/staff/staff.ts'
import { ApprovalLink } from './approval-link.tsx'
import type { CaseDeskProps } from './case-desk-props.ts'

type Props = Pick<CaseDeskProps, 'shell' | 'one' | 'tried' | 'values' | 'refusal'>

const applicants = /^(applicant|record|clock|system)\./

/** Form for each possible event; a refused one stays open. */
export function Actions({ shell, one, tried, ...input }: Props) {
  const t = tell(shell.lang)
  const actions = one.actions.filter(({ event }) => !applicants.test(event) && !event.startsWith('approver.'))
  const approves = one.actions.some(({ event }) => event.startsWith('approver.'))
  const isSupervisor = !one.closed && one.isElsewhere !== true && (shell.person?.roles ?? []).includes('supervisor')
  return (
    <section class="block actions" aria-labelledby="actions">
      <h2 id="actions">{t(caseDesk.actions)}</h2>
      {isSupervisor && <WhosePart shell={shell} one={one} />}
      {actions.length === 0 && !approves && !isSupervisor && <p class="empty">{t(caseDesk.noActions)}</p>}
      {one.timeline.some(({ breach }) => breach) && (
        <p>
          <a href={to(shell, paths.caseBreaches(one.id))}>{t(contests.link)}</a>
        </p>
      )}
      {approves && <ApprovalLink shell={shell} one={one} />}
      {actions.map(({ event, name, form }) => (
        <details key={event} open={event === tried || actions.length === 1}>
          <summary>{t(name)}</summary>
          <EventForm shell={shell} path={paths.deskEvents(one.id)} one={one} event={event} button={t(name)}>
            <FormFields
              form={formOf(shell.lang, event, { ...(tried === undefined ? {} : { tried }), ...input })}
              fields={form}
              behind={one}
            />
          </EventForm>
        </details>
      ))}
    </section>
  )
}
