import { removeFile } from '#engine/begin/drafts.ts'
import { bytesOver } from '#engine/begin/quotas.ts'
import { caseFile, procedureOf } from '#engine/case/case-of.ts'
import type { Engine } from '#engine/store/engine.ts'
import { caseKey } from '#engine/store/keys.ts'
import type { Item } from '#engine/store/ports.ts'
import { CheckPage } from '#web/applicant/check-page.tsx'
import { ContactPage } from '#web/applicant/contact-page.tsx'
import { EvidencePage } from '#web/applicant/evidence-page.tsx'
import type { DraftStep } from '#web/parts/form/draft-steps.ts'
import { paths } from '#web/paths.ts'
import { readContact } from '#web/read-contact.ts'
import { FiledPage } from '#web/ways/filed-page.tsx'
import { ways as wayWords } from '#web/words/ways.ts'
import type { Refusal, RefusalCode } from '#workflows/contract/refusal.ts'
import { filesOf, summaries } from '../case/cases.ts'
import { isBegun, readDraft, saveDraft, uploadRefusal, uploadsFor } from '../case/draft.ts'
import { contactIn, contactOf, isAtCounter } from '../case/draft-contact.ts'
import type { Draft } from '../case/draft-shape.ts'
import { saysOtherwise, seenOf, typedIn } from '../case/seen.ts'
import { acting, sideOfDraft } from '../case/side.ts'
import type { Signed } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import {
  allowForm,
  goTo,
  isTyped,
  notFound,
  page,
  type Reply,
  refusalPage,
  refusedPage,
  refusing,
} from '../door/reply.ts'
import { statusOf } from '../door/status.ts'
import type { DraftKind } from './draft-kind.ts'
import { filedOf, noteCases } from './filed.ts'
import { keptUntil } from './kept-until.ts'
import { notYours } from './refusal-of.ts'
import { wayKind } from './way-kind.tsx'

/** Null where its procedure lost that way in. */
export const kindOf = (engine: Engine, { way }: Draft): DraftKind | null => wayKind(engine, way)

/** Steps to the receipt, alike for every way. */
export const draftSteps: readonly Route[] = [
  step('items', (ask, engine, { draft, kind }) => kind.show(ask, engine, draft)),
  post('items', (ask, engine, { draft, kind }) => kind.take(ask, engine, draft)),
  step('evidence', evidence),
  post('remove-file', async (ask, engine, { draft }) => {
    const key = ask.form['key'] ?? ''
    if (!key.startsWith(filesOf(draft.id))) return notFound(ask)
    await removeFile(engine, draft.id, key)
    return goTo(ask, paths.draft(draft.id, 'evidence'))
  }),
  step('contact', async (ask, engine, one) => {
    const { typedContact } = one.draft
    const isToMend = ask.query['check'] !== undefined && typedContact !== undefined
    // A field to be mended was cleared, where it is empty.
    const known = isToMend ? {} : await contactOf(ask, engine, one.draft)
    const values = { ...known, ...typedContact, ...contactIn(one.draft) }
    const read = isToMend ? readContact(values, isAtCounter(one.draft)) : null
    return contactPage(engine, ask, one, values, read?.kind === 'refused' ? read.refusal : undefined)
  }),
  post('contact', contact),
  step('check', async (ask, engine, { draft, kind }) => {
    if (!draft.contact) return goTo(ask, paths.draft(draft.id, 'contact'))
    const sent = await kind.sent(engine, ask.person, draft)
    return page(
      <CheckPage
        shell={ask.shell}
        draft={draft.id}
        filing={kind}
        lead={draft.recordId === null ? wayWords.checkLead : kind.checkLead}
        submit={kind.submit}
        sent={sent}
        keptUntil={keptUntil(engine, draft)}
      />,
    )
  }),
  post('submit', submit),
  { method: 'GET', path: paths.filed('{id}'), run: receipts },
]

type One = { readonly draft: Draft; readonly kind: DraftKind }
type Run = (ask: Signed, engine: Engine, one: One) => Promise<Reply>

function step(name: DraftStep, run: Run): Route {
  return { method: 'GET', path: paths.draft('{id}', name), run: withDraft(run) }
}

function post(name: 'items' | 'contact' | 'remove-file' | 'submit', run: Run): Route {
  return { method: 'POST', path: `/my/drafts/{id}/${name}`, run: withDraft(run) }
}

function withDraft(run: Run) {
  return async (ask: Signed, engine: Engine) => {
    const draft = await readDraft(engine, ask.person, ask.params['id'] ?? '')
    const side = draft && sideOfDraft(engine, ask.person, draft)
    const kind = draft && kindOf(engine, draft)
    if (!draft || !side || !kind) return notYours(ask, draft)
    // Filed: nothing sent, evidence too, changes any more.
    const isFiled = draft.filed ?? ((await engine.table.get(caseKey(draft.id))) !== undefined ? [draft.id] : null)
    if (isFiled) return filedBefore(ask, draft, receiptPath(draft, isFiled))
    const isFirst = /\/(items|remove-file)$/.test(ask.path)
    return isBegun(draft) || isFirst
      ? run(acting(ask, side), engine, { draft, kind })
      : goTo(ask, paths.draft(draft.id, 'items'))
  }
}

/** To the receipt; words typed elsewhere meanwhile stay to be copied. */
function filedBefore(ask: Signed, draft: Draft, path: string): Reply {
  const step = ask.path.endsWith('/contact') ? 'contact' : 'items'
  const isLate = ask.method === 'POST' && isTyped(ask.form) && saysOtherwise(draft, { step, form: ask.form })
  return isLate ? refusedPage(ask, 'movedOn', path) : goTo(ask, path)
}

async function evidence(ask: Signed, engine: Engine, { draft, kind }: One): Promise<Reply> {
  if (!kind.steps.includes('evidence')) return goTo(ask, paths.draft(draft.id, 'contact'))
  const files = await engine.files.list(filesOf(draft.id))
  const over = await bytesOver(engine, ask.person.id, { draft: draft.id, files })
  const refusal = (await uploadRefusal(engine, ask.query)) ?? over
  const uploads = over ? null : await uploadsFor(engine, ask, draft.id, paths.draft(draft.id, 'evidence'), files)
  return allowForm(
    page(
      <EvidencePage
        shell={ask.shell}
        draft={draft.id}
        filing={kind}
        lead={kind.evidenceLead}
        useful={await kind.useful(engine, ask.person, draft)}
        files={files}
        uploads={uploads}
        keptUntil={keptUntil(engine, draft)}
        {...(refusal ? { refusal } : {})}
      />,
    ),
    uploads?.file.action,
  )
}

function contactPage(
  engine: Engine,
  ask: Signed,
  { draft, kind }: One,
  values: Readonly<Record<string, string>>,
  refusal?: Refusal,
  other?: Draft,
): Reply {
  const shown = page(
    <ContactPage
      shell={ask.shell}
      draft={draft.id}
      filing={kind}
      values={values}
      seen={seenOf(engine, 'contact', other ?? draft)}
      other={other ? { ...other.typedContact, ...contactIn(other) } : null}
      keptUntil={keptUntil(engine, draft)}
      atCounter={isAtCounter(draft)}
      texts={engine.couriers.sms.isThere}
      {...(refusal ? { refusal } : {})}
    />,
    refusal ? statusOf(refusal.code) : 200,
  )
  return refusal ? refusing(refusal, shown) : shown
}

async function contact(ask: Signed, engine: Engine, one: One): Promise<Reply> {
  const { draft } = one
  const read = readContact(ask.form, isAtCounter(draft))
  const { later } = ask.form
  // Keeps an unticked box from being ticked again.
  const typedContact = { consentElectronic: '', ...typedIn(ask.form) }
  const isRead = read.kind === 'read'
  const now = isRead ? { ...draft, contact: read.contact } : { ...draft, contact: null, typedContact }
  const isKept = isRead || later !== undefined || isTyped(ask.form)
  const other = isKept ? await saveDraft(engine, now, { step: 'contact', form: ask.form }) : null
  if (other) return contactPage(engine, ask, one, ask.form, { code: 'savedElsewhere' }, other)
  if (isRead || later) return goTo(ask, paths.draft(draft.id, later ? 'later' : 'check'))
  return isKept ? goTo(ask, paths.toMend(draft.id, 'contact')) : contactPage(engine, ask, one, ask.form, read.refusal)
}

async function submit(ask: Signed, engine: Engine, { draft, kind }: One): Promise<Reply> {
  const { id, contact: to, behalf } = draft
  if (!to) return goTo(ask, paths.draft(id, 'contact'))
  if (behalf?.visit !== undefined) return goTo(ask, paths.readBack(behalf.visit, id))
  const filed = await kind.file(ask, engine, { ...draft, contact: to }, null)
  if (filed.kind === 'filed') {
    const cases = await noteCases(engine, draft, filed.cases)
    return goTo(
      ask,
      filed.cases.every((one) => one.applicant === ask.person.id)
        ? receiptPath(draft, cases)
        : paths.myCase(cases[0] ?? id),
    )
  }
  const { code } = filed.refusal
  if (code === 'notFound') return notFound(ask)
  return refusalPage(ask, filed.refusal, paths.draft(id, stepFor(code)), behalf?.visit === undefined)
}

/** Step at which the refusal is to be mended. */
const stepFor = (code: RefusalCode): DraftStep =>
  code === 'tooManyFiles' ? 'evidence' : code === 'alreadyOpen' || code === 'malformed' ? 'items' : 'check'

/** Several cases of one draft, each with its receipt. */
async function receipts(ask: Signed, engine: Engine): Promise<Reply> {
  const draft = await readDraft(engine, ask.person, ask.params['id'] ?? '')
  const side = draft && sideOfDraft(engine, ask.person, draft)
  if (!draft?.filed || !side) return notYours(ask, draft)
  const items = await filedOf(engine, draft.filed)
  const cases = (await summaries(engine, items, ask.person)).map((one, i) => ({
    ...one,
    facts: factsOf(engine, items[i]),
  }))
  return page(<FiledPage shell={acting(ask, side).shell} cases={cases} />)
}

/** Facts of each: earliest day, and former filings. */
function factsOf(engine: Engine, item: Item | undefined) {
  const file = item && caseFile(item)
  const facts = file ? (procedureOf(engine, file).pages.show(file.data).facts ?? []) : []
  return facts.flatMap((fact) => ('unit' in fact ? [] : [fact]))
}

function receiptPath({ id, behalf }: Draft, cases: readonly string[]): string {
  const [first = id, ...more] = cases
  if (behalf?.visit !== undefined) return more.length > 0 ? paths.counter : paths.visitReceipt(behalf.visit, first)
  return more.length > 0 ? paths.filed(id) : paths.receipt(first)
}
