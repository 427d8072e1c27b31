import { describe, expect, it } from 'vitest'
import { logItem, system } from '#engine/case/log-item.ts'
import { personWrites } from '#engine/people/people.ts'
import { seal } from '#engine/proof/seal.ts'
import { instantOn } from '#law/day.ts'
import { seatStaff, testEngine } from '#tests/support/engine.ts'
import type { Role } from '#workflows/contract/actor.ts'
import { engineChecks } from './checks.ts'
import { complaintChecks } from './complaint-checks.ts'
import { consume } from './consume.ts'
import type { Finding } from './host-tools.ts'
import { letterChecks } from './letter-checks.ts'

let written = 0
const day = instantOn('2026-09-01', '09:00')

function sound() {
  const engine = testEngine()
  engine.setClock(day)
  const store = { ...engine, sha256: engine.crypto.sha256, ledgerKey: null, close: () => {} }
  const seat = (id: string, role: Role, unit: string | null) => seatAll(id, [{ role, unit }])
  async function seatAll(id: string, roles: readonly { role: Role; unit: string | null }[]) {
    const person = { id, name: id, email: `${id}@example.com`, subject: null, roles, conflicts: [] }
    for (const write of personWrites(person)) await engine.table.transact([write])
  }
  async function write(count: number) {
    for (let i = 0; i < count; i += 1) {
      const event = { type: 'test.happened', at: engine.clock.now(), actor: system, data: null }
      const { item } = logItem(engine, 'case', { id: `c${written++}`, seq: 1 }, event, '', null)
      await engine.table.transact([{ put: item, when: 'absent' }])
    }
  }
  const level = async (code: string): Promise<Finding['level'] | undefined> =>
    (await engineChecks(store)).find((finding) => finding.code === code)?.level
  return { engine, store, seat, seatAll, write, level }
}

describe('engineChecks', () => {
  it('names units that cannot form a pair, and no others (ADR 11)', async () => {
    const { engine, store, seat, level } = sound()
    await seatStaff(engine)
    const found = (await engineChecks(store)).find(({ code }) => code === 'pairs')
    expect(found).toMatchObject({ level: 'warning', what: { en: 'Units that cannot form a pair: Unit RS RS' } })
    await seat('rs-head', 'head', 'RS')
    expect(await level('pairs')).toBe('ok')
  })

  it('names a log row that a follower has tried in vain again and again', async () => {
    const { engine, write, level } = sound()
    await write(1)
    const fails = { wants: () => true, take: async () => Promise.reject(new Error('planted')) }
    for (let tries = 0; tries < 5; tries += 1) {
      expect(await level('aside')).toBe('ok')
      await expect(consume(engine, 'letters', fails)).rejects.toMatchObject({ code: 'followFailed' })
      engine.setClock(engine.clock.now() + 600_001)
    }
    expect(await level('aside')).toBe('error')
  })

  it('does not count one person in two seats as a pair', async () => {
    const { seatAll, level } = sound()
    await seatAll('one', [
      { role: 'officer', unit: 'HJ' },
      { role: 'head', unit: 'HJ' },
    ])
    expect(await level('pairs')).toBe('warning')
  })

  it('names an owner of complaints who has no officer and head, and whom the complaints are about', async () => {
    const { store, seat } = sound()
    const { directory } = store.deployment
    const named = directory.units.map((unit) => ({ ...unit, complaintOwner: unit.isPlatform ? 'GOVO' : 'FGW' }))
    const office = named.filter(({ id }) => id === 'HJ').map((unit) => ({ ...unit, id: 'GOVO' }))
    const deployment = { ...store.deployment, directory: { ...directory, units: [...named, ...office] } }
    const found = async () => (await complaintChecks({ ...store, deployment }))[0]
    expect((await found())?.what.en).toContain('Unit HJ GOVO (for complaints about Unit FGW FGW)')
    await seat('govo-1', 'officer', 'GOVO')
    expect((await found())?.level).toBe('warning')
    await seat('govo-head', 'head', 'GOVO')
    expect((await found())?.level).toBe('ok')
  })

  it('names the units with staff whose letters cannot say where they are challenged, or whom to ask', async () => {
    const { store, seat } = sound()
    await seat('hj-1', 'officer', 'HJ')
    const { directory } = store.deployment
    const withUnits = (given: object) => {
      const units = directory.units.map((unit) => ({ ...unit, ...given }))
      return letterChecks({ ...store, deployment: { ...store.deployment, directory: { ...directory, units } } })
    }
    const whole = {
      codeWord: '测环',
      contact: { person: { zh: '张三' }, phone: '0766-1', address: { zh: '一号' } },
      remedies: { reconsideration: ['GOV'], court: { zh: '测试市人民法院' }, confirmed: true },
    }
    expect((await withUnits({})).map(({ what }) => what.en)).toEqual([
      'Organ of reconsideration or court missing, or not confirmed by the legal office: Unit HJ HJ',
      'Code word, person, telephone or address missing in letters: Unit HJ HJ',
    ])
    expect((await withUnits(whole)).map(({ level }) => level)).toEqual(['ok', 'ok'])
    const unconfirmed = { ...whole, remedies: { ...whole.remedies, confirmed: false } }
    expect((await withUnits(unconfirmed)).map(({ level }) => level)).toEqual(['warning', 'ok'])
  })

  it('wants three different administrators', async () => {
    const { seat, seatAll, level } = sound()
    expect(await level('administrators')).toBe('warning')
    await seat('a', 'systemAdmin', null)
    await seat('b', 'securityAdmin', null)
    await seat('c', 'auditor', null)
    expect(await level('administrators')).toBe('ok')
    await seatAll('d', [
      { role: 'systemAdmin', unit: null },
      { role: 'auditor', unit: null },
    ])
    expect(await level('administrators')).toBe('error')
  })

  it('warns of the coming year from 15 November', async () => {
    const { engine, level } = sound()
    expect(await level('calendar')).toBe('ok')
    engine.setClock(instantOn('2026-11-15', '09:00'))
    expect(await level('calendar')).toBe('warning')
  })

  it('finds the follower far behind', async () => {
    const { engine, write, level } = sound()
    await write(201)
    expect(await level('follower')).toBe('error')
    await engine.table.transact([{ put: { pk: 'follower#journal', sk: 'position', v: 1, body: 200 }, when: 'absent' }])
    expect(await level('follower')).toBe('ok')
  })

  it('finds rows that nobody has signed for ten minutes', async () => {
    const { engine, write, level } = sound()
    await write(2)
    expect(await level('seal')).toBe('ok')
    engine.setClock(day + 11 * 60_000)
    expect(await level('seal')).toBe('error')
    await seal(engine)
    expect(await level('seal')).toBe('ok')
  })

  it('finds a database older than its signature', async () => {
    const { engine, store, write } = sound()
    await write(2)
    await seal(engine)
    const cut = { ...store, journal: { ...store.journal, size: async () => 1 } }
    const found = (await engineChecks(cut)).find(({ code }) => code === 'seal')
    expect(found).toMatchObject({ level: 'error', remedy: { en: expect.stringContaining('redress restore') } })
  })

  it('finds a clock that went back behind the last row', async () => {
    const { engine, write, level } = sound()
    await write(1)
    engine.setClock(day - 59_000)
    expect(await level('clock')).toBe('ok')
    engine.setClock(day - 62_000)
    expect(await level('clock')).toBe('error')
  })
})
