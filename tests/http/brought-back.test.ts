import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { system } from '#engine/case/log-item.ts'
import { changeRecord, recordFile } from '#engine/register/register.ts'
import { sendHooks } from '#engine/run/hooks.ts'
import { recordIdOf, sourceKey } from '#engine/scan/import-row.ts'
import { recordKey } from '#engine/store/keys.ts'
import { demoPeople } from '#hosts/local/base/demo-people.ts'
import { nightReports } from '#hosts/local/demo/mock-night-file.ts'
import {
  confirmedBy,
  type MockRecipients,
  mockRecipients,
  withMockRecipients,
} from '#hosts/local/demo/mock-recipients.ts'
import { personOf, seedDemo } from '#hosts/local/demo/seed.ts'
import { Directory } from '#records/directory.ts'
import { naturalKey } from '#records/normalise.ts'
import departments from '../../deployments/yunfu/departments.json' with { type: 'json' }
import { type Site, site } from './site.ts'

const folder = mkdtempSync(join(tmpdir(), 'redress-brought-back-'))
let open: Site
let mocks: MockRecipients

beforeAll(async () => {
  const { directory } = withMockRecipients({ ...site().engine.deployment, directory: Directory.parse(departments) })
  mocks = mockRecipients(folder, { directory })
  open = site({ deployment: { directory }, host: ({ hooks }) => ({ hooks: { ...hooks, ...mocks.around(hooks) } }) })
  await seedDemo(open.engine)
  await push()
})
afterAll(() => rmSync(folder, { recursive: true }))

async function push(): Promise<void> {
  await open.settle()
  // Calls that fail are due again a minute later.
  for (let round = 0; round < 4; round += 1) {
    while ((await sendHooks(open.engine)) > 0);
    open.host.clock.set(open.engine.clock.now() + 61_000)
  }
}

async function recordOf(number: string) {
  const { table } = open.engine
  const source = await table.get(sourceKey(open.engine, naturalKey('penalty', number, '云浮市生态环境局')))
  const record = source && recordFile(await table.get(recordKey(recordIdOf(source))))
  if (!record) throw new Error(`${number} is not in the register`)
  return record
}

const firmSees = async (id: string) => {
  const who = demoPeople.find(({ sub }) => sub === 'enterprise')
  const page = await (await open.visit(who ? personOf(who) : null)).get(`/my/records/${id}`)
  return page.body.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
}
const partOf = (id: string) =>
  mocks
    .page()
    .split('<section ')
    .find((part) => part.startsWith(`id="${id}"`)) ?? ''
const ofRecord = (id: string, record: string) =>
  (partOf(id).match(/<tr><td .*<\/tr>/g) ?? []).filter((row) => row.includes(record)).join('')

it('follows a correction to all: one confirms, one is silent, one keeps the old, one brings it back and is held', async () => {
  const { id, versions } = await recordOf('云环罚〔2026〕样1号')
  const fields = { ...versions[0]?.fields, CF_NR_FK: '5' }
  const corrected = await changeRecord(
    open.engine,
    id,
    { kind: 'corrected', caseId: 'c0', fields, answer: '01' },
    system,
  )
  expect(corrected.kind).toBe('changed')
  await push()
  await mocks.confirm(confirmedBy(open.engine))
  expect(ofRecord('CZ', id)).toMatch(/已确认/)
  expect(ofRecord('CZ', id)).not.toContain('不符')
  expect(ofRecord('GD-FGW', id)).toContain('未确认')
  expect(ofRecord('SAMPLE-CREDIT', id)).toContain('不符')
  expect(await firmSees(id)).not.toContain('再次报送、已被拦下的内容')

  expect(partOf('night-file')).toContain('还没有报送')
  const step = () => mocks.nightFile.step(nightReports(open.engine))
  expect(await step()).toBe(0)
  mocks.nightFile.ask()
  expect([await step(), await step()]).toEqual([1, 0])
  expect(partOf('night-file')).toContain('正在导入')
  await open.settle()
  expect([await step(), await step()]).toEqual([1, 0])
  const [, rows, unchanged, added, held] =
    /报送 (\d+) 行：(\d+) 行与登记相同，(\d+) 行新增，(\d+) 行已被拦下/.exec(partOf('night-file')) ?? []
  expect([Number(rows) > 1, Number(unchanged) === Number(rows) - 1, added, held]).toEqual([true, true, '0', '1'])

  const now = await recordOf('云环罚〔2026〕样1号')
  expect([now.versions.length, now.versions.at(-1)?.fields['CF_NR_FK']]).toEqual([2, '5'])
  const seen = await firmSees(id)
  expect(seen).toMatch(/再次报送、已被拦下的内容.*云浮市生态环境局.*已更正或者终止的内容/)
  // The next night holds the same again, and shows it once.
  mocks.nightFile.ask()
  await step()
  await open.settle()
  await step()
  expect(partOf('night-file')).toContain('1 行已被拦下')
  expect(await firmSees(id)).toBe(seen)
})
