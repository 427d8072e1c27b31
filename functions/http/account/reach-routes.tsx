import { may } from '#engine/people/authorise.ts'
import { type ChannelName, channelNames, keepReach, type Reach, reachOf } from '#engine/people/reach.ts'
import { contactDays, contactsOf, dropContact, type SubjectContact } from '#engine/people/subject-contact.ts'
import type { Engine } from '#engine/store/engine.ts'
import { mobileOf } from '#engine/store/mobile.ts'
import { maskedMail } from '#web/account/masked-mail.ts'
import { ReachPage, type ToldRow } from '#web/account/reach-page.tsx'
import { paths } from '#web/paths.ts'
import { readContact } from '#web/read-contact.ts'
import type { Refusal } from '#workflows/contract/refusal.ts'
import type { Signed } from '../door/ask.ts'
import type { Route } from '../door/door.ts'
import { goTo, notFound, page, type Reply, refusing } from '../door/reply.ts'
import { statusOf } from '../door/status.ts'

/** Addresses of an applicant, channels of notices, and service. */
export const reachRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: paths.reach,
    run: async (ask, engine) => (may(ask.person, 'list.own') ? reachPage(ask, engine) : notFound(ask)),
  },
  { method: 'POST', path: paths.reach, run: choose },
  { method: 'POST', path: paths.dropContact, run: drop },
]

async function choose(ask: Signed, engine: Engine): Promise<Reply> {
  if (!may(ask.person, 'list.own')) return notFound(ask)
  const refuse = async (refusal: Refusal) => refusing(refusal, await reachPage(ask, engine, refusal))
  const read = readContact({ ...ask.form, name: ask.person.name }, true)
  if (read.kind === 'refused') return refuse(read.refusal)
  const { name: _name, ...reach } = read.contact
  const channels = offered(engine).filter((name) => ask.form[`notice.${name}`] === 'on')
  const fields = faultsOf(reach, channels)
  if (Object.keys(fields).length > 0) return refuse({ code: 'malformed', fields })
  await keepReach(engine, ask.person, { ...reach, channels })
  return goTo(ask, paths.account)
}

/** Takes an account of the own subject off the list. */
async function drop(ask: Signed, engine: Engine): Promise<Reply> {
  const { subject } = ask.person
  if (!may(ask.person, 'list.own') || subject === null) return notFound(ask)
  const one = (await contactsOf(engine, subject)).find((contact) => refOf(engine, contact) === ask.form['id'])
  if (one) await dropContact(engine, subject, one.person)
  return goTo(ask, paths.reach)
}

/** Names a row without its account. */
const refOf = ({ crypto }: Engine, { person }: Pick<SubjectContact, 'person'>) =>
  crypto.keyed('session', `contact ${person}`).slice(0, 24)

async function toldNow(engine: Engine, { id, subject }: Signed['person']): Promise<readonly ToldRow[]> {
  const all = subject === null ? [] : await contactsOf(engine, subject)
  return all.map((one) => ({
    id: refOf(engine, one),
    mail: maskedMail(one.email),
    on: one.on,
    isYou: one.person === id,
  }))
}

/** Each channel needs the address that it goes to. */
const faultsOf = (reach: Pick<Reach, 'email' | 'phone' | 'address'>, channels: readonly ChannelName[]) => ({
  ...(channels.includes('mail') && reach.email === '' ? { email: 'required' } : {}),
  ...(channels.includes('sms') && mobileOf(reach.phone) === null ? { phone: 'badMobile' } : {}),
  ...(channels.includes('letter') && !reach.address ? { address: 'required' } : {}),
})

const offered = ({ couriers }: Engine): readonly ChannelName[] =>
  channelNames.filter((name) => name === 'mail' || couriers[name].isThere)

async function reachPage(ask: Signed, engine: Engine, refusal?: Refusal): Promise<Reply> {
  const { person, shell } = ask
  const kept = (await reachOf(engine, person.id)) ?? { email: person.email, phone: '', consentElectronic: false }
  const input = refusal ? { refusal, values: ask.form } : {}
  const shown = (
    <ReachPage
      shell={shell}
      reach={kept}
      channels={offered(engine)}
      told={await toldNow(engine, person)}
      toldFor={contactDays(engine.deployment)}
      {...input}
    />
  )
  return page(shown, refusal ? statusOf(refusal.code) : 200)
}
