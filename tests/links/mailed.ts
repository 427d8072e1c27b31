import { commit } from '#engine/begin/commit.ts'
import { caseFile } from '#engine/case/case-of.ts'
import type { Deployment } from '#engine/store/host.ts'
import { caseKey } from '#engine/store/keys.ts'
import type { Person } from '#engine/store/person.ts'
import type { MemoryHost } from '#hosts/memory/index.ts'
import { place, type StageName, stages } from '#tests/authz/stages.ts'
import { type Answer, type Site, site } from '#tests/http/site.ts'
import { directory } from '#tests/support/engine.ts'
import type { Actor } from '#workflows/contract/actor.ts'

/** FGW acts by link alone, HJ by second factor, others not. */
export const optedIn = {
  ...directory,
  units: directory.units.map((unit) =>
    unit.id === 'FGW'
      ? { ...unit, actByMail: 'alone' as const }
      : unit.id === 'HJ'
        ? { ...unit, actByMail: 'stepUp' as const }
        : unit,
  ),
}

const who = (id: string, role: Actor['role'], unit: string, phone: string): Person => ({
  id,
  name: id,
  email: `${id}@example.com`,
  phone,
  subject: null,
  roles: [{ role, unit }],
  conflicts: [],
})
export const intake = who('intake', 'intake', 'FGW', '10000000001')
export const officer = who('officer-of-the-holder', 'officer', 'HJ', '10000000002')
export const head = who('head-of-the-holder', 'head', 'HJ', '10000000003')
export const elsewhere = who('officer-elsewhere', 'officer', 'SCJG', '10000000004')
export const everybody = [intake, officer, head, elsewhere]

/** Case whose task was mailed, with one person's token. */
export type Mailed = {
  readonly open: Site
  readonly id: string
  readonly number: string
  readonly token: string
  readonly to: Person
}

export async function mailed(
  stage: StageName,
  to: Person,
  more: Partial<Deployment> = {},
  host: (host: MemoryHost) => Partial<MemoryHost> = () => ({}),
): Promise<Mailed> {
  const open = site({ now: '2026-09-14', deployment: { directory: optedIn, ...more }, host })
  await open.seat(...everybody)
  const { id, number } = await place(open.engine, stages[stage])
  await open.settle()
  return { open, id, number, token: tokenFor(open, to), to }
}

/** The newest of a person's mails that has one. */
export function tokenFor(open: Site, { email }: Pick<Person, 'email'>): string {
  const mails = open.host.mailer.delivered.filter((mail) => mail.to === email)
  const tokens = mails.flatMap(({ text }) => /\/a#([0-9A-Z]{52})/.exec(text)?.[1] ?? [])
  const token = tokens.at(-1)
  if (!token) throw new Error(`no link went to ${email}`)
  return token
}

export const fileOf = async ({ open, id }: { readonly open: Pick<Site, 'engine'>; readonly id: string }) => {
  const item = await open.engine.table.get(caseKey(id))
  if (!item) throw new Error('no case')
  return caseFile(item)
}

export const send = ({ open, id }: Mailed, type: string, by: Person, data: object) => {
  const { role, unit } = by.roles[0] ?? { role: 'public' as const, unit: null }
  return commit(open.engine, id, { type, actor: { id: by.id, role, unit }, data })
}

/** Browser on the link's pages, with cookie and forms. */
export type Reader = {
  readonly cookies: string[]
  get(path: string): Promise<Answer>
  post(path: string, form: Readonly<Record<string, string>>): Promise<Answer>
}

export function reader(open: Site): Reader {
  const cookies: string[] = []
  const keep = (answer: Answer) => {
    for (const set of answer.cookies) {
      const pair = set.split(';')[0] ?? ''
      const name = pair.split('=')[0] ?? ''
      cookies.splice(0, cookies.length, ...cookies.filter((one) => !one.startsWith(`${name}=`)), pair)
    }
    return answer
  }
  return {
    cookies,
    get: async (path) => keep(await open.ask({ path, cookies })),
    post: async (path, form) => keep(await open.ask({ method: 'POST', path, form, cookies })),
  }
}

/** Fields that stand hidden in the page's form. */
export const hidden = (body: string): Record<string, string> =>
  Object.fromEntries(
    [...body.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  )

/** Opens the task as the script or a typed code does. */
export async function arrive({ open, token }: Pick<Mailed, 'open' | 'token'>): Promise<{ at: Reader; page: Answer }> {
  const at = reader(open)
  await at.post('/a', { token })
  return { at, page: await at.get('/a/task') }
}

/** Acts as a person: opens, chooses, types, proves, confirms. */
export async function acts(
  one: Pick<Mailed, 'open' | 'token'>,
  choice: Readonly<Record<string, string>> & { readonly action: string },
): Promise<Answer> {
  const { at, page } = await arrive(one)
  const first = await at.post('/a/task', { ...hidden(page.body), reason: '已核对，按程序办理', ...choice })
  if (!first.body.includes('/a/step-up')) return first
  // The code is there at once; the reason is asked once.
  const code = /\d{6}/.exec(one.open.host.couriers.sms.delivered.at(-1)?.text ?? '')?.[0] ?? ''
  const details = await at.post('/a/step-up', { ...hidden(first.body), means: 'text', code })
  if (details.status === 303) return details
  if (/<textarea[^>]*name="reason"/.test(details.body)) throw new Error('asks for the reason again')
  return at.post('/a/task', { ...hidden(details.body), ...choice })
}

/** Everything that happened to the case because of somebody. */
export async function deeds({ open, id }: Pick<Mailed, 'open' | 'id'>): Promise<readonly string[]> {
  const { items } = await open.engine.table.query({ index: 'main', pk: `case#${id}`, prefix: 'log#', limit: 200 })
  return items.flatMap(({ body }) => {
    const { entry, payload } = body as unknown as {
      entry: { type: string }
      payload: { data: { actor: Actor } }
    }
    return payload.data.actor.role === 'system' ? [] : [entry.type]
  })
}
