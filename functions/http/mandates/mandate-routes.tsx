import { may } from '#engine/people/authorise.ts'
import { isRevocable, type Mandate } from '#engine/people/mandate.ts'
import { powersOf } from '#engine/people/mandate-powers.ts'
import { beginMandate, stepMandate } from '#engine/people/mandate-steps.ts'
import { findMandate, mandatesFor, mandatesOf, type StoredMandate } from '#engine/people/mandates.ts'
import { recordTitle } from '#engine/register/record-names.ts'
import { recordsFor } from '#engine/register/register-door.ts'
import type { Engine } from '#engine/store/engine.ts'
import { newId } from '#engine/store/id.ts'
import { subjectOf } from '#engine/store/keys.ts'
import { readAll } from '#engine/store/read.ts'
import { shanghaiDay } from '#law/day.ts'
import { platformOf } from '#records/directory.ts'
import { beginningOf } from '#records/normalise.ts'
import { MandateForm } from '#web/mandates/mandate-form.tsx'
import { MandatePage } from '#web/mandates/mandate-page.tsx'
import { MandatesPage } from '#web/mandates/mandates-page.tsx'
import { paths } from '#web/paths.ts'
import { type ReadMandate, readMandate } from '#web/read-mandate.ts'
import type { Actor } from '#workflows/contract/actor.ts'
import type { Refusal } from '#workflows/contract/refusal.ts'
import { filesOf } from '../case/cases.ts'
import { uploadRefusal, uploadsFor } from '../case/draft.ts'
import type { Signed } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import { allowForm, goTo, notFound, page, type Reply, refusedPage, refusing } from '../door/reply.ts'
import { subjectKey } from '../door/subject-key.ts'
import { everyPower, mandateView } from './view.ts'

/** Mandates of both sides: subjects give and revoke, agents claim by proof. */
export const mandateRoutes: readonly Route[] = [
  { method: 'GET', path: paths.mandates, run: withSubject('mandate.give', list) },
  { method: 'GET', path: paths.grant, run: withSubject('mandate.give', (ask, engine) => form(ask, engine, 'grant')) },
  { method: 'POST', path: paths.grant, run: withSubject('mandate.give', (ask, engine) => begin(ask, engine, 'grant')) },
  { method: 'GET', path: paths.claim, run: withSubject('mandate.claim', (ask, engine) => form(ask, engine, 'claim')) },
  {
    method: 'POST',
    path: paths.claim,
    run: withSubject('mandate.claim', (ask, engine) => begin(ask, engine, 'claim')),
  },
  { method: 'GET', path: paths.mandate('{id}'), run: withMandate((ask, engine, stored) => show(ask, engine, stored)) },
  { method: 'POST', path: paths.revoke('{id}'), run: withMandate(revoke) },
  { method: 'POST', path: paths.sendClaim('{id}'), run: withMandate(send) },
]

function withSubject(
  action: 'mandate.give' | 'mandate.claim',
  run: (ask: Signed, engine: Engine, actor: Actor) => Promise<Reply>,
) {
  return async (ask: Signed, engine: Engine): Promise<Reply> => {
    const { subject } = ask.person
    const actor = subject === null ? null : may(ask.person, action, { subject })
    return actor ? run(ask, engine, actor) : notFound(ask)
  }
}

/** A draft of a claim is its writer's alone. */
function withMandate(run: (ask: Signed, engine: Engine, stored: StoredMandate) => Promise<Reply>) {
  return async (ask: Signed, engine: Engine): Promise<Reply> => {
    const stored = await findMandate(engine, ask.params['id'] ?? '')
    if (!stored) return notFound(ask)
    const { subject, agent, state } = stored.mandate
    const isPrincipal = state !== 'drafted' && may(ask.person, 'mandate.read', { subject }) !== null
    return isPrincipal || may(ask.person, 'mandate.read', { subject: agent }) ? run(ask, engine, stored) : notFound(ask)
  }
}

async function list(ask: Signed, engine: Engine): Promise<Reply> {
  const key = ask.person.subject ?? ''
  const view = ({ mandate }: StoredMandate) => mandateView(engine, mandate)
  const given = (await mandatesFor(engine, key)).filter(({ mandate }) => mandate.state !== 'drafted')
  const held = await mandatesOf(engine, key)
  return page(<MandatesPage shell={ask.shell} given={given.map(view)} held={held.map(view)} />)
}

async function form(ask: Signed, engine: Engine, mode: 'grant' | 'claim', refusal?: Refusal): Promise<Reply> {
  const records = mode === 'grant' ? await allOwnRecords(engine, ask.person.subject ?? '') : []
  const input = refusal ? { values: ask.form, refusal } : {}
  const shown = page(
    <MandateForm shell={ask.shell} mode={mode} powers={everyPower(engine)} records={records} {...input} />,
    refusal ? 422 : 200,
  )
  return refusal ? refusing(refusal, shown) : shown
}

async function begin(ask: Signed, engine: Engine, mode: 'grant' | 'claim'): Promise<Reply> {
  const today = shanghaiDay(engine.clock.now())
  const read = readMandate(ask.form, mode, today, powersOf(engine.procedures))
  if (read.kind === 'refused') return form(ask, engine, mode, read.refusal)
  const own = ask.person.subject ?? ''
  const other = subjectKey(engine, read.mandate.identity)
  if (other === own) return form(ask, engine, mode, { code: 'malformed', fields: { number: 'oneself' } })
  const mine = (await allOwnRecords(engine, own)).map(({ id }) => id)
  if (read.mandate.records?.some((id) => !mine.includes(id)))
    return form(ask, engine, mode, { code: 'malformed', fields: { which: 'chooseRecord' } })
  const by: Actor = { id: ask.person.id, role: 'applicant', unit: null }
  const facts = factsOf(ask, read.mandate, mode, newId(engine.crypto), { own, other, today })
  const made = await beginMandate(engine, facts, { step: mode === 'grant' ? 'given' : 'drafted', by, reason: '' })
  return goTo(ask, paths.mandate(made.id))
}

function factsOf(
  { person }: Signed,
  { kind, identity, actions, records, until }: ReadMandate,
  mode: 'grant' | 'claim',
  id: string,
  { own, other, today }: { readonly own: string; readonly other: string; readonly today: string },
): Omit<Mandate, 'state' | 'history'> {
  const isGrant = mode === 'grant'
  return {
    id,
    kind,
    subject: isGrant ? own : other,
    subjectName: isGrant ? person.name : identity.name,
    agent: isGrant ? other : own,
    agentName: isGrant ? identity.name : person.name,
    actions: [...actions],
    records: records && [...records],
    from: today,
    until,
    letters: [],
  }
}

async function allOwnRecords(engine: Engine, subject: string) {
  const items = await readAll(engine.table, { index: 'subject', pk: subjectOf(subject), prefix: 'record#' })
  return recordsFor(engine, items, 'subject')
    .filter(({ ended }) => ended === null)
    .map((record) => ({ id: record.id, title: recordTitle(record) }))
}

async function show(ask: Signed, engine: Engine, { mandate }: StoredMandate): Promise<Reply> {
  const { person, shell } = ask
  const mayRevoke = isRevocable(mandate) && may(person, 'mandate.revoke', { subject: mandate.subject }) !== null
  const isDraft = mandate.state === 'drafted'
  const pending = isDraft ? await lettersOf(engine, mandate) : []
  const uploads = isDraft ? await uploadsFor(engine, ask, mandate.id, paths.mandate(mandate.id), pending) : null
  const refusal = isDraft ? await uploadRefusal(engine, ask.query) : undefined
  const shown = page(
    <MandatePage
      shell={shell}
      one={mandateView(engine, mandate)}
      history={mandate.history}
      letters={mandate.letters}
      pending={pending}
      uploads={uploads}
      can={isDraft ? 'send' : mayRevoke ? 'revoke' : 'nothing'}
      {...(refusal ? { refusal } : {})}
    />,
  )
  return allowForm(shown, uploads?.file.action)
}

async function lettersOf(engine: Engine, { id }: Mandate) {
  const files = await engine.files.list(filesOf(id))
  return files.filter(({ state }) => state !== 'infected').slice(0, 5)
}

async function revoke(ask: Signed, engine: Engine, stored: StoredMandate): Promise<Reply> {
  const { mandate } = stored
  const by = may(ask.person, 'mandate.revoke', { subject: mandate.subject })
  if (!by || mandate.kind !== 'agent') return notFound(ask)
  const reason = beginningOf((ask.form['reason'] ?? '').trim(), 500)
  const done = await stepMandate(engine, stored, { step: 'revoked', by, reason }, '')
  return done ? goTo(ask, paths.mandate(mandate.id)) : refusedPage(ask, 'movedOn', paths.mandate(mandate.id))
}

async function send(ask: Signed, engine: Engine, stored: StoredMandate): Promise<Reply> {
  const { mandate } = stored
  const by = may(ask.person, 'mandate.claim', { subject: mandate.agent })
  const letters = (await lettersOf(engine, mandate)).map(({ key, name, size, type, sha256 }) => {
    return { key, name, size, type, sha256 }
  })
  if (!by) return notFound(ask)
  if (letters.length === 0) return refusedPage(ask, 'noFileChosen', paths.mandate(mandate.id))
  const platform = platformOf(engine.deployment.directory)?.id ?? ''
  const done = await stepMandate(engine, stored, { step: 'claimed', by, reason: '' }, platform, letters)
  return done ? goTo(ask, paths.mandate(mandate.id)) : refusedPage(ask, 'movedOn', paths.mandate(mandate.id))
}
