import { authenticatorOf } from '#engine/people/second-factor.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { Person } from '#engine/store/person.ts'
import { readSwitches } from '#engine/store/switches.ts'
import { href, to } from '#web/link.ts'
import { paths } from '#web/paths.ts'
import type { Signed } from './ask.ts'
import { type Reply, seeOther } from './reply.ts'

/** Sends staff to prove a second factor; null: none needed, or proved. */
export async function signInFactor(ask: Signed, engine: Engine): Promise<Reply | null> {
  if (!isStaff(ask.person) || ask.session.provedAt !== undefined || onTheWay.test(ask.path)) return null
  if ((await readSwitches(engine)).staffSecondFactor === 0) return null
  const own = await authenticatorOf(engine, ask.person.id)
  const canProve = own?.confirmedAt || ask.person.phone
  const back = ask.method === 'GET' ? ask.path : paths.account
  return seeOther(to(ask.shell, canProve ? paths.stepUp(href(ask.lang, back)) : paths.authenticator))
}

export const isStaff = ({ roles }: Person): boolean => roles.some(({ role }) => role !== 'applicant')

const onTheWay = /^\/account\/(step-up|authenticator|sign-out-everywhere)(\/|$)/
