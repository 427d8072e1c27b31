import { type Answer, type WebClient, webClient } from '#tests/support/web-client.ts'
import { fileAt, filed, insisting, objected, once, recordOf, signedIn, submits, withFile } from './steps.ts'
import type { Act, Walk } from './walk.ts'

export type Filed = { readonly caseId: string; readonly record: string }
/** People by name, each signed in once. */
export type People = (who: string) => Promise<WebClient>

export function peopleAt(url: string, options?: { readonly reloads: number }): People {
  const known = new Map<string, Promise<WebClient>>()
  return (who) => {
    const client = known.get(who) ?? signedIn(url, who, webClient(url, options))
    known.set(who, client)
    return client
  }
}

/** How steps are done: each step of filing, and each act. */
type Manner = {
  readonly step: <T>(work: () => Promise<T>) => Promise<T>
  readonly act: (people: People, caseId: string, act: Act) => Promise<void>
}

/** Takes one way by forms alone. */
export async function drive(people: People, walk: Walk, file: File, { step, act }: Manner = plainly): Promise<Filed> {
  const firm = await people('enterprise')
  const record = await step(() => recordOf(firm, walk.document))
  const evidence = await step(() => begun(firm, record, walk))
  const whole = walk.hasFile ? await step(() => withFile(firm, evidence.at, file)) : evidence
  const caseId = await step(() => filed(firm, whole))
  for (const one of walk.acts) await act(people, caseId, one)
  return { caseId, record }
}

/** To the page of evidence; begun again it is another draft. */
async function begun(firm: WebClient, record: string, walk: Walk): Promise<Answer> {
  const evidence = await (walk.kind === 'objection'
    ? objected(firm, record, 'CF_NR_FK', walk.claimed)
    : asked(firm, record))
  if (!evidence.at.includes('/evidence'))
    throw new Error(`no page of evidence but ${evidence.status} at ${evidence.at}`)
  return evidence
}

async function asked(firm: WebClient, record: string): Promise<Answer> {
  const way = `/my/apply/repair/apply?record=${record}`
  return firm.post(await firm.get(way), way, {
    ...{ explanation: '整改已经验收。', signedBy: '林示范', commits: 'on', [`record.${record}`]: 'on' },
  })
}

/** One form, once earlier steps have led to it. */
async function acted(people: People, caseId: string, act: Act): Promise<void> {
  const client = await people(act.who)
  const form = await once(client, pageOf(caseId, act), ({ html }) => html.includes(`value="${act.event}"`))
  await opened(client, act, form)
  await submits(client, form, actionOf(caseId, act), { event: act.event, ...act.values })
}

/** The same, again while the form is there. */
async function insisted(people: People, caseId: string, act: Act): Promise<void> {
  const client = await insisting(() => people(act.who))
  const offers = ({ html }: Answer) => html.includes(`value="${act.event}"`)
  await insisting(() => once(client, pageOf(caseId, act), offers))
  await insisting(async () => {
    const form = await client.get(pageOf(caseId, act))
    // Gone from a sound page: taken, though its answer was lost.
    if (!offers(form)) return sound(await client.get(ownOf(caseId, act)))
    await opened(client, act, form)
    await submits(client, form, actionOf(caseId, act), { event: act.event, ...act.values })
  })
}

function sound({ status, at }: Answer): void {
  if (status !== 200) throw new Error(`${at}: ${status}`)
}

export const plainly: Manner = { step: (work) => work(), act: acted }
/** Each step again, until it ends well. */
export const insistently: Manner = { step: insisting, act: insisted }

const ownOf = (caseId: string, { who }: Act) => `/${who === 'enterprise' ? 'my' : 'desk'}/cases/${caseId}`
const pageOf = (caseId: string, act: Act) => `${ownOf(caseId, act)}${act.page ?? ''}`
const actionOf = (caseId: string, act: Act) => `${ownOf(caseId, act)}/events`

/** Files are opened, as they must be before an answer. */
async function opened(client: WebClient, { event }: Act, { html }: Answer): Promise<void> {
  if (event !== 'unit.proposed') return
  for (const [, link = ''] of html.matchAll(/href="(\/files\/[^"]+)"/g)) await fileAt(client, link)
}
