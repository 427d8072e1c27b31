import { caseFile, procedureOf } from '#engine/case/case-of.ts'
import { formFor } from '#engine/case/form-for.ts'
import { textFault } from '#engine/case/text-fault.ts'
import { actByLink } from '#engine/mail/act-by-link.ts'
import { linkTakes, noteEvent } from '#engine/people/action-link.ts'
import { recordFor } from '#engine/register/register-door.ts'
import type { Engine } from '#engine/store/engine.ts'
import { caseKey } from '#engine/store/keys.ts'
import { DetailsPage } from '#web/by-mail/details-page.tsx'
import { OverPage } from '#web/by-mail/over-page.tsx'
import { TaskPage } from '#web/by-mail/task-page.tsx'
import { eventFaults } from '#web/event-faults.ts'
import { formLabels } from '#web/form-labels.ts'
import { paths } from '#web/paths.ts'
import { readForm } from '#web/read-form.ts'
import type { Form } from '#workflows/contract/form.ts'
import type { Refusal } from '#workflows/contract/refusal.ts'
import { type Opened, openCase } from '../case/cases.ts'
import { unstaffedFault, withUnstaffed } from '../case/unstaffed.ts'
import type { Route } from '../door/door.ts'
import { goTo, page, type Reply, refusing } from '../door/reply.ts'
import { statusOf } from '../door/status.ts'
import { isProvedByLink, type LinkAsk, overPage, withLink } from './link-ask.tsx'
import { beginSecondFactor } from './link-step-up-routes.tsx'
import { linkTask } from './link-task.ts'

type OpenAsk = LinkAsk & { readonly standing: Extract<LinkAsk['standing'], { kind: 'open' }> }

/** The task of a mail, and the confirmation that does it. */
export const taskRoutes: readonly Route[] = [
  { method: 'GET', path: paths.mailTask, open: true, run: withLink(show) },
  { method: 'POST', path: paths.mailTask, open: true, budget: 'link', run: withLink(confirm) },
]

async function show(one: LinkAsk): Promise<Reply> {
  const { ask, engine, link, standing, key } = one
  if (link.used) {
    const over = { code: null, caseId: link.caseId, renewable: false, usedAt: link.used.at, key }
    return page(<OverPage shell={ask.shell} over={over} />)
  }
  if (standing.kind === 'over') return overPage(one, standing.code)
  const opened = await openCase(engine, standing.person, link.caseId)
  return opened ? taskPage({ ...one, standing }, opened) : overPage(one, 'linkRoleLost')
}

/** Decides only on action, reason, token and the case as shown. */
export async function confirm(one: LinkAsk): Promise<Reply> {
  const { ask, engine, link, standing } = one
  if (standing.kind === 'over' && !link.used) return overPage(one, standing.code)
  const { action = '', reason = '' } = ask.form
  const typed = reason.trim()
  const answer = { event: action.startsWith('note.') ? noteEvent : action, reason: typed, seq: Number(ask.form['seq']) }
  const form = await formOfCase(engine, link.caseId, answer.event)
  const data = dataOf(form, ask.form)
  if (link.used || standing.kind === 'over') return settle(one, { ...answer, data })
  const opened = await openCase(engine, standing.person, link.caseId)
  if (!opened) return overPage(one, 'linkRoleLost')
  const open: OpenAsk = { ...one, standing }
  const fields = faultsOf(open, opened)
  if (Object.keys(fields).length > 0) return taskPage(open, opened, { code: 'malformed', fields })
  if (takesSecondFactor(open, answer.event) && !isProvedByLink(one)) return beginSecondFactor(open)
  const parsed = standing.procedure.parties.events[answer.event]?.data.safeParse(data)
  if (asksMore(form) && ask.form['details'] !== 'yes') return detailsPage(open, opened, form)
  if (parsed && !parsed.success) {
    return detailsPage(open, opened, form, { code: 'malformed', fields: eventFaults(data, parsed.error.issues) })
  }
  const empty = await unstaffedFault(engine, form, ask.form)
  if (empty) return detailsPage(open, opened, form, { code: 'malformed', fields: empty })
  return settle(one, { ...answer, data }, (refusal) =>
    ask.form['details'] === 'yes' ? detailsPage(open, opened, form, refusal) : taskPage(open, opened, refusal),
  )
}

type Settling = { readonly event: string; readonly reason: string; readonly seq: number; readonly data: unknown }

async function settle(
  one: LinkAsk,
  answer: Settling,
  again?: (refusal: Refusal) => Reply | Promise<Reply>,
): Promise<Reply> {
  const { ask, engine, link } = one
  const outcome = await actByLink(engine, link.id, { ...answer, isProved: isProvedByLink(one) })
  if (outcome.kind === 'recorded') return goTo(ask, paths.mailTask)
  const { code } = outcome
  const isOver = /^(link|closed|movedOn|notInThisState)/.test(code) || !again
  return isOver ? overPage(one, code) : again({ code })
}

/** A form that asks for more than a reason. */
const asksMore = (form: Form): boolean => form.some((field) => field.kind !== 'note' && field.name !== 'reason')

/** Reads what a note is, or what the event's own form says. */
function dataOf(form: Form, values: Readonly<Record<string, string>>): unknown {
  const { action = '' } = values
  return action.startsWith('note.') ? { kind: action.slice('note.'.length) } : readForm(form, values)
}

/** Reads the same answer sent again, though the case moved on. */
async function formOfCase(engine: Engine, id: string, event: string): Promise<Form> {
  const item = await engine.table.get(caseKey(id))
  if (!item) return []
  const file = caseFile(item)
  return formFor(procedureOf(engine, file), event, file.data, await recordFor(engine, file.recordId, 'runningCase'))
}

function faultsOf(one: OpenAsk, opened: Opened): Readonly<Record<string, string>> {
  const { action = '', reason = '' } = one.ask.form
  const { choices } = linkTask(one.engine, one.standing, opened)
  return {
    ...(choices.some((choice) => choice.action === action) ? {} : { action: 'choose' }),
    ...textFault('reason', reason, 2000),
  }
}

const takesSecondFactor = ({ engine, standing: { procedure, file, person } }: OpenAsk, event: string): boolean =>
  linkTakes(engine, procedure, file, person, event) === 'stepUp'

function taskPage({ ask, engine, standing, key }: OpenAsk, opened: Opened, refusal?: Refusal): Reply {
  const input = refusal ? { values: ask.form, refusal } : {}
  const task = linkTask(engine, standing, opened)
  const reply = page(
    <TaskPage shell={ask.shell} task={task} formKey={key} {...input} />,
    refusal ? statusOf(refusal.code) : 200,
  )
  return refusal ? refusing(refusal, reply) : reply
}

async function detailsPage(
  { ask, engine, key, standing }: OpenAsk,
  opened: Opened,
  form: Form,
  refusal?: Refusal,
): Promise<Reply> {
  const { action = '' } = ask.form
  const view = await withUnstaffed(engine, opened.view)
  const name = standing.procedure.pages.words.actions[action] ?? { zh: action, en: action }
  const input = { values: ask.form, labels: formLabels(ask.lang, form, view.items), ...(refusal && { refusal }) }
  const reply = page(
    <DetailsPage shell={ask.shell} one={view} action={{ event: action, name, form }} formKey={key} {...input} />,
    refusal ? statusOf(refusal.code) : 200,
  )
  return refusal ? refusing(refusal, reply) : reply
}
