import { z } from 'zod'
import { evidenceOf } from '#engine/begin/begin-case.ts'
import { procedureOf } from '#engine/case/case-of.ts'
import { formFor } from '#engine/case/form-for.ts'
import { may } from '#engine/people/authorise.ts'
import type { Engine } from '#engine/store/engine.ts'
import { across } from '#engine/store/paged.ts'
import type { Person } from '#engine/store/person.ts'
import { operations } from '#web/words/staff/api.ts'
import { pendingFiles } from '../applicant/case-routes.tsx'
import { type Opened, openCase } from '../case/cases.ts'
import { sendEvent } from '../case/send-event.ts'
import { unstaffedFault } from '../case/unstaffed.ts'
import { noteView } from '../door/view-log.ts'
import { deskCases } from '../staff/desk-routes.tsx'
import { earlier, marking } from './idempotent.ts'
import { type Answered, answered, type Call, none, type Operation, refused, signed } from './operation.ts'
import { Case, CaseLine, Id, Paged } from './shapes.ts'
import { signedList } from './signed-list.ts'
import { caseBody, caseLine } from './views.ts'

export const Sending = z
  .strictObject({
    event: z.string().max(80).meta({ description: 'One of the case’s `actions`.', example: 'unit.proposed' }),
    seq: z.int().min(1).meta({ description: 'Of the case as it was read.' }),
    data: z
      .record(z.string(), z.unknown())
      .meta({ description: 'By the event’s own schema, `objection.unit.proposed` among the schemas.' }),
    unstaffed: z.boolean().optional().meta({
      description: 'True: goes to a unit without officers all the same. Left out, that is refused as `malformed`.',
    }),
  })
  .meta({ id: 'Sending' })

const yesOrNo = z.enum(['true', 'false']).default('false')
const Moved = z.strictObject({ id: Id, seq: z.int() })

/** A case, whoever looks at it, and what its people may do. */
export const caseOperations: readonly Operation[] = [
  signed({
    id: 'readCase',
    method: 'GET',
    path: '/cases/{id}',
    scope: 'read',
    summary: operations.readCase,
    query: none,
    body: none,
    status: 200,
    answer: Case,
    refusals: [],
    example: { answer: exampleCase() },
    async run({ params }, engine, person) {
      const one = await openCase(engine, person, params['id'] ?? '')
      if (!one) return refused({ code: 'notFound' })
      if (one.file.subject !== person.subject) await noteView(engine, person, one.file.number, one.file)
      return answered(caseBody(one.view))
    },
  }),
  signed({
    id: 'sendEvent',
    method: 'POST',
    path: '/cases/{id}/events',
    scope: 'write',
    keyed: true,
    summary: operations.sendEvent,
    query: none,
    body: Sending,
    status: 200,
    answer: Moved,
    refusals: [
      'keyNeeded',
      'keyReused',
      'scopeMissing',
      'movedOn',
      'notInThisState',
      'closed',
      'fourEyes',
      'conflictOfInterest',
    ],
    example: {
      body: { event: 'applicant.withdrew', seq: 3, data: { reason: '已与单位核对' } },
      answer: { id: '0123456789ABCDEFGHJKMNPQRS', seq: 4 },
    },
    run: send,
  }),
  signedList({
    id: 'listTasks',
    path: '/tasks',
    summary: operations.listTasks,
    query: Paged.extend({ asked: yesOrNo, waiting: yesOrNo }),
    of: 'cases',
    shape: CaseLine,
    async page({ query }, engine, person) {
      if (!may(person, 'list.queue')) return null
      const filter = query.asked === 'true' ? 'asked' : query.waiting === 'true' ? 'waiting' : 'all'
      return across(await deskCases(engine, person, filter, query.cursor), (items) => items.map(caseLine))
    },
  }),
]

async function send(
  { params, body, key, scopes }: Call<unknown, z.infer<typeof Sending>>,
  engine: Engine,
  person: Person,
): Promise<Answered> {
  if (key === null) return refused({ code: 'keyNeeded' })
  const one = await openCase(engine, person, params['id'] ?? '')
  if (!one) return refused({ code: 'notFound' })
  const before = await earlier(engine, key)
  if (before) return before
  if (isDecision(engine, one, body.event) && !scopes.includes('approve')) return refused({ code: 'scopeMissing' })
  const { event: type, seq } = body
  const { id } = one.file
  const data = type === 'applicant.supplemented' ? await supplement(engine, one, body.data) : body.data
  const empty = await nobodyThere(engine, one, body)
  if (empty) return refused({ code: 'malformed', fields: empty })
  const outcome = await sendEvent(engine, person, one, { type, data, seq }, (next) => [
    marking(engine, key, { id, seq: next.seq }),
  ])
  if (outcome.kind === 'committed') return answered({ id, seq: outcome.file.seq })
  const { refusal } = outcome
  // The same key may have just moved it.
  if (refusal.code === 'movedOn' || refusal.code === 'closed') {
    return (await earlier(engine, key)) ?? refused(refusal)
  }
  return refused(refusal.code === 'notFound' ? { code: 'notInThisState' } : refusal)
}

/** Asks what the page asks by its tick. */
function nobodyThere(engine: Engine, { file, record }: Opened, body: z.infer<typeof Sending>) {
  const form = formFor(procedureOf(engine, file), body.event, file.data, record)
  const unit = body.data['unit']
  return unstaffedFault(engine, form, {
    ...(typeof unit === 'string' && { unit }),
    ...(body.unstaffed === true && { unstaffed: 'on' }),
  })
}

const isDecision = (engine: Engine, one: Opened, type: string) =>
  procedureOf(engine, one.file).parties.events[type]?.fourEyes === true

/** Takes the file list from the server, as the page does. */
async function supplement(engine: Engine, one: Opened, data: object) {
  return { ...data, evidence: (await pendingFiles(engine, one)).map(evidenceOf) }
}

function exampleCase() {
  const words = { zh: '待补正', en: 'Awaiting supplement' }
  return {
    id: '0123456789ABCDEFGHJKMNPQRS',
    number: '445300-20260914-0ABCDEFGH',
    title: { zh: '异议', en: 'Objection' },
    record: '云浮市生态环境局 云环罚〔2026〕样1号',
    state: 'awaitingSupplement',
    stateName: words,
    holder: { zh: '申请人', en: 'the applicant' },
    openedAt: '2026-09-14T02:00:00.000Z',
    due: '2026-09-16',
    dueName: { zh: '转信息提供单位', en: 'Forward to the provider' },
    provisional: false,
    overdue: false,
    closed: false,
    procedure: 'objection',
    seq: 1,
    channel: 'city',
    facts: [],
    explanation: '罚款金额与决定书不一致。',
    items: [{ id: 'i1', field: 'CF_NR_FK', shown: '5.5', claimed: '0.55', ground: 'E2', answer: null, proposed: null }],
    files: [],
    clocks: [
      {
        rule: 'A3',
        name: { zh: '转信息提供单位', en: 'Forward to the provider' },
        state: 'running',
        due: '2026-09-16',
        provisional: false,
        statutory: true,
        article: 'GD 46(2)',
        owedBy: { zh: '云浮市发展和改革局', en: 'Yunfu Development and Reform Bureau' },
        overdue: false,
        charged: null,
      },
    ],
    timeline: [
      {
        seq: 1,
        at: '2026-09-14T02:00:00.000Z',
        what: { zh: '提交异议', en: 'Objection filed' },
        who: { zh: '申请人', en: 'the applicant' },
        state: words,
        details: [],
      },
    ],
    actions: [{ event: 'applicant.withdrew', name: { zh: '撤回', en: 'Withdraw' } }],
    promise: '2026-09-23',
    promiseProvisional: false,
    supplement: null,
    pause: null,
    statement: null,
    ending: null,
    remedies: [],
  }
}
