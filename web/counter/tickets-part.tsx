import type { Ticket } from '#engine/register/ticket-view.ts'
import type { Paged } from '#engine/store/paged.ts'
import { type FormInput, formState } from '../form.ts'
import { to } from '../link.ts'
import { TextArea } from '../parts/form/text-field.tsx'
import { Layout } from '../parts/layout.tsx'
import { PagedTable } from '../parts/paged.tsx'
import { PostForm } from '../parts/post-form.tsx'
import { SummaryList } from '../parts/summary-list.tsx'
import { paths } from '../paths.ts'
import type { Shell } from '../shell.ts'
import { tell } from '../tell.ts'
import { sayInstant } from '../when.ts'
import { counter as words } from '../words/staff/counter.ts'

/** Tickets that wait for a call back. */
export function Tickets({ shell, tickets }: { readonly shell: Shell; readonly tickets: Paged<Ticket> }) {
  const t = tell(shell.lang)
  return (
    <section class="block" id="tickets">
      <h2>{t(words.tickets)}</h2>
      <p>{t(words.ticketsLead)}</p>
      <PagedTable
        shell={shell}
        of={tickets}
        caption={t(words.tickets)}
        columns={[words.ticket, words.visitor, words.callerWords, words.calledAt]}
        row={(one) => [
          <a href={to(shell, paths.ticket(one.number))}>{one.number}</a>,
          one.caller,
          one.words.slice(0, 60),
          sayInstant(shell.lang, one.calledAt),
        ]}
        empty={t(words.noTickets)}
      />
    </section>
  )
}

type Props = FormInput & { readonly shell: Shell; readonly ticket: Ticket; readonly takesCalls: boolean }

/** One ticket: call back, or answer. Name: `words`. */
export function TicketPage({ shell, ticket, takesCalls, ...input }: Props) {
  const t = tell(shell.lang)
  const named = { ...input, labels: { words: t(words.ticketAnswer) } }
  const form = formState(shell.lang, named)
  const title = t(words.ticketTitle, { number: ticket.number })
  return (
    <Layout shell={shell} title={title} form={named} back={{ path: paths.counter, label: t(words.title) }}>
      <h1>{title}</h1>
      <SummaryList
        lines={[
          { name: t(words.visitor), value: ticket.caller },
          { name: t(words.callerPhone), value: ticket.phone },
          { name: t(words.calledAt), value: sayInstant(shell.lang, ticket.calledAt) },
          { name: t(words.callerWords), value: ticket.words },
        ]}
      />
      {takesCalls && (
        <p>
          <a class="button" href={to(shell, `${paths.newVisit('phone')}?ticket=${ticket.number}`)}>
            {t(words.callBack)}
          </a>
        </p>
      )}
      <PostForm shell={shell} path={paths.ticket(ticket.number)} button={t(words.closeTicket)}>
        <TextArea form={form} name="words" hint={t(words.ticketAnswerHint)} rows={4} />
      </PostForm>
    </Layout>
  )
}
