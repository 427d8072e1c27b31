import { beforeAll, describe, expect, it } from 'vitest'
import { commit } from '#engine/begin/commit.ts'
import { logRow } from '#engine/case/log-kinds.ts'
import { deliveriesOf, sendHooks } from '#engine/run/hooks.ts'
import type { Person } from '#engine/store/person.ts'
import { readAll } from '#engine/store/read.ts'
import { shanghaiDay } from '#law/day.ts'
import { type Site, site } from '#tests/http/site.ts'
import { creditChinaDouble, dice } from '#tests/support/doubles/credit-china.ts'
import { directory, seatStaff } from '#tests/support/engine.ts'
import type { Actor } from '#workflows/contract/actor.ts'
import { account, fileOf, handedOver } from './handed-over.ts'
import { program } from './program.ts'

const officer: Actor = { id: 'hj-1', role: 'officer', unit: 'HJ' }
const head: Actor = { id: 'hj-head', role: 'head', unit: 'HJ' }
const creditChina = { endpoint: 'https://filing.example.cn/repairs', keys: ['2', '1'] }
const hours = 3_600_000

let open: Site
const cases: string[] = []
const outcomes: { readonly isLie: boolean; readonly outcome: unknown }[] = []
const roll = dice(23)
const china = creditChinaDouble(roll)

const typesOf = async (id: string) =>
  (await readAll(open.engine.table, { index: 'main', pk: `case#${id}`, prefix: 'log#' })).map(
    (item) => logRow(item).entry.type,
  )
const countOf = (all: readonly string[], wanted: string) => all.filter((one) => one === wanted).length

async function act(id: string, type: string, actor: Actor, data: object = {}) {
  const done = await commit(open.engine, id, { type, actor, data })
  if (done.kind === 'refused') throw new Error(`${type}: ${JSON.stringify(done.refusal)}`)
}

/** Each unit's next step, where there is one. */
async function work() {
  for (const [n, id] of cases.entries()) {
    const { state } = await fileOf(open.engine, id)
    const verdict = n % 3 === 0 ? 'refused' : 'repaired'
    if (state === 'awaitingAcceptance') await act(id, 'unit.accepted', officer)
    if (state === 'underReview')
      await act(id, 'unit.proposed', officer, { verdict, reason: '已核对。', documentChecked: '缴款凭证' })
    if (state === 'awaitingApproval') await act(id, 'approver.approved', head)
  }
}

async function aDay() {
  for (let step = 0; step < 4; step += 1) {
    await open.settle()
    while ((await sendHooks(open.engine)) > 0);
    open.host.clock.set(open.engine.clock.now() + 6 * hours + 60_000)
  }
  const api = program(open, account)
  for (const { id, body, isLie } of china.says(shanghaiDay(open.engine.clock.now()))) {
    if (roll(5) === 0 && !isLie) continue // lost on its way, said again next day
    const answer = await api.post(`/credit-china/applications/${id}/messages`, body)
    outcomes.push({ isLie, outcome: answer.body['outcome'] })
  }
  await work()
}

beforeAll(async () => {
  open = site({ deployment: { directory: { ...directory, creditChina } } })
  await open.seat(account)
  await seatStaff(open.engine)
  open.host.hooks.answerHook(china.answer)
  for (let n = 0; n < 30; n += 1) cases.push(await handedOver(open.engine))
  for (let day = 0; day < 14; day += 1) await aDay()
})

describe('Credit China behind a bad network', () => {
  it('loses no application and no result, whatever it drops, delays, doubles, reorders or forgets', async () => {
    expect(Object.entries(china.faults).filter(([, n]) => n === 0)).toEqual([])
    const files = await Promise.all(cases.map((id) => fileOf(open.engine, id)))
    expect(files.filter(({ state }) => state !== 'closed').map(({ state }) => state)).toEqual([])
    expect([...china.held.keys()].toSorted()).toEqual(cases.toSorted())
    for (const [n, id] of cases.entries()) {
      const { application } = china.held.get(id) ?? {}
      expect(application).toMatchObject({
        code: china.codes.get(id)?.code,
        result: { verdict: n % 3 === 0 ? 'refused' : 'repaired' },
      })
      expect(application?.acceptedOn).not.toBeNull()
    }
  })

  it('is told the steps of each application in their order, and a repeat says the same', () => {
    for (const id of cases) {
      const steps = china.taken.filter((one) => one.id === id)
      const seqs = steps.map(({ seq }) => seq)
      expect(seqs).toEqual(seqs.toSorted((a, b) => a - b))
      expect([...new Set(steps.map(({ type }) => type))]).toEqual([
        'creditChina.application',
        'creditChina.acceptance',
        'creditChina.result',
      ])
    }
    const names = china.calls.map(({ id }) => id)
    expect(names.length).toBeGreaterThan(new Set(names).size)
  })

  it('enters each of its steps once, and what contradicts them not at all', async () => {
    for (const id of cases) {
      const types = await typesOf(id)
      expect([countOf(types, 'intake.enteredReceipt'), countOf(types, 'intake.enteredPush')]).toEqual([1, 1])
    }
    const lies = outcomes.filter(({ isLie }) => isLie)
    expect(lies.length).toBeGreaterThan(0)
    expect(new Set(lies.map(({ outcome }) => outcome))).toEqual(new Set(['differs']))
    expect(outcomes.filter(({ isLie, outcome }) => !isLie && outcome === 'differs')).toEqual([])
  })

  it('may say its feedback after ours: the same does no harm, another is answered as differing', async () => {
    const [refused = '', repaired = ''] = cases
    const feedback = { kind: 'feedback', reason: '已反馈。', documentChecked: '凭证' }
    const say = (id: string, verdict: string) =>
      program(open, account).post(`/credit-china/applications/${id}/messages`, {
        ...{ ...feedback, verdict },
        code: china.codes.get(id)?.code ?? '',
        receivedOn: china.codes.get(id)?.on ?? '',
      })
    expect((await say(repaired, 'repaired')).body).toEqual({ outcome: 'already' })
    expect((await say(refused, 'repaired')).body).toEqual({ outcome: 'differs' })
  })

  it('knows its address and its keys, with which each call is signed; another seat does not', async () => {
    const { body } = await program(open, account).get('/credit-china')
    expect(body['endpoint']).toBe(creditChina.endpoint)
    expect(new Set(china.calls.map(({ secret }) => secret))).toEqual(new Set([(body['secrets'] as string[]).join(' ')]))
    const other: Person = { ...account, id: 'hj-9', roles: [{ role: 'officer', unit: 'HJ' }] }
    expect((await program(open, other).get('/credit-china')).status).toBe(404)
  })

  it('is told nothing of a repair that is decided here alone, and notes each call', async () => {
    const sent = await readAll(open.engine.table, { index: 'main', ...deliveriesOf('creditChina') })
    expect(sent).toHaveLength(china.calls.length)
    const silent = site()
    silent.host.hooks.answerHook(china.answer)
    const before = china.calls.length
    open = silent
    await handedOver(open.engine)
    await open.settle()
    expect(await sendHooks(open.engine)).toBe(0)
    expect(china.calls).toHaveLength(before)
  })
})
