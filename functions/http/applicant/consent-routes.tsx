import { chooseService } from '#engine/begin/choose-service.ts'
import { procedureOf } from '#engine/case/case-of.ts'
import { mailNow } from '#engine/mail/addressee.ts'
import { caseTarget, may } from '#engine/people/authorise.ts'
import type { Engine } from '#engine/store/engine.ts'
import { ConsentPage } from '#web/applicant/consent-page.tsx'
import { paths } from '#web/paths.ts'
import { readServiceMail } from '#web/read-contact.ts'
import type { Refusal } from '#workflows/contract/refusal.ts'
import { type Opened, openCase } from '../case/cases.ts'
import type { Signed } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import { goTo, page, type Reply, refusedPage, refusing } from '../door/reply.ts'
import { statusOf } from '../door/status.ts'
import { withOwnCase } from './case-routes.tsx'
import { refusalOf } from './refusal-of.ts'

/** Lets the applicant choose the service of papers. */
export const consentRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/my/cases/{id}/consent',
    run: choosing(async (ask, engine, one) => page(await consentPage(ask, engine, one))),
  },
  { method: 'POST', path: '/my/cases/{id}/consent', run: choosing(choose) },
]

function choosing(run: (ask: Signed, engine: Engine, one: Opened) => Promise<Reply>) {
  return withOwnCase(run, (ask, one, engine) => seatIn(engine, ask, one) !== null)
}

const seatIn = (engine: Engine, { person }: Signed, { file }: Opened) =>
  may(person, 'case.consent', caseTarget(procedureOf(engine, file), file))

async function choose(ask: Signed, engine: Engine, one: Opened): Promise<Reply> {
  const { person, lang, form } = ask
  const done = paths.myCase(one.file.id)
  const read = form['electronic'] === 'on' ? readServiceMail(form) : { kind: 'read' as const, email: null }
  if (read.kind === 'refused') {
    const { refusal } = read
    return refusing(refusal, page(await consentPage(ask, engine, one, refusal), statusOf(refusal.code)))
  }
  const consent = read.email === null ? null : { name: person.name, email: read.email, lang }
  const outcome = await chooseService(engine, person, one.file, { consent, seen: form['seen'] })
  if (outcome === 'asItWas' || outcome.kind === 'committed') return goTo(ask, done)
  const actor = seatIn(engine, ask, one)
  const { code } = outcome.refusal
  if (code === 'movedOn' && actor) {
    const now = await openCase(engine, person, one.file.id)
    if (now)
      return refusing(outcome.refusal, page(await consentPage(ask, engine, now, outcome.refusal), statusOf(code)))
  }
  return refusedPage(ask, actor ? refusalOf(code, actor) : code, done)
}

async function consentPage({ shell, form, person }: Signed, engine: Engine, { file, view }: Opened, refusal?: Refusal) {
  const { contact } = procedureOf(engine, file).pages.show(file.data)
  return (
    <ConsentPage
      shell={shell}
      one={view}
      email={(contact && (await mailNow(engine, file))) || person.email}
      consents={contact?.consentElectronic ?? false}
      seen={contact?.consentElectronic ? contact.email : ''}
      {...(refusal && { values: form, refusal })}
    />
  )
}
