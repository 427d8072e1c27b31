import { may } from '#engine/people/authorise.ts'
import { issuesOf, listBatches, takenOf } from '#engine/scan/import-batch.ts'
import type { ImportOutcome } from '#engine/scan/import-rows.ts'
import { importScope, ownRun, seenOf, seenRun, startsRun } from '#engine/scan/import-scope.ts'
import { previewImport, stageImport, startImport } from '#engine/scan/stage-import.ts'
import type { Engine } from '#engine/store/engine.ts'
import { newId } from '#engine/store/id.ts'
import { countyName, nameOfUnit } from '#engine/store/names.ts'
import { across, paged } from '#engine/store/paged.ts'
import { absolute } from '#web/link.ts'
import { paths } from '#web/paths.ts'
import { ImportPage } from '#web/supervisor/import-page.tsx'
import { ImportReportPage } from '#web/supervisor/import-report-page.tsx'
import { tell } from '#web/tell.ts'
import { importing, importRefusals } from '#web/words/staff/imports.ts'
import type { Actor } from '#workflows/contract/actor.ts'
import { refusals } from '#workflows/contract/refusal.ts'
import { uploadRefusal } from '../case/draft.ts'
import type { Signed } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import { goTo, notFound, page, type Reply } from '../door/reply.ts'

/** Imports, and row by row what became of them (ADR 14). */
export const importRoutes: readonly Route[] = [
  { method: 'GET', path: '/admin/imports', run: allowed(opened) },
  { method: 'POST', path: '/admin/imports', run: allowed(staged) },
  { method: 'GET', path: '/admin/imports/{id}', run: allowed(reported) },
  {
    method: 'POST',
    path: '/admin/imports/{id}/start',
    run: allowed(async (ask, engine, actor) => {
      const batch = await ownRun(engine, actor, ask.params['id'] ?? '')
      if (!batch) return notFound(ask)
      await startImport(engine, batch.id)
      return goTo(ask, paths.importReport(batch.id))
    }),
  },
]

function allowed(run: (ask: Signed, engine: Engine, actor: Actor) => Promise<Reply>) {
  return async (ask: Signed, engine: Engine): Promise<Reply> => {
    const actor = may(ask.person, 'import')
    return actor ? run(ask, engine, actor) : notFound(ask)
  }
}

type Shown = Pick<Parameters<typeof ImportPage>[0], 'arrived' | 'why' | 'values'>
type Asked = { readonly ask: Signed; readonly engine: Engine; readonly actor: Actor }

async function show({ ask, engine, actor }: Asked, more: Shown = {}, status = 200): Promise<Reply> {
  const scope = importScope(actor, engine.deployment.directory)
  // A run is of a unit, or of a county by its code.
  const nameOf = (of: string) => (/^\d{6}$/.test(of) ? countyName(engine, of) : nameOfUnit(engine, of))
  const ofOthers = (of: string | undefined) =>
    of === undefined || of === scope?.id ? {} : { unitName: tell(ask.lang)(nameOf(of)) }
  const past = await across(await listBatches(engine, ask.query['cursor'], seenOf(scope)), (items) =>
    items.map(({ id, of, ...batch }) => ({
      ...{ ...batch, ...ofOthers(of) },
      ...{ batch: id, held: batch.held + batch.stillHeld },
    })),
  )
  const { clock, files } = engine
  const returnTo = absolute(ask.shell, paths.imports)
  const key = `${folder}${newId(engine.crypto)}`
  const upload = await files.uploadForm({ key, maxBytes: most, returnTo, now: clock.now() })
  const whose = scope && (actor.role === 'systemAdmin' ? 'ofCounty' : 'ofUnit')
  return page(<ImportPage shell={ask.shell} past={past} upload={upload} whose={whose} {...more} />, status)
}

const folder = 'sheet/'
const most = 20 * 1024 * 1024

/** A sheet that came, and no other file. */
const arrivedAt = async ({ files }: Engine, key = '') => (key.startsWith(folder) ? files.stat(key) : undefined)

async function opened(ask: Signed, engine: Engine, actor: Actor): Promise<Reply> {
  const asked = { ask, engine, actor }
  const refusal = await uploadRefusal(engine, ask.query)
  if (refusal) {
    // A sheet is meant: says how to save one.
    const why = refusal.code === 'fileKind' ? importRefusals.notText : refusals[refusal.code]
    return show(asked, { why: tell(ask.lang)(why) }, 422)
  }
  const file = await arrivedAt(engine, ask.query['key'])
  return show(asked, file ? { arrived: file } : {})
}

async function staged(ask: Signed, engine: Engine, actor: Actor): Promise<Reply> {
  const asked = { ask, engine, actor }
  const { key = '', domain = '', sender = '', full } = ask.form
  const file = await arrivedAt(engine, key)
  const bytes = file && (await engine.files.read(key))
  if (!file || !bytes) return show(asked, { why: tell(ask.lang)(importing.notThere) }, 422)
  const done = await stageImport(engine, () => pieces(bytes), {
    ...{ file: file.name, actor, language: ask.lang, readSheet: engine.readSheet },
    ...(full === 'on' && { full: true }),
    ...(sender.trim() !== '' && { sender: sender.trim() }),
    ...(domain.trim() !== '' && { domain: domain.trim() }),
  })
  if (done.kind === 'refused') return show(asked, { arrived: file, values: ask.form, why: whyNot(ask, done) }, 422)
  await engine.files.remove(key)
  return goTo(ask, paths.importReport(done.id))
}

const whyNot = ({ lang }: Signed, { code, line = 0 }: Extract<ImportOutcome, { kind: 'refused' }>) =>
  tell(lang)(importRefusals[code], { line })

async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += 65_536) yield bytes.subarray(from, from + 65_536)
}

async function reported(ask: Signed, engine: Engine, actor: Actor): Promise<Reply> {
  const batch = await seenRun(engine, actor, ask.params['id'] ?? '')
  if (!batch) return notFound(ask)
  const mayStart = startsRun(batch, importScope(actor, engine.deployment.directory))
  const preview = batch.status === 'staged' ? await previewImport(engine, batch.id) : null
  const found = preview
    ? paged({ items: preview.issues, cursor: null })
    : await issuesOf(engine, batch.id, ask.query['cursor'])
  const taken = await takenOf(engine, batch.id)
  return page(<ImportReportPage shell={ask.shell} report={{ ...batch, ...preview, taken, mayStart, issues: found }} />)
}
