import { draftsOf } from '#engine/begin/drafts.ts'
import { findWay } from '#engine/begin/ways.ts'
import { may } from '#engine/people/authorise.ts'
import { officeOf, recordFor, recordsFor } from '#engine/register/register-door.ts'
import type { Engine } from '#engine/store/engine.ts'
import { across, type Paged } from '#engine/store/paged.ts'
import type { Person } from '#engine/store/person.ts'
import type { Item } from '#engine/store/ports.ts'
import { readSifted } from '#engine/store/read-several.ts'
import { recordView } from '#engine/views/record-view.ts'
import type { RecordView } from '#engine/views/view.ts'
import type { RecordFile } from '#records/record.ts'
import { paths } from '#web/paths.ts'
import { DeskRecordPage } from '#web/staff/desk-record-page.tsx'
import { DeskRecordsPage } from '#web/staff/desk-records-page.tsx'
import { wayLinks } from '../applicant/way-links.ts'
import { draftIn } from '../case/draft.ts'
import type { Route } from '../door/door.ts'
import { notFound, page } from '../door/reply.ts'
import { noteView } from '../door/view-log.ts'
import { readRegister } from '../public/search.ts'
import { casesOfRecord } from './find-cases.ts'

const desk = { at: 'desk' } as const

/** Finds records by exact code or number, with their ways in. */
export const recordRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/desk/records',
    async run(ask, engine) {
      if (!may(ask.person, 'list.register')) return notFound(ask)
      const q = (ask.query['q'] ?? '').trim().slice(0, 200)
      const found = q === '' ? null : await search(engine, ask.person, q, ask.query['cursor'])
      const drafts = await begun(engine, ask.person, ask.query['drafts'])
      const ways = await wayLinks(engine, ask.person, desk, { record: null, origin: null })
      return page(<DeskRecordsPage shell={ask.shell} q={q} found={found} ways={ways} drafts={drafts} />)
    },
  },
  {
    method: 'GET',
    path: '/desk/records/{id}',
    async run(ask, engine) {
      const record = await recordFor(engine, ask.params['id'] ?? '', officeOf(ask.person))
      if (!record || !reads(ask.person, record)) return notFound(ask)
      await noteView(engine, ask.person, record.documentNumber.raw, { subject: record.subject.key })
      const ways = await wayLinks(engine, ask.person, desk, { record, origin: null })
      const about = { id: record.id, subject: record.subject.key }
      const cases = await casesOfRecord(engine, ask.person, about, ask.query['cursor'])
      const view = recordView(engine, record, 'unit')
      return page(<DeskRecordPage shell={ask.shell} record={view} ways={ways} cases={cases} />)
    },
  },
]

async function begun(engine: Engine, person: Person, at: string | undefined) {
  return across(await draftsOf(engine, person.id, at), (items) =>
    items.flatMap((item) => {
      const { id, way } = draftIn(engine, item)
      const named = way.desk ? findWay(engine, way.procedure, way.id) : null
      return named ? [{ name: named.way.name, lead: named.way.lead, path: paths.deskDraft(id) }] : []
    }),
  )
}

/** Office seats only: subjects have own pages. */
function reads(person: Person, { subject, provider, authority }: RecordFile): boolean {
  const involved = [provider.unit, authority.unit].flatMap((unit) => unit ?? [])
  const seat = may(person, 'record.read', { subject: subject.key, involved })
  return seat !== null && seat.role !== 'applicant'
}

function search(engine: Engine, person: Person, q: string, at: string | undefined): Promise<Paged<RecordView>> {
  const shown = (items: readonly Item[]) =>
    recordsFor(engine, items, officeOf(person))
      .filter((record) => reads(person, record))
      .map((record) => recordView(engine, record, 'unit'))
  return readSifted((from) => readRegister(engine, q, from), shown, at)
}
