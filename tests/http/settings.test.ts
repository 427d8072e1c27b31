import { beforeAll, expect, test } from 'vitest'
import { administration } from '#audit/administration.ts'
import { recordOf } from '#audit/of-record.ts'
import { draftDays } from '#engine/begin/drafts.ts'
import { adminLog } from '#engine/people/admin-log.ts'
import { planScan } from '#engine/scan/scan.ts'
import { readSwitches } from '#engine/store/switches.ts'
import { makeEngine } from '#functions/http/door/app.ts'
import { atStaffSide } from '#functions/http/door/by-side.ts'
import { unitById } from '#records/directory.ts'
import { matched } from '#records/normalise.ts'
import { currentFields, type RecordFile } from '#records/record.ts'
import { deploymentNow } from '#settings/settings-in-force.ts'
import { people } from '#tests/authz/people.ts'
import { enter, filesOf, shownAt } from '#tests/publication/register.ts'
import { itemsOf } from '#tests/support/lists.ts'
import { sampleRecord } from '#tests/support/run-example.ts'
import { named } from '#tests/world/town.ts'
import { type Site, site } from './site.ts'

let here: Site
let sealed: RecordFile
const number = '云公(治安)行罚决字〔2026〕00012号'
const visit = (as: string) => here.visit(named(as))
const system = () => visit('system administrator')
const security = () => visit('security administrator')

/** A penalty of the police, sealed until the question is settled. */
function policeRow(): Partial<RecordFile> {
  const police = {
    CF_CFJG: '云浮市公安局',
    CF_SJLY: '云浮市公安局',
    CF_WSH: number,
    CF_YJ: '《治安管理处罚法》第五十九条',
  }
  return {
    authority: { ...matched('云浮市公安局'), unit: 'HJ' },
    provider: { ...matched('云浮市公安局'), unit: 'HJ' },
    documentNumber: matched(number),
    versions: [
      { n: 1, at: 0, cause: { kind: 'import', batch: 'b' }, fields: { ...currentFields(sampleRecord), ...police } },
    ],
  }
}

const propose = async (path: string, form: Readonly<Record<string, string>>) =>
  (await (await system()).post(path, { reason: '研判会议纪要', ...form })).headers['location'] ?? ''
const flag = (id: string, value: string) =>
  propose('/admin/settings/flags', { card: `flag.${id}`, [`flag.${id}`]: value })

beforeAll(async () => {
  here = site()
  await here.seat(...people)
  await planScan(here.engine, 'pages')
  sealed = await enter(here, policeRow())
})

test('what is wrong is said at its field, and nothing is proposed', async () => {
  const admin = await system()
  for (const [path, form] of [
    ['targets', { card: 'target.draft.days', 'target.draft.days': '0', reason: '一' }],
    ['targets', { card: 'target.draft.days', 'target.draft.days': '30', reason: '与现在相同' }],
    ['targets', { card: 'target.draft.days', 'target.draft.days': '60', reason: ' ' }],
    ['targets', { card: 'mail', 'target.mail.to': '07:00', reason: '早' }],
    ['targets', { card: 'ladder', 'target.ladder.urged': '9', reason: '晚于第二次' }],
    ['flags', { card: 'flag.L1', 'flag.L1': 'never', reason: '无' }],
  ] as const)
    expect([form, (await admin.post(`/admin/settings/${path}`, form)).status]).toEqual([form, 422])
  const other = { card: 'flag.L2', 'flag.L2': 'x', reason: '无' }
  expect((await admin.post('/admin/settings/flags', other)).status).toBe(404)
  expect((await admin.post('/admin/settings/statutory', other)).status).toBe(404)
  expect(await itemsOf(adminLog(here.engine, undefined))).toEqual([])
})

test('a question settled by two: the records it would show are listed, then each process goes by it', async () => {
  const { engine, host } = here
  const apart = makeEngine({ ...host, table: engine.table })
  const side = atStaffSide(apart, 'https://staff.example', host.signIn)
  for (const path of filesOf(sealed.id)) expect(await shownAt(here, path)).toBeUndefined()
  const path = await flag('L21', 'neither')
  expect(path).toBe('/admin/settings/editions/1')
  const { body } = await (await system()).get(path)
  // Not public now: it is counted, and not named.
  expect(body).toMatch(/现不公示.*不公示<.*公示至/s)
  expect(body).not.toContain(number)
  // Nothing holds before the second person.
  expect(engine.deployment.flags['L21']).toBeUndefined()
  expect((await (await system()).post(path, { act: 'confirm' })).status).toBe(403)
  for (const as of ['supervisor', 'auditor', 'head of the holder'])
    expect([as, (await (await visit(as)).post(path, { act: 'confirm' })).status]).toEqual([as, 404])
  const two = await Promise.all([security(), security()])
  const told = await Promise.all(two.map((one) => one.post(path, { act: 'confirm' })))
  expect(told.map(({ status }) => status).toSorted()).toEqual([303, 409])
  host.clock.advance(5000)
  await apart.renew?.()
  for (const one of [engine, apart, side]) expect(one.deployment.flags['L21']).toBe('neither')
  expect(side.deployment.url).toBe('https://staff.example')
  host.clock.advance(86_400_000)
  await planScan(engine, 'other pages')
  await here.settle()
  for (const file of filesOf(sealed.id)) expect(await shownAt(here, file), file).toBeDefined()
})

test('a proposal whose values changed meanwhile is late; one declined with reasons changes nothing', async () => {
  const [first, second] = [await flag('L18', 'off'), await flag('L18', 'off')]
  const other = await security()
  expect((await other.post(first, { act: 'confirm' })).status).toBe(303)
  expect((await other.post(second, { act: 'confirm' })).status).toBe(409)
  expect((await other.post(second, { act: 'decline', reason: ' ' })).status).toBe(422)
  expect((await other.post(second, { act: 'decline', reason: '重复' })).status).toBe(303)
  // And back to the practice until it is settled.
  expect((await other.post(await flag('L18', ''), { act: 'confirm' })).status).toBe(303)
  expect(here.engine.deployment.flags['L18']).toBeUndefined()
})

test('a target, a unit and a switch go the same way', async () => {
  const { engine } = here
  const other = await security()
  const target = await propose('/admin/settings/targets', { card: 'target.draft.days', 'target.draft.days': '60' })
  const unit = { card: 'unit.HJ', 'unit.HJ.phone': '0766-8812345', 'unit.HJ.personZh': '李四' }
  const entry = await propose('/admin/settings/directory/HJ', unit)
  expect([draftDays(engine.deployment), unitById(engine.deployment.directory, 'HJ')?.contact?.person]).toEqual([
    30,
    undefined,
  ])
  for (const path of [target, entry]) expect((await other.post(path, { act: 'confirm' })).status).toBe(303)
  expect(draftDays(engine.deployment)).toBe(60)
  expect(unitById(engine.deployment.directory, 'HJ')?.contact).toMatchObject({
    phone: '0766-8812345',
    person: { zh: '李四', en: '李四' },
  })
  const asked = await other.post('/admin/switches', { id: 'sessionHours', value: '8', reason: '收紧' })
  const path = asked.headers['location'] ?? ''
  expect([(await readSwitches(engine)).sessionHours, (await other.post(path, { act: 'confirm' })).status]).toEqual([
    12, 403,
  ])
  expect((await (await system()).post(path, { act: 'confirm' })).status).toBe(303)
  expect((await readSwitches(engine)).sessionHours).toBe(8)
})

test('switches are proposed within their bounds, with reasons, by a security administrator alone', async () => {
  const other = await security()
  const ask = async (id: string, value: string, reason = '要求') =>
    (await other.post('/admin/switches', { id, value, reason })).status
  for (const value of ['0', '25', '1.5', '-1', 'NaN']) expect(await ask('sessionHours', value)).toBe(422)
  expect(await ask('sessionHours', '9', '')).toBe(422)
  expect(await ask('constructor', '9')).toBe(404)
  const theirs = { id: 'sessionHours', value: '9', reason: '要求' }
  expect((await (await system()).post('/admin/switches', theirs)).status).toBe(404)
})

test('all of it is in the log of administration, from which the audit makes the same items again', async () => {
  const { engine } = here
  const source = { ...engine, deployment: here.host.deployment }
  const deployment = await deploymentNow(source)
  const world = { ...engine, deployment, sha256: engine.crypto.sha256, ledgerKey: null, close: () => {} } as never
  const { items, faults } = await administration(world)
  expect(faults).toEqual([])
  const own = items.filter(({ pk }) => /^(settings|switches)/.test(pk))
  expect(own.length).toBe(9)
  for (const item of own) expect(await engine.table.get(item)).toMatchObject({ v: item.v, body: item.body })
  // Flags of before are known, so that older moments are not faults.
  expect(deployment.formerFlags).toContainEqual({})
  expect(recordOf(world, [], undefined)).toEqual([])
  const log = (await (await visit('auditor')).get('/audit/admin')).body
  for (const said of ['确认更改设置', '草稿保存：30 → 60', '重复']) expect(log).toContain(said)
  expect((await (await visit('auditor')).get('/en/admin/settings')).body).toContain('Drafts are kept')
})
