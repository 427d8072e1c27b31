import { caseTarget, may } from '#engine/authorise.ts'
import { caseFile, procedureOf, recordFile } from '#engine/commit.ts'
import { draftsOf } from '#engine/drafts.ts'
import type { Engine } from '#engine/engine.ts'
import { heldItems } from '#engine/held-items.ts'
import { caseKey } from '#engine/keys.ts'
import { recordView } from '#engine/record-view.ts'
import type { Person, RecordView } from '#engine/view.ts'
import { CasePage } from '#web/applicant/case-page.tsx'
import { MyCasesPage } from '#web/applicant/my-cases-page.tsx'
import { MyRecordsPage } from '#web/applicant/my-records-page.tsx'
import { ObjectPage } from '#web/applicant/object-page.tsx'
import { WithdrawPage } from '#web/applicant/withdraw-page.tsx'
import { paths } from '#web/paths.ts'
import type { Refusal } from '#workflows/refusal.ts'
import type { Signed } from '../ask.ts'
import { filesOf, type Opened, openCase, summaries } from '../cases.ts'
import type { Route } from '../door.ts'
import { openingsOf } from '../openings.ts'
import { allowForm, notFound, page, type Reply } from '../reply.ts'
import { statusOf } from '../status.ts'
import { takeEvent } from '../take-event.tsx'
import { uploadRefusal, uploadsFor } from './draft.ts'

/** What an applicant follows: own records, own cases, and what may be added to them. */
export const caseRoutes: readonly Route[] = [
  { method: 'GET', path: '/my/records', run: (ask, engine) => myRecords(ask, engine) },
  { method: 'POST', path: '/my/held', run: held },
  {
    method: 'GET',
    path: '/my/cases',
    async run(ask, engine) {
      if (!may(ask.person, 'list.own')) return notFound(ask)
      const cursor = ask.query['cursor']
      const found = await engine.table.query({
        index: 'subject',
        pk: `subject#${ask.person.subject}`,
        prefix: 'case#',
        limit: 20,
        newestFirst: true,
        ...(cursor ? { cursor } : {}),
      })
      const drafts = (await draftsOf(engine, ask.person.id)).length
      const cases = await summaries(engine, found.items)
      return page(<MyCasesPage shell={ask.shell} cases={cases} cursor={found.cursor} drafts={drafts} />)
    },
  },
  {
    method: 'GET',
    path: '/my/cases/{id}',
    async run(ask, engine) {
      const one = await openCase(engine, ask.person, ask.params['id'] ?? '')
      return one && isOwn(ask.person, one) ? casePage(ask, engine, one) : notFound(ask)
    },
  },
  {
    method: 'GET',
    path: '/my/cases/{id}/withdraw',
    async run(ask, engine) {
      const one = await openCase(engine, ask.person, ask.params['id'] ?? '')
      return one && isOwn(ask.person, one) ? page(<WithdrawPage shell={ask.shell} one={one.view} />) : notFound(ask)
    },
  },
  {
    method: 'POST',
    path: '/my/cases/{id}/events',
    async run(ask, engine) {
      const one = await openCase(engine, ask.person, ask.params['id'] ?? '')
      if (!one || !isOwn(ask.person, one)) return notFound(ask)
      const evidence = await pendingFiles(engine, one)
      const extra =
        ask.form['event'] === 'applicant.supplemented'
          ? { evidence: evidence.map(({ key, name, size, type, sha256 }) => ({ key, name, size, type, sha256 })) }
          : {}
      return takeEvent(ask, engine, one, {
        extra,
        done: paths.myCase(one.file.id),
        again: (refusal) =>
          ask.form['event'] === 'applicant.withdrew'
            ? Promise.resolve(
                page(
                  <WithdrawPage shell={ask.shell} one={one.view} values={ask.form} refusal={refusal} />,
                  statusOf(refusal.code),
                ),
              )
            : casePage(ask, engine, one, refusal),
      })
    },
  },
]

const isOwn = (person: Person, one: Opened) => person.subject !== null && one.file.subject === person.subject

async function casePage(ask: Signed, engine: Engine, one: Opened, refused?: Refusal): Promise<Reply> {
  const pending = await pendingFiles(engine, one)
  const uploads = one.view.closed
    ? null
    : await uploadsFor(engine, ask, one.file.id, paths.myCase(one.file.id), [...one.view.files, ...pending])
  const refusal = refused ?? uploadRefusal(ask.query)
  const shown = page(
    <CasePage
      shell={ask.shell}
      one={one.view}
      pending={pending}
      uploads={uploads}
      openings={await openingsOf(engine, one, true)}
      isFiler={one.file.applicant === ask.person.id}
      values={ask.form}
      {...(refusal ? { refusal } : {})}
    />,
    refused ? statusOf(refused.code) : 200,
  )
  return allowForm(shown, uploads?.file.action)
}

/** Uploaded for a supplement and not yet sent. */
export async function pendingFiles(engine: Engine, one: Opened) {
  const sent = new Set(one.view.files.map(({ key }) => key))
  const files = await engine.files.list(filesOf(one.file.id))
  return files.filter(({ key, state }) => !sent.has(key) && state !== 'infected')
}

async function myRecords(ask: Signed, engine: Engine, refusal?: { code: 'notFound' }): Promise<Reply> {
  if (!may(ask.person, 'list.own')) return notFound(ask)
  const { items } = await engine.table.query({
    index: 'subject',
    pk: `subject#${ask.person.subject}`,
    prefix: 'record#',
    limit: 100,
  })
  const records = await Promise.all(items.map((item) => viewOf(engine, ask.person, item)))
  const input = { values: ask.form, ...(refusal ? { refusal } : {}) }
  return page(
    <MyRecordsPage shell={ask.shell} records={records.flatMap((record) => (record ? [record] : []))} {...input} />,
    refusal ? 404 : 200,
  )
}

async function viewOf(
  engine: Engine,
  person: Person,
  item: Parameters<typeof recordFile>[0],
): Promise<RecordView | null> {
  const record = recordFile(item)
  if (!record) return null
  const open = await Promise.all(
    record.overlays.disputedBy.map(async (id) => {
      const found = await engine.table.get(caseKey(id))
      const file = found && caseFile(found)
      return file && may(person, 'case.read', caseTarget(procedureOf(engine, file), file))
        ? [{ id, number: file.number }]
        : []
    }),
  )
  return { ...recordView(engine, record, 'subject'), openCases: open.flat() }
}

/** A held item is found only by its exact document number and authority. */
async function held(ask: Signed, engine: Engine): Promise<Reply> {
  if (!may(ask.person, 'list.own')) return notFound(ask)
  const documentNumber = (ask.form['documentNumber'] ?? '').trim()
  const authority = (ask.form['authority'] ?? '').trim()
  const found = documentNumber && authority ? await heldItems(engine, documentNumber, authority) : []
  if (found.length === 0) return myRecords(ask, engine, { code: 'notFound' })
  return page(
    <ObjectPage shell={ask.shell} record={null} held={{ documentNumber, authority }} draft={null} directUnit={null} />,
  )
}
