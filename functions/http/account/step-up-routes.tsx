import { noteFailure, noteSuccess } from '#engine/people/access.ts'
import { checkCode, sendCode } from '#engine/people/one-time-code.ts'
import { authenticatorOf, checkAuthenticator } from '#engine/people/second-factor.ts'
import type { Engine } from '#engine/store/engine.ts'
import { StepUpPage } from '#web/account/step-up-page.tsx'
import { asset } from '#web/link.ts'
import { codeText } from '#web/words/second-factor.ts'
import type { RefusalCode } from '#workflows/contract/refusal.ts'
import type { Signed } from '../door/ask.ts'
import { homeOf, type Route } from '../door/door.ts'
import { isLocalPath } from '../door/local-path.ts'
import { notFound, page, type Reply, refusedPage, refusing, seeOther } from '../door/reply.ts'
import { statusOf } from '../door/status.ts'
import { proved } from '../door/step-up.ts'
import { forStaff } from './factor-routes.tsx'

/** Second factor: an authenticator's code, or a text's. */
export const stepUpRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/account/step-up',
    run: forStaff((ask, engine) => show(ask, engine, { back: ask.query['to'] ?? '' })),
  },
  { method: 'POST', path: '/account/step-up/send', run: forStaff(send) },
  { method: 'POST', path: '/account/step-up', run: forStaff(check) },
]

async function send(ask: Signed, engine: Engine): Promise<Reply> {
  const back = ask.form['to'] ?? ''
  const { phone } = ask.person
  const outcome = phone ? await sendCode(engine, codeFor(ask), { to: phone, text: codeText }) : 'codeNotSent'
  return show(ask, engine, outcome === 'sent' ? { back, sent: true } : { back, refused: outcome })
}

async function check(ask: Signed, engine: Engine): Promise<Reply> {
  const { to: back = '', means, code = '' } = ask.form
  const outcome =
    means === 'text' ? await checkCode(engine, codeFor(ask), code) : await byAuthenticator(ask, engine, code)
  if (outcome === 'codeWrong' && (await noteFailure(engine, ask.person.id)))
    return refusedPage(ask, 'accountLocked', '/')
  if (outcome !== 'right')
    return show(ask, engine, { back, refused: outcome, means: means === 'text' ? 'text' : 'app' })
  await noteSuccess(engine, ask.person.id)
  const home = homeOf(ask.person.roles[0]?.role)
  return seeOther(asset(ask.shell, isLocalPath(back) ? back : home), await proved(ask, engine))
}

/** Unconfirmed ones prove nothing: any holder of the session could begin. */
async function byAuthenticator({ person }: Signed, engine: Engine, code: string): Promise<'right' | RefusalCode> {
  const own = await authenticatorOf(engine, person.id)
  return own?.confirmedAt ? checkAuthenticator(engine, person.id, code) : 'codeOver'
}

const codeFor = ({ person }: Signed) => ({ purpose: 'step-up', subject: person.id })

type Showing = {
  readonly back: string
  readonly sent?: boolean
  readonly refused?: RefusalCode
  readonly means?: 'app' | 'text'
}

async function show(ask: Signed, engine: Engine, { back, means, refused, ...told }: Showing): Promise<Reply> {
  // No act of an applicant asks for it.
  if (ask.person.roles.every(({ role }) => role === 'applicant')) return notFound(ask)
  const own = await authenticatorOf(engine, ask.person.id)
  const sent = told.sent ?? means === 'text'
  const refusal = refused && { code: refused, ...(means && { fields: { code: refused } }) }
  const reply = page(
    <StepUpPage
      shell={ask.shell}
      back={isLocalPath(back) ? back : ''}
      authenticator={own !== null && own.confirmedAt !== null}
      phone={ask.person.phone?.slice(-4) ?? null}
      sent={sent}
      {...(refusal && { refusal, scope: means ?? '' })}
    />,
    refused ? statusOf(refused) : 200,
  )
  return refusal ? refusing(refusal, reply) : reply
}
