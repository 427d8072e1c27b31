import { dropPrepared, prepare, preparedOn } from '#engine/mail/repair-reminder.ts'
import { recordTitle } from '#engine/register/record-names.ts'
import { repairView } from '#engine/register/repair-view.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { RecordFile } from '#records/record.ts'
import { PreparePage } from '#web/applicant/prepare-page.tsx'
import { paths } from '#web/paths.ts'
import type { Values } from '#web/values.ts'
import type { Form } from '#workflows/contract/form.ts'
import type { Refusal } from '#workflows/contract/refusal.ts'
import type { Side } from '../case/for-whom.ts'
import { type SideOf, standpointOf } from '../case/side.ts'
import type { Signed } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import { goTo, notFound, page, type Reply, refusing } from '../door/reply.ts'
import { statusOf } from '../door/status.ts'
import { withRecord } from './reminder-routes.tsx'
import { whereOf } from './where.ts'

/** A repair written before its first day; counters keep none. */
export const prepareRoutes = (base: string, sideOf: SideOf): readonly Route[] => [
  { method: 'GET', path: `${base}/records/{record}/prepare`, run: withRecord(sideOf, ifAllowed(shown)) },
  { method: 'POST', path: `${base}/records/{record}/prepare`, run: withRecord(sideOf, ifAllowed(keep)) },
  { method: 'POST', path: `${base}/records/{record}/prepare/drop`, run: withRecord(sideOf, ifAllowed(drop)) },
]

type About = { readonly record: RecordFile; readonly base: string; readonly form: Form }
type Run = (ask: Signed, engine: Engine, about: About) => Promise<Reply>

/** For whoever may apply for it online. */
function ifAllowed(run: Run) {
  return async (ask: Signed, engine: Engine, record: RecordFile, side: Side): Promise<Reply> => {
    const asked = { procedure: 'repair', way: 'apply', record: record.id, origin: null }
    const where = await whereOf(engine, ask.person, standpointOf(ask.person, side), asked)
    if (!where) return notFound(ask)
    return run(ask, engine, { record, base: side.base, form: where.form })
  }
}

async function shown(ask: Signed, engine: Engine, about: About): Promise<Reply> {
  const { text, version } = await preparedOn(engine, about.record.id, ask.person.id)
  return page(preparePage(ask, engine, about, { values: text ? { ...text } : {}, version, isKept: text !== null }))
}

async function keep(ask: Signed, engine: Engine, about: About): Promise<Reply> {
  const { explanation = '', signedBy = '' } = ask.form
  const { record, base } = about
  const seen = Number(ask.form['version'] ?? 0)
  const done = await prepare(engine, record, ask.person, ask.lang, { explanation, signedBy, base }, seen)
  // Saved by itself: the page tells its version.
  if (done === 'kept')
    return goTo(ask, ask.form['later'] ? paths.prepareRepair(record.id, base) : paths.myRecord(record.id, base))
  const fault = done === 'movedOn' ? 'savedElsewhere' : explanation.trim() === '' ? 'required' : 'tooLong'
  const refusal: Refusal = { code: done, fields: { explanation: fault } }
  const now = await preparedOn(engine, record.id, ask.person.id)
  const tried = { values: ask.form, version: done === 'movedOn' ? now.version : seen, isKept: false, refusal }
  const other = done === 'movedOn' ? (now.text?.explanation ?? null) : null
  return refusing(refusal, page(preparePage(ask, engine, about, { ...tried, other }), statusOf(refusal.code)))
}

async function drop(ask: Signed, engine: Engine, { record, base }: About): Promise<Reply> {
  await dropPrepared(engine, record.id, ask.person.id)
  return goTo(ask, paths.myRecord(record.id, base))
}

type Tried = {
  readonly values: Values
  readonly version: number
  readonly isKept: boolean
  readonly refusal?: Refusal
  readonly other?: string | null
}

const preparePage = ({ shell }: Signed, engine: Engine, { record, base, form }: About, tried: Tried) => (
  <PreparePage
    shell={shell}
    base={base}
    record={{ id: record.id, title: recordTitle(record) }}
    fields={writtenBefore(form)}
    applyOn={repairView(engine, record).applyOn}
    {...tried}
  />
)

/** Leaves out what is read and signed on the day itself. */
const writtenBefore = (form: Form): Form =>
  form.flatMap((field) => {
    if (field.kind === 'note') return []
    if (field.name === 'explanation') return [field]
    return field.name === 'signedBy' ? [{ ...field, optional: true as const }] : []
  })
