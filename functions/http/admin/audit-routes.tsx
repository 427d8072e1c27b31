import { caseFile, procedureOf } from '#engine/case/case-of.ts'
import { logRows } from '#engine/case/log-kinds.ts'
import { may } from '#engine/people/authorise.ts'
import type { View } from '#engine/people/door-kinds.ts'
import { findPerson } from '#engine/people/people.ts'
import { inclusionProofFor } from '#engine/proof/inclusion.ts'
import { readHead } from '#engine/proof/ledger-head.ts'
import { officeOf, recordFor } from '#engine/register/register-door.ts'
import type { Engine } from '#engine/store/engine.ts'
import { caseKey, evidenceFolder, numberLookup } from '#engine/store/keys.ts'
import { plain, roleNames } from '#engine/store/names.ts'
import { across } from '#engine/store/paged.ts'
import type { Person } from '#engine/store/person.ts'
import type { Item } from '#engine/store/ports.ts'
import { readOne } from '#engine/store/read.ts'
import { caseView } from '#engine/views/case-view.ts'
import { entryName, stepWords, timeline } from '#engine/views/timeline.ts'
import { toBase64, toHex } from '#ledger/bytes.ts'
import { entryHash } from '#ledger/entry.ts'
import { frontierRoot } from '#ledger/frontier.ts'
import { paths } from '#web/paths.ts'
import { AuditCasePage } from '#web/supervisor/audit-case-page.tsx'
import { AuditPage } from '#web/supervisor/audit-page.tsx'
import { caseBundle } from '../case/case-bundle.ts'
import { namesIn, onlyFor, papersFor } from '../case/cases.ts'
import type { Ask, Signed } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import { goTo, notFound, page, type Reply, zipReply } from '../door/reply.ts'
import { noteView, viewsAmong, viewsOn } from '../door/view-log.ts'
import { ledgerPage } from '../public/ledger-routes.tsx'
import { auditHits, readAuditSearch } from './audit-search.ts'

/** Pages of the auditor: logs, proofs, checkpoint, and looks. */
export const auditRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/audit',
    open: true,
    async run(ask, engine) {
      // Anybody else is told how the log is checked.
      const { person } = ask
      if (!person || !may(person, 'list.views')) return ledgerPage(ask, engine)
      const number = (ask.query['number'] ?? '').trim().toUpperCase()
      if (number !== '') {
        const item = await readOne(engine.table, { index: 'lookup', pk: numberLookup(number) })
        const [one] = onlyFor(engine, person, item ? [item] : [], 'case.log')
        if (one) return goTo(ask, paths.auditCase(caseFile(one).id))
      }
      const isSearch = ask.query['search'] === 'on'
      const sought = isSearch ? await readAuditSearch(engine, person, ask.query) : null
      if (isSearch) await noteView(engine, person, `search ${saidOf(ask.query)}`)
      const views = await viewsFor(engine, sought, ask.query['cursor'])
      const rows = await across(views, (items) => Promise.all(items.map((view) => viewRow(engine, view))))
      const input =
        number === ''
          ? {}
          : { values: { number }, refusal: { code: 'notFound' as const, fields: { number: 'notFound' } } }
      return page(
        <AuditPage
          shell={ask.shell}
          checkpoint={await newest(engine)}
          views={rows}
          search={await searchOf(ask, engine, person, sought)}
          {...input}
        />,
        sought && 'fields' in sought ? 422 : number === '' ? 200 : 404,
      )
    },
  },
  {
    method: 'GET',
    path: '/audit/cases/{id}',
    async run(ask, engine) {
      const opened = await openLog(ask, engine)
      if (!opened) return notFound(ask)
      const { file, log, procedure } = opened
      const names = stepWords(procedure, file, await recordFor(engine, file.recordId, officeOf(ask.person)))
      const people = await namesIn(engine, log)
      const parts = { file, record: null, log, names: people }
      const told = new Map(timeline(engine, procedure, parts, false).map((one) => [one.seq, one]))
      const rows = await Promise.all(
        log.map(async ({ entry }) => ({
          ...entry,
          name: entryName(procedure, entry.type, names),
          ...(told.get(entry.seq) ?? { who: null, details: [] }),
          hash: toHex(entryHash(entry, engine.crypto.sha256)),
          sealed: (await inclusionProofFor(engine, file.id, entry.seq)) !== null,
        })),
      )
      return page(
        <AuditCasePage
          shell={ask.shell}
          id={file.id}
          number={file.number}
          log={rows}
          checkpoint={await newest(engine)}
          papers={await papersFor(engine, ask.person, file)}
        />,
      )
    },
  },
  {
    method: 'GET',
    path: '/audit/cases/{id}/zip',
    async run(ask, engine) {
      const opened = await openLog(ask, engine, ' ZIP')
      if (!opened) return notFound(ask)
      const { file, log, procedure } = opened
      const files = await engine.files.list(evidenceFolder(file.id))
      const parts = {
        file,
        record: null,
        log,
        files,
        papers: [],
        viewer: ask.person,
        names: await namesIn(engine, log),
      }
      const view = { ...caseView(engine, procedure, parts), papers: await papersFor(engine, ask.person, file) }
      // The auditor reads the course, not the applicant's files.
      const bundling = { id: file.id, view, log, letters: true, evidence: files, opens: () => false }
      return zipReply(file.number, await caseBundle(engine, ask.lang, bundling))
    },
  },
  {
    method: 'GET',
    path: '/audit/cases/{id}/{seq}/proof',
    async run(ask, engine) {
      if (!(await logged(ask, engine))) return notFound(ask)
      const proof = await inclusionProofFor(engine, ask.params['id'] ?? '', Number(ask.params['seq']))
      return proof === null
        ? notFound(ask)
        : download(
            `proof-${ask.params['id']}-${ask.params['seq']}.json`,
            'application/json',
            JSON.stringify(proof, null, 2),
          )
    },
  },
  {
    method: 'GET',
    path: '/audit/checkpoint',
    async run(ask, engine) {
      const stored = may(ask.person, 'case.log') ? await readHead(engine.table) : null
      return stored?.head.checkpoint
        ? download('checkpoint.txt', 'text/plain; charset=utf-8', stored.head.checkpoint)
        : notFound(ask)
    },
  },
]

type Read = Awaited<ReturnType<typeof readAuditSearch>> | null

async function searchOf({ query }: Ask, engine: Engine, reader: Person, sought: Read) {
  if (sought === null) return { input: {}, hits: null }
  const refusal = 'fields' in sought ? { refusal: { code: 'malformed' as const, fields: sought.fields } } : {}
  const hits = 'fields' in sought ? null : await auditHits(engine, reader, sought, query['log'])
  return { input: { values: query, ...refusal }, hits }
}

/** Views that were searched for; else today's. */
function viewsFor(engine: Engine, sought: Read, at: string | undefined) {
  if (sought === null || 'fields' in sought) return viewsOn(engine, engine.clock.now(), at)
  const { days, person, named } = sought
  const fits = ({ who, what }: View) => (person === null || who === person) && (named === null || what.includes(named))
  return viewsAmong(engine, days, fits, at)
}

async function viewRow(engine: Engine, view: View) {
  const name = (await findPerson(engine, view.who))?.name
  return {
    ...view,
    who: name === undefined || name === view.who ? view.who : `${name} · ${view.who}`,
    role: roleNames[view.role] ?? plain(view.role),
  }
}

/** The search in one word, as noted. */
const saidOf = (query: Ask['query']) =>
  ['person', 'of', 'from', 'to', 'kind']
    .flatMap((name) => (query[name] ? `${name}=${query[name].replace(/\s+/g, '_').slice(0, 80)}` : []))
    .join('&')

/** The case whose log the reader may see. */
async function logged(ask: Signed, engine: Engine): Promise<Item | undefined> {
  const item = await engine.table.get(caseKey(ask.params['id'] ?? ''))
  return item && onlyFor(engine, ask.person, [item], 'case.log')[0]
}

/** The case with its log, the view noted. */
async function openLog(ask: Signed, engine: Engine, as = '') {
  const item = await logged(ask, engine)
  if (!item) return null
  const file = caseFile(item)
  await noteView(engine, ask.person, `${file.number}${as}`, file)
  return { file, log: await logRows(engine.table, item.pk), procedure: procedureOf(engine, file) }
}

async function newest(engine: Engine) {
  const stored = await readHead(engine.table)
  if (!stored?.head.checkpoint) return null
  const { frontier, at } = stored.head
  return { size: frontier.size, root: toBase64(frontierRoot(frontier, engine.crypto.sha256)), at }
}

const download = (name: string, type: string, body: string): Reply => ({
  statusCode: 200,
  headers: {
    'content-type': type,
    'content-disposition': `attachment; filename="${name}"`,
    'cache-control': 'no-store',
  },
  body,
})
