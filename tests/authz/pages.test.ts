import { expect, test } from 'vitest'
import { commit } from '#engine/begin/commit.ts'
import { addRecord } from '#engine/register/register.ts'
import { consumeAll } from '#engine/run/consumers.ts'
import { newId } from '#engine/store/id.ts'
import { sampleRecord } from '#tests/support/run-example.ts'
import { procedures } from '#workflows/index.ts'
import { people, type Who } from './people.ts'
import {
  assigns,
  completes,
  has,
  isBarred,
  isOwner,
  lists,
  opensFile,
  opensList,
  readsAtDesk,
  readsLog,
  readsPaper,
  type Stand,
  servesFor,
} from './policy.ts'
import { type Placed, place, type StageName, secrets, stages } from './stages.ts'
import { type Cell, closed, leaks, sweepCase, type Town, town, unknownId, visitor } from './sweep.ts'

const unnumbered = '445300-00000000-000000000'
const machine = { id: 'system', role: 'system', unit: null } as const
const owner = (who: Who, { stand }: Placed) => isOwner(who, stand)
const desk = (who: Who, { stand }: Placed) => readsAtDesk(who, stand)

const joins = new Set<string>(['intake', 'intakeHead', 'officer', 'head'])

const pages = {
  '/my/cases/{id}': owner,
  '/my/cases/{id}/withdraw': owner,
  '/my/cases/{id}/consent': owner,
  '/my/cases/{id}/receipt': (who: Who, { stand }: Placed) => isOwner(who, stand) && who.id === stand.filer,
  '/my/cases/{id}/dates': owner,
  '/my/cases/{id}/zip': owner,
  '/desk/cases/{id}': desk,
  '/desk/cases/{id}/approval': desk,
  '/desk/cases/{id}/zip': desk,
  // Nobody called in these.
  '/desk/cases/{id}/caller': () => false,
  '/desk/cases/{id}/assign': (who: Who, { stand }: Placed) => assigns(who, stand),
  '/desk/cases/{id}/joint': (who: Who, { stand }: Placed) =>
    readsAtDesk(who, stand) && who.roles.some((seat) => joins.has(seat.role) && seat.unit === stand.holder),
  '/board/cases/{id}/note': (who: Who, { stand }: Placed) => readsAtDesk(who, stand) && has(who, ['supervisor']),
  '/board/cases/{id}/hearing': (who: Who, { stand }: Placed) =>
    readsAtDesk(who, stand) && has(who, ['supervisor']) && stand.returned === true,
  '/board/cases/{id}/order': (who: Who, { stand }: Placed) => readsAtDesk(who, stand) && has(who, ['supervisor']),
  '/en/desk/cases/{id}': desk,
  '/files/case/{id}/clean': (who: Who, { stand }: Placed) => opensFile(who, stand, 'clean'),
  '/files/case/{id}/unscanned': (who: Who, { stand }: Placed) => opensFile(who, stand, 'unscanned'),
  '/files/case/{id}/clean/view': (who: Who, { stand }: Placed) => opensFile(who, stand, 'clean'),
  '/files/case/{id}/unscanned/view': (who: Who, { stand }: Placed) => opensFile(who, stand, 'unscanned'),
  '/files/case/{id}/clean/picture/1': (who: Who, { stand }: Placed) => opensFile(who, stand, 'clean'),
  '/files/reply/{id}/clean': (who: Who, { stand }: Placed) => !isOwner(who, stand) && opensFile(who, stand, 'clean'),
  '/files/other/{id}/clean': () => false,
  '/audit/cases/{id}': (who: Who, { stand }: Placed) => readsLog(who, stand),
  '/audit/cases/{id}/zip': (who: Who, { stand }: Placed) => readsLog(who, stand),
  '/papers/{id}/1-0': (who: Who, { stand }: Placed) => readsPaper(who, stand),
  '/papers/{id}/1-0/json': (who: Who, { stand }: Placed) => readsPaper(who, stand),
  '/papers/{id}/clock': (who: Who, { stand }: Placed) => isOwner(who, stand) || readsAtDesk(who, stand),
  '/desk/service/{id}/1-0': (who: Who, { stand }: Placed) => servesFor(who, stand, 'FGW'),
}
const shown: readonly StageName[] = ['filed', 'asking', 'misrouted', 'misroutedTwice', 'proposed', 'stalled']

test.each(shown)('a page of a case opens to those who may see it, and to nobody else (%s)', async (stage) => {
  const cells = await sweepCase(await town(), stage, pages)
  expect(leaks(cells)).toEqual([])
  expect(cells).toHaveLength(people.length * Object.keys(pages).length)
})

test('a letter between units is not the applicant’s to read, nor the paper of another case', async () => {
  const letter = { '/papers/{id}/2-1': (who: Who, { stand }: Placed) => readsPaper(who, stand) && !isOwner(who, stand) }
  expect(leaks(await sweepCase(await town(), 'asking', letter))).toEqual([])
  expect(leaks(await sweepCase(await town(), 'filed', { '/papers/{id}/9-0': () => false }))).toEqual([])
})

test('a unit with no part in a case is seen when the procedure lets it in', async () => {
  const { objection } = procedures
  if (!objection) throw new Error('no objection')
  const open = await town({
    ...procedures,
    objection: { ...objection, parties: { ...objection.parties, involved: () => ['SCJG', 'FGW', 'HJ', 'RS'] } },
  })
  expect(leaks(await sweepCase(open, 'filed', { '/desk/cases/{id}': desk }))).toEqual([
    'officer elsewhere: GET /desk/cases/{id} filed: answered 200, not 404',
    'head elsewhere: GET /desk/cases/{id} filed: answered 200, not 404',
    'officer elsewhere and recipient: GET /desk/cases/{id} filed: answered 200, not 404',
  ])
})

test('the log of a case proves itself to the auditor alone', async () => {
  const open = await town()
  const placed = await place(open.engine, stages.filed)
  const answers = await everybody(open, `/audit/cases/${placed.id}/1/proof`)
  expect(answers.filter(({ who, status }) => status !== 404 && !readsLog(who, placed.stand))).toEqual([])
  const unsealed = await everybody(open, '/audit/checkpoint')
  expect(unsealed.filter(({ status }) => status !== 404)).toEqual([])
})

test.each(Object.keys(lists))('the list %s opens to its roles and is nowhere for others', async (path) => {
  const open = await town()
  const placed = await place(open.engine, stages.asking)
  const wrong = (await everybody(open, path)).flatMap(({ who, status, body }) => {
    const told = secrets(placed.number).filter((secret) => body.includes(secret))
    if (opensList(who, path)) return status === 200 ? [] : [`${who.as}: ${status}`]
    return status === 404 && told.length === 0 ? [] : [`${who.as}: ${status} ${told}`]
  })
  expect(wrong).toEqual([])
})

type Wanted = (who: Who, stand: Stand) => boolean
const at = (who: Who, roles: readonly string[], unit: string | null) =>
  who.roles.some((seat) => roles.includes(seat.role) && seat.unit === unit)
const free =
  (wanted: Wanted): Wanted =>
  (who, stand) =>
    !isBarred(who, stand) && wanted(who, stand)

const linesOf: readonly (readonly [path: string, stage: StageName, Wanted])[] = [
  ['/desk', 'filed', free((who) => at(who, ['intake', 'intakeHead'], 'FGW'))],
  ['/desk', 'asking', free((who) => at(who, ['officer', 'head'], 'HJ'))],
  ['/desk', 'proposed', free((who) => at(who, ['head'], 'HJ'))],
  ['/desk', 'misroutedTwice', free((who) => at(who, ['supervisor'], null))],
  ['/desk', 'stalled', () => false],
  ['/desk?filter=asked', 'asking', free((who) => at(who, ['officer', 'head'], 'RS'))],
  ['/desk', 'supplementing', () => false],
  ['/desk?filter=waiting', 'supplementing', free((who) => at(who, ['intake', 'intakeHead'], 'FGW'))],
  ['/board/list.csv', 'filed', free((who) => at(who, ['supervisor'], null))],
  ['/board/print', 'filed', free((who) => at(who, ['supervisor'], null))],
  ['/board', 'filed', free((who) => at(who, ['supervisor'], null))],
  ['/board/list.csv', 'asking', free((who) => at(who, ['supervisor'], null))],
  ['/board/print', 'asking', free((who) => at(who, ['supervisor'], null))],
  ['/board', 'asking', free((who) => at(who, ['supervisor'], null))],
  ['/admin', 'stalled', free((who) => at(who, ['systemAdmin'], null))],
  ['/admin', 'filed', () => false],
  ['/my/cases', 'filed', (who, stand) => isOwner(who, stand)],
  ['/my/records', 'filed', (who, stand) => isOwner(who, stand)],
]

test.each(linesOf)(
  '%s names a case at %s to those whose work it is, and to nobody else',
  async (path, stage, wanted) => {
    const open = await town()
    const placed = await place(open.engine, stages[stage])
    await consumeAll(open.engine)
    const wrong = (await everybody(open, path)).flatMap(({ who, body }) => {
      const names = body.includes(placed.number)
      const leaked = secrets(placed.number).some((secret) => body.includes(secret))
      const right = wanted(who, placed.stand)
      return names === right && (right || !leaked) ? [] : [`${who.as}: ${names ? 'named' : 'not named'} ${leaked}`]
    })
    expect(wrong).toEqual([])
  },
)

test('an incomplete record is its own units’ to complete, and in no other list', async () => {
  const open = await town()
  const id = newId(open.engine.crypto)
  const stand = { subject: sampleRecord.subject.key, involved: ['HJ', 'RS'] }
  const [first] = sampleRecord.versions
  if (!first) throw new Error('no version')
  const versions = [{ ...first, fields: { ...first.fields, CF_SY: '' } }]
  const authority = { ...sampleRecord.authority, unit: 'RS' }
  await addRecord(open.engine, { ...sampleRecord, id, versions, authority }, machine)
  const pagesOfIt = await everybody(open, `/desk/register/${id}`, `/desk/register/${unknownId}`)
  const placed = { id, number: unnumbered, stand: { ...stand, filer: '', holder: null, asked: [], proposers: [] } }
  expect(pagesOfIt.flatMap((one) => judged(one, completes(one.who, stand), placed))).toEqual([])
  const listed = (await everybody(open, '/desk/register')).filter(({ body }) =>
    body.includes(sampleRecord.subject.name),
  )
  const own = (who: Who) => !isBarred(who, stand) && at(who, ['officer', 'head'], 'HJ')
  expect(listed.map(({ who }) => who.as)).toEqual(people.filter(own).map(({ as }) => as))
  const form = { 'column.CF_SY': '未按规定覆盖' }
  for (const who of people.filter((one) => !completes(one, stand))) {
    expect([who.as, (await visitor(open, who).post(`/desk/register/${id}`, form)).status]).toEqual([who.as, 404])
  }
  const officer = people.find((one) => completes(one, stand))
  if (!officer) throw new Error('nobody completes')
  expect((await visitor(open, officer).post(`/desk/register/${id}`, form)).status).toBe(303)
})

test('a record that is not public is its own subject’s to object to, and unknown to others', async () => {
  const open = await town()
  const id = newId(open.engine.crypto)
  const minor = { value: 'minor', basis: '测试', by: 'HJ', at: 0 } as const
  await addRecord(open.engine, { ...sampleRecord, id, tier: minor }, machine)
  const path = `/my/records/${id}/object`
  const answers = await everybody(open, path, `/my/records/${unknownId}/object`)
  const stand = { subject: sampleRecord.subject.key }
  const placed = {
    id,
    number: unnumbered,
    stand: { ...stand, filer: '', holder: null, asked: [], proposers: [], involved: [] },
  }
  expect(answers.flatMap((one) => judged(one, isOwner(one.who, stand), placed))).toEqual([])
  for (const who of people) {
    const answer = await visitor(open, who).post(path, objection)
    expect([who.as, answer.status]).toEqual([who.as, isOwner(who, stand) ? 303 : 404])
  }
})

test('from a public record whoever is not its subject is told who may object, and nothing besides', async () => {
  const open = await town()
  const id = newId(open.engine.crypto)
  await addRecord(open.engine, { ...sampleRecord, id }, machine)
  const path = `/my/records/${id}/object`
  const stand = { subject: sampleRecord.subject.key }
  for (const who of people.filter((one) => !isOwner(one, stand))) {
    for (const lang of ['', '/en']) {
      const { status, body } = await visitor(open, who).get(lang + path)
      expect([who.as, status]).toEqual([who.as, 200])
      expect(body).toContain(lang === '' ? '谁可以对这条记录提出异议' : 'Who may object to this record')
      expect(body).not.toContain('name="dispute')
      const [own, claim] = [has(who, ['applicant']), body.includes(`${lang}/my/mandates/claim`)]
      expect([who.as, claim, body.includes('/apply/infringement/')]).toEqual([who.as, own, own])
    }
    expect([who.as, (await visitor(open, who).post(path, objection)).status]).toEqual([who.as, 403])
  }
})

const objection = {
  'dispute.CF_NR_FK': 'on',
  'ground.CF_NR_FK': 'E2',
  'claimed.CF_NR_FK': '0.55',
  explanation: '罚款金额与决定书不一致。',
}
const contact = { name: '张三', email: 'a@example.com', phone: '0766-0000000', consentElectronic: 'on' }

test('a draft is its writer’s alone, at every step', async () => {
  const open = await town()
  const id = newId(open.engine.crypto)
  await addRecord(open.engine, { ...sampleRecord, id }, machine)
  const filer = people[0]
  if (!filer) throw new Error('nobody files')
  const begun = await visitor(open, filer).post(`/my/records/${id}/object`, objection)
  const draft = /drafts\/(\w+)\//.exec(begun.headers['location'] ?? '')?.[1] ?? ''
  const steps = ['items', 'evidence', 'contact', 'check', 'later'].map((step) => `/my/drafts/{id}/${step}`)
  const posts: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
    ['/my/drafts/{id}/items', objection],
    ['/my/drafts/{id}/contact', contact],
    ['/my/drafts/{id}/remove-file', { key: `case/${draft}/clean` }],
    ['/my/drafts/{id}/later', { by: 'mail' }],
    ['/my/drafts/{id}/submit', {}],
    ['/my/drafts/{id}/discard', {}],
  ]
  const placed = { id: draft, number: unnumbered, stand: { ...noStand, subject: filer.subject ?? '' } }
  for (const who of people.filter(({ id }) => id !== filer.id)) {
    for (const path of steps) {
      const unknown = await visitor(open, who).get(path.replace('{id}', unknownId))
      const answer = await visitor(open, who).get(path.replace('{id}', draft))
      expect([who.as, path, closed(answer, unknown, placed)]).toEqual([who.as, path, null])
    }
    for (const [path, form] of posts) {
      const answer = await visitor(open, who).post(path.replace('{id}', draft), form)
      expect([who.as, path, answer.status]).toEqual([who.as, path, 404])
    }
  }
  for (const [path, form] of posts) {
    expect([path, (await visitor(open, filer).post(path.replace('{id}', draft), form)).status]).toEqual([path, 303])
  }
})

const noStand = { filer: '', holder: null, asked: [], proposers: [], involved: [] }

test('nobody without a subject of their own files an objection, or asks for held items', async () => {
  const open = await town()
  for (const who of people) {
    const isApplicant = who.roles.some(({ role }) => role === 'applicant')
    const objected = await visitor(open, who).post('/my/object', {
      'dispute.whole': 'on',
      'ground.whole': 'E3',
      'claimed.whole': '遗漏',
      explanation: '名单遗漏',
    })
    const held = await visitor(open, who).post('/my/held', { documentNumber: '测环罚〔2026〕1号', authority: '无' })
    expect([who.as, objected.status]).toEqual([who.as, isApplicant ? 303 : 404])
    expect([who.as, held.status, held.body.includes('documentNumber')]).toEqual([who.as, 404, isApplicant])
  }
})

test('an answered objection goes to higher review for its own side only', async () => {
  const open = await town()
  const placed = await place(open.engine, stages.refusing)
  const head = { id: 'head-of-intake', role: 'intakeHead', unit: 'FGW' } as const
  await commit(open.engine, placed.id, { type: 'approver.approved', actor: head, data: {} })
  await open.settle()
  const path = `/my/apply/higherReview/review?case=${placed.id}`
  const answers = await everybody(open, path, `/my/apply/higherReview/review?case=${unknownId}`)
  expect(answers.flatMap((one) => judged(one, isOwner(one.who, placed.stand), placed))).toEqual([])
  for (const who of people) {
    const answer = await visitor(open, who).post(path, { reason: '不服' })
    expect([who.as, answer.status]).toEqual([who.as, isOwner(who, placed.stand) ? 303 : 404])
  }
})

test('whoever is not signed in is asked to, alike for what is there and what is not', async () => {
  const open = await town()
  const placed = await place(open.engine, stages.asking)
  const nobody = await open.visit(null)
  for (const path of [...Object.keys(pages), ...Object.keys(lists), '/desk/register/{id}', '/my/drafts/{id}/check']) {
    const there = await nobody.get(path.replace('{id}', placed.id))
    const not = await nobody.get(path.replace('{id}', unknownId))
    expect([path, there.status, there.headers['location']?.startsWith('/')]).toEqual([path, 303, true])
    expect({ ...there, headers: alike(there.headers, placed.id) }).toEqual({
      ...not,
      headers: alike(not.headers, unknownId),
    })
  }
})

test('only a recipient acknowledges the feed', async () => {
  const open = await town()
  await place(open.engine, stages.filed)
  for (const who of people) {
    const answer = await visitor(open, who).post('/feed/acknowledge', { 'change-x.1': 'on' })
    const isRecipient = who.roles.some(({ role }) => role === 'recipient')
    expect([who.as, answer.status]).toEqual([who.as, isRecipient ? 303 : 404])
  }
})

const alike = (headers: Readonly<Record<string, string>>, id: string) =>
  JSON.parse(JSON.stringify(headers).replaceAll(id, '…'))

type Asked = { readonly who: Who; readonly status: number; readonly body: string; readonly unknown: Answer }
type Answer = Awaited<ReturnType<Town['ask']>>

async function everybody(open: Town, path: string, none = path): Promise<readonly Asked[]> {
  const found: Asked[] = []
  for (const who of people) {
    const answer = await visitor(open, who).get(path)
    const unknown = none === path ? answer : await visitor(open, who).get(none)
    found.push({ who, status: answer.status, body: answer.body, unknown })
  }
  return found
}

function judged({ who, status, body, unknown }: Asked, allowed: boolean, placed: Placed): readonly string[] {
  const answer = { status, body, headers: {}, cookies: [] }
  const wrong: Cell['wrong'] = allowed
    ? status === 200
      ? null
      : `answered ${status}`
    : closed(answer, unknown, placed)
  return wrong === null ? [] : [`${who.as}: ${wrong}`]
}
