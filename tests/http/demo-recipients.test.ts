import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { system } from '#engine/case/log-item.ts'
import { confirmChange, copiesOfRecord, readChange } from '#engine/feeds/copies.ts'
import { recipientOf } from '#engine/feeds/recipients.ts'
import { differencesOf, readHeld } from '#engine/feeds/reconcile.ts'
import { orderHolder } from '#engine/papers/holder-order.ts'
import { personWrites } from '#engine/people/people.ts'
import { addRecord, changeRecord } from '#engine/register/register.ts'
import { sendHooks } from '#engine/run/hooks.ts'
import { owePush } from '#engine/run/push-changes.ts'
import { newId } from '#engine/store/id.ts'
import { hearCreditChina } from '#functions/http/case/credit-china.ts'
import { creditChinaAccount } from '#hosts/local/base/demo-people.ts'
import { type MockRecipients, mockRecipients, withMockRecipients } from '#hosts/local/demo/mock-recipients.ts'
import { personOf } from '#hosts/local/demo/seed.ts'
import { shanghaiDay } from '#law/day.ts'
import { Directory } from '#records/directory.ts'
import { fileOf, handedOver } from '#tests/api/handed-over.ts'
import { type Site, site } from '#tests/http/site.ts'
import { sampleRecord } from '#tests/support/run-example.ts'
import departments from '../../deployments/yunfu/departments.json' with { type: 'json' }

const folder = mkdtempSync(join(tmpdir(), 'redress-recipients-'))
let open: Site
let mocks: MockRecipients
const records: string[] = []

/** Page of the demo, one recipient's part of it. */
const partOf = (id: string) =>
  mocks
    .page()
    .split('<section ')
    .find((part) => part.startsWith(`id="${id}"`)) ?? ''
const rowsOf = (id: string) => partOf(id).match(/<tr><td .*<\/tr>/g) ?? []
const push = async () => {
  await open.settle()
  // Calls that fail are due again a minute later.
  for (let round = 0; round < 4; round += 1) {
    while ((await sendHooks(open.engine)) > 0);
    open.host.clock.set(open.engine.clock.now() + 61_000)
  }
}
const withFine = (CF_NR_FK: string) => ({ ...sampleRecord.versions[0]?.fields, CF_NR_FK })
const change = (n: number, what: Parameters<typeof changeRecord>[2]) =>
  changeRecord(open.engine, records[n] ?? '', what, system)

beforeAll(async () => {
  const bare = site().engine.deployment
  const { directory } = withMockRecipients({ ...bare, directory: Directory.parse(departments) })
  mocks = mockRecipients(folder, { directory })
  open = site({ deployment: { directory }, host: ({ hooks }) => ({ hooks: { ...hooks, ...mocks.around(hooks) } }) })
  for (let n = 0; n < 3; n += 1) {
    const id = newId(open.engine.crypto)
    records.push(id)
    await addRecord(open.engine, { ...sampleRecord, id }, system)
  }
  await push()
  await change(0, { kind: 'corrected', caseId: 'c0', fields: withFine('0.5'), answer: '01' })
  await change(1, { kind: 'ended', caseId: 'c1', reason: 'repaired', on: '2026-09-14' })
  await push()
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('the recipients of the demo', () => {
  it('each are told of the correction and the end; one confirms, one is silent', async () => {
    const said = await mocks.confirm(async (recipient, id) => {
      const named = readChange(id)
      const actor = { id: 'recipient-demo', role: 'recipient', unit: recipient } as const
      if (named) expect(await confirmChange(open.engine, recipient, named, { actor, how: 'api' })).toBe('confirmed')
    })
    expect(said).toBe(6)
    expect(await mocks.confirm(async () => {})).toBe(0)
    expect([rowsOf('CZ').length, rowsOf('GD-FGW').length, rowsOf('SAMPLE-CREDIT').length]).toEqual([2, 2, 2])
    expect(rowsOf('CZ').every((row) => row.includes('已确认') && !row.includes('不符'))).toBe(true)
    expect(rowsOf('GD-FGW').every((row) => row.includes('未确认') && !row.includes('不符'))).toBe(true)
    const copies = await copiesOfRecord(open.engine, records[0] ?? '')
    const by = (id: string) => copies.find(({ recipient }) => recipient === id)?.changes[0]?.confirmed ?? null
    expect([by('CZ')?.how, by('GD-FGW')]).toEqual(['api', null])
  })

  it('the one that keeps the old is found by comparing what its page says it holds', async () => {
    expect(rowsOf('SAMPLE-CREDIT').every((row) => row.includes('不符'))).toBe(true)
    const { held, bad } = readHeld(/<pre>(.*?)<\/pre>/s.exec(partOf('SAMPLE-CREDIT'))?.[1] ?? '')
    const to = await recipientOf(open.engine, 'SAMPLE-CREDIT')
    if (!to) throw new Error('no recipient')
    const found: string[] = []
    for await (const one of differencesOf(open.engine, to, held)) if (one.what !== 'missing') found.push(one.record)
    expect([bad, found.toSorted()]).toEqual([[], records.slice(0, 2).toSorted()])
  })

  it('the sharing platform confirms and loses; comparing finds each loss, and mends those alone', async () => {
    const lost = () => rowsOf('ZSJ').filter((row) => row.includes('不符')).length
    expect([rowsOf('ZSJ').length, rowsOf('ZSJ').every((row) => row.includes('已确认')), lost()]).toEqual([2, true, 1])
    const asked: string[] = []
    const compare = () =>
      mocks.compare(async (id, held) => {
        asked.push(id)
        const to = await recipientOf(open.engine, id)
        return to ? Array.fromAsync(differencesOf(open.engine, to, held)) : []
      })
    expect([await compare(), asked]).toEqual([0, []])
    mocks.askPlatform()
    expect(partOf('ZSJ')).toContain('正在对账')
    expect([await compare(), asked, lost()]).toEqual([1, ['ZSJ'], 0])
    expect(partOf('ZSJ')).toContain('对账已补正 1 条')
    expect(await compare()).toBe(0)
  })

  it('holds the same after a restart, and when all comes twice', async () => {
    const before = mocks.page()
    const again = mockRecipients(folder, open.engine.deployment)
    expect(again.page()).toBe(before)
    await open.engine.hooks.send({ url: 'https://filing.example.cn/x', id: 'x', at: 0, body: '{}', secret: 's' })
    expect(open.host.hooks.received.map(({ url }) => url)).toEqual(['https://filing.example.cn/x'])
  })
})

describe('a line of the demo that breaks at times', () => {
  it('loses no change of the province, tries again by itself, and says so on the page', async () => {
    for (let n = 0; n < 12; n += 1) {
      await change(2, { kind: 'corrected', caseId: `n${n}`, fields: withFine(`${n}.1`), answer: '01' })
      await push()
    }
    const part = partOf('GD-FGW')
    const [, calls, failures] = /推送 (\d+) 次，其中 (\d+) 次/.exec(part) ?? []
    expect(Number(failures)).toBeGreaterThan(1)
    expect(Number(calls)).toBeGreaterThan(Number(failures))
    expect(part).toContain('均已重试送达')
    expect(partOf('CZ')).toContain('均已送达')
    const ofLast = (id: string) => rowsOf(id).filter((row) => row.includes(`/r/${records[2]}`))
    expect([ofLast('CZ').length, ofLast('GD-FGW').length]).toEqual([12, 12])
    expect(ofLast('GD-FGW').some((row) => row.includes('不符'))).toBe(false)
  })

  it('brings an order beside the changes, once', async () => {
    const to = await recipientOf(open.engine, 'GD-FGW')
    if (!to) throw new Error('no recipient')
    const given = { recipient: to.id, words: '请立即处理。', due: '2026-11-30', changes: [`${records[0]}.2`] }
    const supervisor = { id: 'jg-1', role: 'supervisor', unit: null } as const
    const { number } = await orderHolder(open.engine, supervisor, given, ({ id }) => owePush(open.engine, to, id))
    await change(2, { kind: 'corrected', caseId: 'beside', fields: withFine('77.1'), answer: '01' })
    await push()
    // In both languages, once each.
    expect(partOf('GD-FGW').split(number).length).toBe(3)
    expect(rowsOf('GD-FGW').every((row) => !row.includes('不符'))).toBe(true)
  })

  it('says in words what changed', () => {
    for (const id of ['CZ', 'GD-FGW', 'SAMPLE-CREDIT']) {
      expect(partOf(id)).toContain('更正')
      expect(partOf(id)).not.toContain('record.')
    }
  })
})

describe('Credit China of the demo', () => {
  it('takes applications over a line that breaks, answers when asked, and enters each step once', async () => {
    await open.engine.table.transact(personWrites(personOf(creditChinaAccount)))
    const cases: string[] = []
    for (let n = 0; n < 6; n += 1) cases.push(await handedOver(open.engine))
    await push()
    const numbers = await Promise.all(cases.map(async (id) => (await fileOf(open.engine, id)).number))
    for (const number of numbers) expect(partOf('credit-china')).toContain(number)
    expect(partOf('credit-china')).toMatch(/其中 \d+ 次因接口中断/)

    const outcomes: string[] = []
    const say = () =>
      mocks.creditChina.say(shanghaiDay(open.engine.clock.now()), async (id, message) => {
        const said = await hearCreditChina(open.engine, personOf(creditChinaAccount), id, message)
        outcomes.push(said.kind === 'heard' ? said.outcome : said.refusal.code)
        return outcomes.at(-1) ?? ''
      })
    expect(await say()).toBe(0)
    mocks.creditChina.ask()
    for (let round = 0; round < 8; round += 1) await say()
    expect(outcomes).toEqual(cases.map(() => 'taken'))
    for (const id of cases) {
      const { state, data } = await fileOf(open.engine, id)
      expect([state, data]).toMatchObject([
        'awaitingAcceptance',
        { handOver: { code: expect.stringMatching(/^DEMO-/) } },
      ])
    }
    expect(partOf('credit-china').match(/已推送认定单位/g)?.length).toBe(cases.length)
  })
})
