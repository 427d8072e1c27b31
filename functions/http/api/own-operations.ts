import { z } from 'zod'
import { bytesOver, draftsOver } from '#engine/begin/quotas.ts'
import { procedureOf } from '#engine/case/case-of.ts'
import { may } from '#engine/people/authorise.ts'
import { recordsFor } from '#engine/register/register-door.ts'
import type { CaseFile } from '#engine/store/case-file.ts'
import type { Engine } from '#engine/store/engine.ts'
import { caseKey, subjectOf } from '#engine/store/keys.ts'
import { across } from '#engine/store/paged.ts'
import type { Person } from '#engine/store/person.ts'
import { readPage } from '#engine/store/read.ts'
import { recordView } from '#engine/views/record-view.ts'
import { readContact } from '#web/read-contact.ts'
import { operations } from '#web/words/staff/api.ts'
import { Ground } from '#workflows/contract/item.ts'
import { beginBy } from '../applicant/begin-by.ts'
import { whereOf } from '../applicant/where.ts'
import { filesOf, openCase, ownSummaries } from '../case/cases.ts'
import { firstWay, newUpload, readDraft, saveDraft } from '../case/draft.ts'
import { withKey } from './idempotent.ts'
import {
  type Answered,
  answered,
  beginRefusals,
  type Call,
  none,
  type Operation,
  refused,
  signed,
} from './operation.ts'
import { CaseLine, Filed, filedExample, Id, OwnRecord, Paged, Upload } from './shapes.ts'
import { signedList } from './signed-list.ts'
import { caseLine, filedBody, recordBody, uploadBody } from './views.ts'
import { sidesOf } from './way-operations.ts'

const Objecting = z
  .strictObject({
    record: Id.nullable().meta({ description: 'Null: something is missing from the register altogether (E3).' }),
    upload: Id.optional().meta({ description: 'Of `POST /uploads`: its files go with the objection.' }),
    channel: z.enum(['city', 'direct']),
    items: z
      .array(
        z.strictObject({
          field: z.string().max(40).nullable().meta({ description: 'A column; null: the record as a whole.' }),
          ground: Ground,
          claimed: z.string().trim().min(1).max(4000),
        }),
      )
      .min(1)
      .max(20),
    explanation: z.string().trim().min(1).max(4000),
    statement: z.string().trim().min(1).max(200).nullable().default(null),
    contact: z.strictObject({
      name: z.string().max(100),
      email: z.string().max(200),
      phone: z.string().max(40),
      address: z.string().max(200).exactOptional(),
      consentElectronic: z.boolean(),
      lang: z.enum(['zh', 'en']),
    }),
  })
  .meta({ id: 'Objection' })

/** A subject's own records and cases, and what it may begin. */
export const ownOperations: readonly Operation[] = [
  signedList({
    id: 'listOwnRecords',
    path: '/own/records',
    summary: operations.listOwnRecords,
    query: Paged.extend({
      of: z.string().max(64).optional().meta({ description: 'Code of a principal; without it, one’s own.' }),
    }),
    of: 'records',
    shape: OwnRecord,
    async page({ query }, engine, person) {
      const subject = sidesOf(person).find((one) => one.subject === (query.of ?? person.subject))?.subject
      if (!subject || !may(person, 'list.own')) return null
      const own = { index: 'subject', pk: subjectOf(subject), prefix: 'record#' } as const
      return across(await readPage(engine.table, own, query.cursor, 20), (items) =>
        recordsFor(engine, items, 'subject')
          // A mandate may name some records only.
          .filter(({ id }) => may(person, 'record.read', { subject, record: id }) !== null)
          .map((one) => recordBody(recordView(engine, one, 'subject'))),
      )
    },
  }),
  signedList({
    id: 'listOwnCases',
    path: '/own/cases',
    summary: operations.listOwnCases,
    query: Paged,
    of: 'cases',
    shape: CaseLine,
    async page({ query }, engine, person) {
      if (!may(person, 'list.own')) return null
      const own = { ...ofSubject(person), prefix: 'case#', newestFirst: true } as const
      return across(await readPage(engine.table, own, query.cursor, 20), async (items) =>
        (await ownSummaries(engine, items, person)).map(caseLine),
      )
    },
  }),
  signed({
    id: 'beginUpload',
    method: 'POST',
    path: '/uploads',
    scope: 'write',
    keyed: true,
    summary: operations.beginUpload,
    query: none,
    body: none,
    status: 201,
    answer: Upload,
    refusals: ['keyNeeded', 'keyReused', 'draftsOver', 'bytesOver'],
    example: {
      body: {},
      answer: {
        id: filedExample.id,
        files: [],
        form: { action: 'https://example.cn/upload', fields: { key: 'case/…' } },
      },
    },
    run: async (call, engine, person) =>
      mayFile(person) ? withKey(engine, call, (id) => beginUpload(engine, person, id)) : refused({ code: 'notFound' }),
  }),
  signed({
    id: 'readUpload',
    method: 'GET',
    path: '/uploads/{id}',
    scope: 'read',
    summary: operations.readUpload,
    query: z.strictObject({ upload: z.string().max(40).optional() }),
    body: none,
    status: 200,
    answer: Upload,
    refusals: ['closed'],
    example: { answer: { id: filedExample.id, files: [], form: null } },
    run: async ({ params }, engine, person) => readUpload(engine, person, params['id'] ?? ''),
  }),
  signed({
    id: 'fileObjection',
    method: 'POST',
    path: '/objections',
    scope: 'write',
    keyed: true,
    summary: operations.fileObjection,
    query: none,
    body: Objecting,
    status: 201,
    answer: Filed,
    refusals: beginRefusals,
    example: {
      body: {
        record: filedExample.id,
        channel: 'city',
        items: [{ field: 'CF_NR_FK', ground: 'E2', claimed: '0.55' }],
        explanation: '罚款金额与决定书不一致。',
        statement: null,
        contact: {
          name: '张三',
          email: 'zhang@example.cn',
          phone: '0766 1234567',
          consentElectronic: true,
          lang: 'zh',
        },
      },
      answer: filedExample,
    },
    run: (call, engine, person) => withKey(engine, call, (id) => object(engine, person, call.body, id)),
  }),
  signed({
    id: 'askForReview',
    method: 'POST',
    path: '/cases/{id}/review',
    scope: 'write',
    keyed: true,
    summary: operations.askForReview,
    query: none,
    body: z.strictObject({ reason: z.string().trim().min(1).max(2000) }),
    status: 201,
    answer: Filed,
    refusals: beginRefusals,
    example: { body: { reason: '决定书已经撤销。' }, answer: filedExample },
    run: (call, engine, person) => withKey(engine, call, (id) => review(engine, person, call, id)),
  }),
]

const ofSubject = (person: Person) => ({ index: 'subject', pk: `subject#${person.subject}` }) as const

const mayFile = (person: Person) =>
  person.subject !== null && may(person, 'case.begin', { subject: person.subject }) !== null

async function beginUpload(engine: Engine, person: Person, id: string): Promise<Answered> {
  if (!(await readDraft(engine, person, id))) {
    const over = (await draftsOver(engine, person.id)) ?? (await bytesOver(engine, person.id))
    if (over) return refused(over)
    const begun = { id, owner: person.id, recordId: null, held: null, contact: null, typed: {} }
    await saveDraft(engine, { ...begun, way: firstWay(engine, null, null), savedAt: engine.clock.now() })
  }
  return uploadsOf(engine, id, 201)
}

/** Drafts are their writer's; filed cases take over. */
async function readUpload(engine: Engine, person: Person, id: string): Promise<Answered> {
  const isFiled = (await engine.table.get(caseKey(id))) !== undefined
  if (!isFiled)
    return (await readDraft(engine, person, id)) ? uploadsOf(engine, id, 200) : refused({ code: 'notFound' })
  const one = await openCase(engine, person, id)
  if (!one || one.file.subject !== person.subject) return refused({ code: 'notFound' })
  return one.file.closed ? refused({ code: 'closed' }) : uploadsOf(engine, id, 200)
}

async function uploadsOf(engine: Engine, id: string, status: 200 | 201): Promise<Answered> {
  const files = await engine.files.list(filesOf(id))
  const form = await newUpload(engine, id, `${engine.deployment.url}/api/v1/uploads/${id}`, files)
  return answered(uploadBody(id, files, form), status)
}

async function object(
  engine: Engine,
  person: Person,
  { record, upload, contact: given, ...typed }: z.infer<typeof Objecting>,
  fresh: string,
): Promise<Answered> {
  if (person.subject === null || (upload !== undefined && !(await readDraft(engine, person, upload))))
    return refused({ code: 'notFound' })
  const { name, email, phone, address = '', consentElectronic, lang } = given
  const contact = readContact({ name, email, phone, address, consentElectronic: consentElectronic ? 'on' : '' })
  if (contact.kind === 'refused') return refused(contact.refusal)
  const { procedure, id: way } = firstWay(engine, record, null)
  const sides = await Promise.all(
    sidesOf(person).map(async (side) =>
      (await whereOf(engine, person, side, { procedure, way, record, origin: null })) ? [side] : [],
    ),
  )
  const begun = await beginBy(
    engine,
    person,
    // Sides follow the record.
    sides.flat()[0] ?? { at: 'side', subject: person.subject },
    {
      ...{ procedure, way, records: record === null ? [] : [record], origin: null, draft: upload ?? fresh },
      isKept: upload !== undefined,
      typed,
      contact: { ...contact.contact, lang },
    },
  )
  return begun.kind === 'refused' ? refused(begun.refusal) : filedCase(begun.cases[0])
}

/** Begins the review by its way; contact comes from the objection. */
async function review(
  engine: Engine,
  person: Person,
  { params, body, lang }: Call<unknown, { reason: string }>,
  draft: string,
): Promise<Answered> {
  const origin = params['id'] ?? ''
  const one = await openCase(engine, person, origin)
  const contact = one && procedureOf(engine, one.file).pages.show(one.file.data).contact
  if (!contact || person.subject === null) return refused({ code: 'notFound' })
  const begun = await beginBy(
    engine,
    person,
    { at: 'side', subject: one.file.subject },
    {
      ...{ procedure: 'higherReview', way: 'review', records: [], origin, draft },
      typed: { reason: body.reason },
      contact: { ...contact, lang },
    },
  )
  return begun.kind === 'refused' ? refused(begun.refusal) : filedCase(begun.cases[0])
}

const filedCase = (file: CaseFile | undefined): Answered =>
  file ? answered(filedBody(file), 201) : refused({ code: 'notFound' })
