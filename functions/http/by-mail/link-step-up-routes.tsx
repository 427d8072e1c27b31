import { noteFailure, noteSuccess } from '#engine/people/access.ts'
import { checkCode, sendCode } from '#engine/people/one-time-code.ts'
import { authenticatorOf, checkAuthenticator } from '#engine/people/second-factor.ts'
import { StepUpPage } from '#web/account/step-up-page.tsx'
import { paths } from '#web/paths.ts'
import { codeText } from '#web/words/second-factor.ts'
import type { RefusalCode } from '#workflows/contract/refusal.ts'
import type { Route } from '../door/door.ts'
import { page, type Reply, refusing } from '../door/reply.ts'
import { statusOf } from '../door/status.ts'
import { type LinkAsk, overPage, withLink } from './link-ask.tsx'
import { noteLinkProof } from './link-session.ts'

type Then = (one: LinkAsk) => Promise<Reply>

/** Second factor in a link's sitting; `then` goes on. */
export const linkStepUpRoutes = (then: Then): readonly Route[] => [
  { method: 'POST', path: `${paths.mailStepUp}/send`, open: true, budget: 'link', run: withLink(send) },
  {
    method: 'POST',
    path: paths.mailStepUp,
    open: true,
    budget: 'link',
    run: withLink((one) => check(one, then)),
  },
]

/** Asks for the factor; sends a code to a lone telephone. */
export async function beginSecondFactor(one: LinkAsk): Promise<Reply> {
  const { engine, standing } = one
  if (standing.kind === 'over') return overPage(one, standing.code)
  const own = await authenticatorOf(engine, standing.person.id)
  return own?.confirmedAt || !standing.person.phone ? askSecondFactor(one) : send(one)
}

type Showing = { readonly sent?: boolean; readonly refused?: RefusalCode; readonly means?: 'app' | 'text' }

/** Asks for it; the chosen and typed goes along. */
async function askSecondFactor(one: LinkAsk, { sent = false, refused, means }: Showing = {}): Promise<Reply> {
  const { ask, engine, standing, key } = one
  if (standing.kind === 'over') return overPage(one, standing.code)
  const own = await authenticatorOf(engine, standing.person.id)
  const refusal = refused && { code: refused, ...(means && { fields: { code: refused } }) }
  const reply = page(
    <StepUpPage
      shell={ask.shell}
      path={paths.mailStepUp}
      hidden={{ ...carried(ask.form), key }}
      back=""
      authenticator={own !== null && own.confirmedAt !== null}
      phone={standing.person.phone?.slice(-4) ?? null}
      sent={sent || means === 'text'}
      {...(refusal && { refusal, scope: means ?? '' })}
    />,
    refused ? statusOf(refused) : 200,
  )
  return refusal ? refusing(refusal, reply) : reply
}

async function send(one: LinkAsk): Promise<Reply> {
  const { engine, standing } = one
  if (standing.kind === 'over') return overPage(one, standing.code)
  const { phone, id } = standing.person
  const outcome = phone
    ? await sendCode(engine, { purpose: 'link', subject: id }, { to: phone, text: codeText })
    : 'codeNotSent'
  return askSecondFactor(one, outcome === 'sent' ? { sent: true } : { refused: outcome })
}

async function check(one: LinkAsk, then: Then): Promise<Reply> {
  const { ask, engine, standing } = one
  if (standing.kind === 'over') return overPage(one, standing.code)
  const { means, code = '' } = ask.form
  const { id } = standing.person
  const own = means === 'text' ? null : await authenticatorOf(engine, id)
  const outcome =
    means === 'text'
      ? await checkCode(engine, { purpose: 'link', subject: id }, code)
      : own?.confirmedAt
        ? await checkAuthenticator(engine, id, code)
        : 'codeOver'
  if (outcome === 'codeWrong' && (await noteFailure(engine, id))) return overPage(one, 'accountLocked')
  if (outcome !== 'right') return askSecondFactor(one, { refused: outcome, means: means === 'text' ? 'text' : 'app' })
  await noteSuccess(engine, id)
  await noteLinkProof(engine, ask.cookies)
  return then({ ...one, session: { ...one.session, provedAt: engine.clock.now() } })
}

const carried = ({ action = '', reason = '', seq = '' }: Readonly<Record<string, string>>) => ({ action, reason, seq })
