import { caseFile, procedureOf } from '#engine/case/case-of.ts'
import { textFault } from '#engine/case/text-fault.ts'
import { serveByHand } from '#engine/mail/serve-by-hand.ts'
import { type Paper, paperKey, serviceQueue } from '#engine/papers/paper.ts'
import { paperOf } from '#engine/papers/paper-kind.ts'
import type { PaperView } from '#engine/papers/paper-view.ts'
import { paperView } from '#engine/papers/paper-view.ts'
import { may } from '#engine/people/authorise.ts'
import type { Engine } from '#engine/store/engine.ts'
import { caseKey } from '#engine/store/keys.ts'
import type { Paged } from '#engine/store/paged.ts'
import type { Person } from '#engine/store/person.ts'
import type { Item } from '#engine/store/ports.ts'
import { readChained, readSifted } from '#engine/store/read-several.ts'
import { isDay, shanghaiDay } from '#law/day.ts'
import { paths } from '#web/paths.ts'
import { ServePage, ServicePage } from '#web/staff/service-page.tsx'
import { readLegalDay } from '#web/values.ts'
import type { Actor } from '#workflows/contract/actor.ts'
import type { Contact } from '#workflows/contract/item.ts'
import type { Refusal } from '#workflows/contract/refusal.ts'
import type { Signed } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import { goTo, notFound, page, type Reply, refusing } from '../door/reply.ts'
import { statusOf } from '../door/status.ts'

/** Papers that only a person can serve (ADR 13), by unit. */
export const serviceRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/desk/service',
    async run(ask, engine) {
      if (!ask.person.roles.some(({ unit, role }) => unit !== null && servers.has(role))) return notFound(ask)
      const papers = await waiting(engine, ask.person, ask.query['cursor'])
      return page(<ServicePage shell={ask.shell} papers={papers} />)
    },
  },
  {
    method: 'GET',
    path: '/desk/service/{id}/{paper}',
    run: withPaper(async (ask, engine, { paper }) =>
      page(<ServePage shell={ask.shell} paper={paperView(engine, paper)} contact={await contactOf(engine, paper)} />),
    ),
  },
  { method: 'POST', path: '/desk/service/{id}/{paper}', run: withPaper(record) },
]

const servers = new Set(['intake', 'intakeHead', 'officer', 'head'])

type Found = { readonly paper: Paper; readonly actor: Actor }

const seat = (person: Person, { unit, subject }: Paper): Actor | null =>
  may(person, 'paper.serve', { holder: unit, subject })

function withPaper(run: (ask: Signed, engine: Engine, found: Found) => Promise<Reply>) {
  return async (ask: Signed, engine: Engine): Promise<Reply> => {
    const name = ask.params['paper'] ?? ''
    const item = /^\d{1,8}-\d{1,3}$/.test(name)
      ? await engine.table.get(paperKey(ask.params['id'] ?? '', name))
      : undefined
    const paper = item && paperOf(item)
    const actor = paper && seat(ask.person, paper)
    const isServed = paper && (paper.toUnit === null || paper.file === null)
    return paper && actor && isServed ? run(ask, engine, { paper, actor }) : notFound(ask)
  }
}

function waiting(engine: Engine, person: Person, at: string | undefined): Promise<Paged<PaperView>> {
  const units = new Set(person.roles.flatMap(({ unit, role }) => (unit !== null && servers.has(role) ? [unit] : [])))
  const lists = [...units].map((unit) => ({ index: 'queue', pk: serviceQueue(unit) }) as const)
  const shown = async (items: readonly Item[]) => {
    const own = items.map(paperOf).filter((paper) => seat(person, paper) !== null)
    const owed = await Promise.all(own.map((paper) => isOwed(engine, paper)))
    return own.filter((_, i) => owed[i]).map((paper) => paperView(engine, paper))
  }
  return readSifted((from) => readChained(engine.table, lists, from), shown, at)
}

/** Owes no supplement list once answered or ended. */
async function isOwed(engine: Engine, { caseId, notice }: Paper): Promise<boolean> {
  const item = notice === 'supplementList' ? await engine.table.get(caseKey(caseId)) : undefined
  if (!item) return true
  const file = caseFile(item)
  const { ending, supplement } = procedureOf(engine, file).pages.show(file.data)
  return ending === null && supplement?.answeredAt === null
}

async function record(ask: Signed, engine: Engine, { paper, actor }: Found): Promise<Reply> {
  const contact = await contactOf(engine, paper)
  const refuse = (refusal: Refusal) =>
    refusing(
      refusal,
      page(
        <ServePage
          shell={ask.shell}
          paper={paperView(engine, paper)}
          contact={contact}
          values={ask.form}
          refusal={refusal}
        />,
        statusOf(refusal.code),
      ),
    )
  const { given, fields } = read(ask.form, paper, shanghaiDay(engine.clock.now()))
  if (given === null) return refuse({ code: 'malformed', fields })
  const outcome = await serveByHand(engine, { caseId: paper.caseId, paper: paper.id, actor, ...given })
  return outcome.kind === 'refused' ? refuse(outcome.refusal) : goTo(ask, paths.service)
}

/** Names the addressee to the serving unit alone. */
async function contactOf(engine: Engine, { caseId, toUnit }: Paper): Promise<Contact | null> {
  const item = toUnit === null ? await engine.table.get(caseKey(caseId)) : undefined
  const file = item && caseFile(item)
  return file ? procedureOf(engine, file).pages.show(file.data).contact : null
}

const steps = ['dispatched', 'served', 'failed'] as const
const channels = ['counter', 'post'] as const

/** The day lies between the paper's and today; evidence is required. */
function read(form: Signed['form'], paper: Paper, today: string) {
  const step = steps.find((one) => one === form['step'])
  const channel = channels.find((one) => one === form['channel'])
  const on = readLegalDay(form, 'on')
  const evidence = (form['evidence'] ?? '').trim()
  const isInTime = isDay(on) && on >= paper.facts.issuedOn && on <= today
  const fields = {
    ...(step ? {} : { step: 'choose' }),
    ...(channel ? {} : { channel: 'choose' }),
    ...(isInTime ? {} : { on: 'badDate' }),
    ...textFault('evidence', evidence, 200),
  }
  const given = step && channel && Object.keys(fields).length === 0 ? { step, channel, on, evidence } : null
  return { given, fields }
}
