import { toString as qrCode } from 'qrcode'
import { authenticatorOf, beginAuthenticator, enrolAuthenticator } from '#engine/people/second-factor.ts'
import type { Engine } from '#engine/store/engine.ts'
import { AuthenticatorPage, type Enrolment } from '#web/account/authenticator-page.tsx'
import { paths } from '#web/paths.ts'
import { enrolledMail } from '#web/words/second-factor.ts'
import type { RefusalCode } from '#workflows/contract/refusal.ts'
import type { Signed } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import { goTo, notFound, page, type Reply, refusing } from '../door/reply.ts'
import { statusOf } from '../door/status.ts'
import { proved, stepUp } from '../door/step-up.ts'
import { tellOwner } from './tell-owner.ts'

/** Enrols an authenticator, after proof of a listed telephone. */
export const factorRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/account/authenticator',
    run: forStaff(async (ask, engine) => {
      const enrolment = await enrolmentOf(ask, engine)
      return asksProof(ask, engine, enrolment) ?? show(ask, enrolment)
    }),
  },
  {
    method: 'POST',
    path: '/account/authenticator/begin',
    run: forStaff(async (ask, engine) => {
      const first = proofOf(ask, engine)
      if (first) return first
      await beginAuthenticator(engine, ask.person.id)
      return goTo(ask, paths.authenticator)
    }),
  },
  {
    method: 'POST',
    path: '/account/authenticator',
    run: forStaff(async (ask, engine) => {
      const enrolment = await enrolmentOf(ask, engine)
      if (enrolment.kind !== 'pending') return goTo(ask, paths.authenticator)
      const first = asksProof(ask, engine, enrolment)
      if (first) return first
      const outcome = await enrolAuthenticator(engine, ask.person, ask.form['code'] ?? '')
      if (outcome !== 'right') return show(ask, enrolment, outcome)
      await tellOwner(engine, ask.person, enrolledMail)
      return { ...goTo(ask, paths.authenticator), cookies: [...(await proved(ask, engine))] }
    }),
  },
]

/** Applicants prove themselves at the identity platform alone. */
export function forStaff(run: (ask: Signed, engine: Engine) => Promise<Reply>) {
  return async (ask: Signed, engine: Engine): Promise<Reply> =>
    ask.person.roles.some(({ role }) => role !== 'applicant') ? run(ask, engine) : notFound(ask)
}

/** Whoever has a listed telephone proves it first. */
const proofOf = (ask: Signed, engine: Engine): Reply | null =>
  ask.person.phone ? stepUp(ask, engine, paths.authenticator) : null

/** A secret begun long ago is shown to nobody without proof. */
const asksProof = (ask: Signed, engine: Engine, { kind }: Enrolment): Reply | null =>
  kind === 'pending' ? proofOf(ask, engine) : null

/** Shows the secret until its first code, never again. */
async function enrolmentOf({ person }: Signed, engine: Engine): Promise<Enrolment> {
  const own = await authenticatorOf(engine, person.id)
  if (!own) return { kind: 'none' }
  if (own.confirmedAt !== null) return { kind: 'confirmed', at: own.confirmedAt }
  const { uri, secret } = engine.totp.show(own.sealed, person.id)
  const svg = await qrCode(uri, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' })
  return { kind: 'pending', uri, secret, picture: `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}` }
}

function show(ask: Signed, enrolment: Enrolment, refused?: RefusalCode): Reply {
  const refusal = refused && { code: refused, fields: { code: refused } }
  const reply = page(
    <AuthenticatorPage shell={ask.shell} enrolment={enrolment} {...(refusal && { refusal })} />,
    refused ? statusOf(refused) : 200,
  )
  return refusal ? refusing(refusal, reply) : reply
}
