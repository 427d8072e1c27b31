import { setTimeout as sleep } from 'node:timers/promises'
import { insisting, signedIn } from '#tests/cloud/steps.ts'
import type { Answer, WebClient } from '#tests/support/web-client.ts'
import { file, png } from './filing.ts'

export type Raced = {
  readonly races: number
  /** Answers of each kind of race, and how often. */
  readonly answers: Readonly<Record<string, number>>
  readonly wrong: readonly string[]
}

/** People signed in, with a mark for each race. */
type Table = { readonly as: (device: string) => Promise<WebClient>; readonly mark: string }
type Click = () => Promise<Answer>
type Race = {
  readonly clicks: readonly Click[]
  /** Clicks that win; null: judged by `left` alone. */
  readonly wins: number | null
  readonly left?: (answers: readonly Answer[]) => Promise<readonly string[]>
}

const longestLag = 30

/** Lets people click at once, by pages alone. */
export async function raceByHttp(url: string, races: number, chance: () => number): Promise<Raced> {
  const people = new Map<string, Promise<WebClient>>()
  const as = (device: string) => {
    const [person = ''] = device.split('/')
    const known = people.get(device) ?? insisting(() => signedIn(url, person))
    people.set(device, known)
    return known
  }
  const answers: Record<string, number> = {}
  const wrong: string[] = []
  for (let n = 0; n < races; n += 1) {
    const kind = kinds[Math.floor(chance() * kinds.length)]
    if (!kind) throw new Error('no such race')
    const [name, make] = kind
    const { clicks, wins, left } = await make({ as, mark: `race${n}` })
    const lags = clicks.map(() => chance() * longestLag)
    const all = await Promise.all(clicks.map((click, i) => sleep(lags[i]).then(click)))
    const told = `${name}: ${all
      .map(({ status }) => status)
      .toSorted()
      .join(' ')}`
    answers[told] = (answers[told] ?? 0) + 1
    const faults = [...all.flatMap(unkind), ...lost(all, wins), ...((await left?.(all)) ?? [])]
    wrong.push(...faults.map((fault) => `${name} ${n}: ${fault}`))
  }
  return { races, answers, wrong }
}

/** Refusals of which a page speaks, never a fault. */
const refusals = new Set([403, 404, 409])
const sentence = /[\u4e00-\u9fff]{4,}/

function unkind({ status, html }: Answer): readonly string[] {
  if (status === 200) return []
  const main = /<main\b.*<\/main>/s.exec(html)?.[0] ?? ''
  return refusals.has(status) && sentence.test(main) ? [] : [`${status} without a sentence`]
}

function lost(answers: readonly Answer[], wins: number | null): readonly string[] {
  const won = answers.filter(({ status }) => status === 200).length
  return wins === null || won === wins ? [] : [`${won} won`]
}

const idOf = (path: string) => /\/cases\/(\w+)/.exec(path)?.[1] ?? ''
const events = (client: WebClient, page: Answer, id: string, values: Readonly<Record<string, string>>) =>
  client.post(page, `/desk/cases/${id}/events`, values)

/** Counts files of a case that open. */
async function opened(client: WebClient, id: string): Promise<{ readonly named: boolean; readonly got: number }> {
  const { html } = await client.get(`/desk/cases/${id}`)
  const links = new Set([...html.matchAll(/href="(\/files\/case\/\w+\/\w+)"/g)].flatMap(([, path]) => path ?? []))
  const all = await Promise.all([...links].map((path) => client.get(path)))
  return { named: html.includes('.png'), got: all.filter(({ status }) => status === 200).length }
}

async function filed({ as, mark }: Table): Promise<string> {
  return idOf((await file(await as('enterprise'), mark)).receipt)
}

const maintains = {
  ...{ event: 'unit.proposed', 'code.i1': '05', 'reason.i1': '经查阅档案，未作出该许可。' },
  ...{ 'documentChecked.i1': '许可档案', 'documentProduced.i1': 'on' },
}

async function atUnit(table: Table): Promise<string> {
  const id = await filed(table)
  const intake = await table.as('intake-1')
  await events(intake, await intake.get(`/desk/cases/${id}`), id, { event: 'intake.forwarded', unit: 'HJ', reason: '' })
  for (const officer of ['hj-1', 'hj-2']) await opened(await table.as(officer), id)
  return id
}

async function proposed(table: Table): Promise<string> {
  const id = await atUnit(table)
  const officer = await table.as('hj-1')
  await events(officer, await officer.get(`/desk/cases/${id}`), id, maintains)
  return id
}

/** An event by the page that a person had open. */
async function click(table: Table, person: string, path: string, values: Readonly<Record<string, string>>) {
  const client = await table.as(person)
  const page = await client.get(path)
  return () => events(client, page, idOf(path), values)
}

/** A draft with a file, and the page that files it. */
async function drafted({ as, mark }: Table) {
  const client = await as('enterprise')
  const first = { 'dispute.whole': 'on', 'ground.whole': 'E3', 'claimed.whole': `应有许可 ${mark}`, explanation: mark }
  const { at } = await client.post(await client.get('/my/object'), '/my/object', first)
  const path = /\/my\/drafts\/\w+/.exec(at)?.[0] ?? ''
  await client.post(await client.get(`${path}/evidence`), '/upload', {}, png(mark))
  const contact = { name: '经办人', email: 'enterprise@demo.invalid', phone: '0766-8800000', consentElectronic: 'on' }
  return { path, client, check: await client.post(await client.get(`${path}/contact`), '/contact', contact) }
}

/** Whatever the receipt names can be opened. */
const whole =
  ({ as }: Table) =>
  async ([{ status, at, html } = { status: 0, at: '', html: '' }]: readonly Answer[]) => {
    if (status !== 200 || !at.endsWith('/receipt')) return []
    const { named, got } = await opened(await as('intake-1'), idOf(at))
    return named === (got === 1) && named === html.includes('.png') ? [] : [`named ${named}, opened ${got}`]
  }

const approves = { event: 'approver.approved' }

/** People who send at once what each page offers; one wins. */
async function sent(table: Table, path: string, all: readonly (readonly [string, Readonly<Record<string, string>>])[]) {
  const clicks = all.map(([person, values]) => click(table, person, path, values))
  return { wins: 1, clicks: await Promise.all(clicks) }
}

/** Files while another device does this on a page of its own. */
async function filedBeside(table: Table, page: string, action: string) {
  const { path, client, check } = await drafted(table)
  const at = (where: string) => where.replace('{draft}', path)
  const other = await table.as('enterprise/2')
  const open = await other.get(at(page))
  const clicks = [() => client.post(check, '/submit'), () => other.post(open, at(action))]
  return { wins: null, clicks, left: whole(table) }
}

const kinds: readonly (readonly [string, (table: Table) => Promise<Race>])[] = [
  [
    'two officers propose',
    async (table) =>
      sent(table, `/desk/cases/${await atUnit(table)}`, [
        ['hj-1', maintains],
        ['hj-2', maintains],
      ]),
  ],
  [
    'two heads approve',
    async (table) =>
      sent(table, `/desk/cases/${await proposed(table)}/approval`, [
        ['hj-head', approves],
        ['hj-head-2', approves],
      ]),
  ],
  [
    'a head approves twice and returns',
    async (table) =>
      sent(table, `/desk/cases/${await proposed(table)}/approval`, [
        ['hj-head', approves],
        ['hj-head', { event: 'approver.returned', reason: '请补充' }],
        ['hj-head', approves],
      ]),
  ],
  [
    'approved or withdrawn',
    async (table) => {
      const id = await proposed(table)
      const firm = await table.as('enterprise')
      const page = await firm.get(`/my/cases/${id}/withdraw`)
      const withdraws = { event: 'applicant.withdrew', reason: '' }
      const approve = await click(table, 'hj-head', `/desk/cases/${id}/approval`, approves)
      return { wins: 1, clicks: [approve, () => firm.post(page, `/my/cases/${id}/events`, withdraws)] }
    },
  ],
  [
    'kept or forwarded to one of two',
    async (table) => {
      const to = (unit: string) => ({ event: 'intake.forwarded', unit, reason: '' })
      return sent(table, `/desk/cases/${await filed(table)}`, [
        ['intake-1', to('HJ')],
        ['intake-2', to('SCJG')],
        ['intake-2', { event: 'intake.kept' }],
      ])
    },
  ],
  [
    'filed from two devices',
    async (table) => {
      const { path, client, check } = await drafted(table)
      const other = await table.as('enterprise/2')
      const page = await other.get(`${path}/check`)
      const clicks = [() => client.post(check, '/submit'), () => other.post(page, '/submit')]
      const left = async (all: readonly Answer[]) => [
        ...(new Set(all.map(({ at }) => at)).size === 1 ? [] : ['two receipts']),
        ...(await whole(table)(all)),
      ]
      return { wins: 2, clicks, left }
    },
  ],
  ['filed or its file taken off', (table) => filedBeside(table, '{draft}/evidence', '/remove-file')],
  ['filed or discarded', (table) => filedBeside(table, '/my/drafts', '{draft}/discard')],
]
