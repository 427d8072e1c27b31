import { describe, expect, it } from 'vitest'
import { findPerson, separated } from '#engine/people/people.ts'
import { storedRecord } from '#engine/register/register.ts'
import { listBatches } from '#engine/scan/import-batch.ts'
import type { Engine } from '#engine/store/engine.ts'
import { heldOf } from '#engine/store/held-items.ts'
import { instantOn } from '#law/day.ts'
import { Directory } from '#records/directory.ts'
import { usccFault } from '#records/identity/uscc.ts'
import { RecordKind } from '#records/kind.ts'
import { publicView } from '#records/publicity/masking.ts'
import { publicity } from '#records/publicity/publicity.ts'
import { repairability } from '#records/publicity/repairability.ts'
import type { RecordFile } from '#records/record.ts'
import { testEngine } from '#tests/support/engine.ts'
import { itemsOf } from '#tests/support/lists.ts'
import departments from '../../../deployments/yunfu/departments.json' with { type: 'json' }
import { demoAccounts, demoPeople } from '../base/demo-people.ts'
import { withSampleContacts } from '../base/sample-contacts.ts'
import { firms } from './firms.ts'
import { personOf, seedDemo } from './seed.ts'

function fresh(day: string) {
  const plain = testEngine()
  plain.setClock(instantOn(day, '09:00'))
  const engine: Engine = { ...plain, deployment: { ...plain.deployment, directory: Directory.parse(departments) } }
  return { engine, setClock: plain.setClock }
}

async function seeded(day = '2026-11-24') {
  const { engine, setClock } = fresh(day)
  await seedDemo(engine)
  return { engine, day, setClock }
}

/** The writes of a whole seeding, counted. */
async function everyWrite(): Promise<readonly number[]> {
  const { engine: plain } = fresh('2026-11-24')
  let writes = 0
  const counting: Engine['table'] = {
    ...plain.table,
    transact: (all) => {
      writes += 1
      return plain.table.transact(all)
    },
  }
  await seedDemo({ ...plain, table: counting })
  return Array.from({ length: writes - 1 }, (_, i) => i + 1)
}

async function recordsOf(engine: Engine, subject: string): Promise<readonly RecordFile[]> {
  const { items } = await engine.table.query({
    index: 'subject',
    pk: `subject#${subject}`,
    prefix: 'record#',
    limit: 100,
  })
  return items.map((item) => storedRecord(item).record)
}

const demo = (sub: string) => demoPeople.find((person) => person.sub === sub)

describe('the sample register', () => {
  it.each(['2022-01-10', '2026-05-06', '2026-11-24', '2027-02-28'])(
    'is mostly shown to the public on %s',
    async (day) => {
      const { engine } = await seeded(day)
      const all = (await Promise.all(Object.values(firms).map(({ code }) => recordsOf(engine, code)))).flat()
      const shown = all.filter((record) => publicity(record, day).shown)
      expect(all.length).toBeGreaterThanOrEqual(24)
      expect(shown.length).toBeGreaterThanOrEqual(18)
      expect(all.filter((record) => publicity(record, day).why.includes('incomplete'))).not.toEqual([])
      expect(all.filter((record) => publicity(record, day).why.includes('minorNotShown')).length).toBe(
        day < '2026-04-01' ? 0 : 1,
      )
    },
  )

  it('gives the demo enterprise records to object to, shown and not', async () => {
    const { engine, day } = await seeded()
    const own = await recordsOf(engine, demo('enterprise')?.uscc ?? '')
    expect(own.filter((record) => publicity(record, day).shown).length).toBeGreaterThanOrEqual(6)
    expect(own.filter((record) => !publicity(record, day).shown).length).toBeGreaterThanOrEqual(2)
    expect(own.some(({ provider, authority }) => provider.unit === 'HJ' && authority.unit === 'YC-HJ')).toBe(true)
  })

  it('gives it three records that can be repaired today at two units, one too early, one held back by a term', async () => {
    const { engine, day } = await seeded()
    const own = await recordsOf(engine, demo('enterprise')?.uscc ?? '')
    const found = own.map((record) => ({ unit: record.authority.unit, ...repairability(record, day) }))
    const ready = found.filter(({ ready }) => ready)
    expect(ready.map(({ unit, channel }) => `${unit} ${channel}`).toSorted()).toEqual([
      'HJ creditChina',
      'HJ creditChina',
      'HJ here',
      'SCJG creditChina',
    ])
    expect(found.some(({ lacks }) => lacks.includes('minimum') && lacks.length === 1)).toBe(true)
    expect(found.some(({ lacks, tier }) => lacks.includes('attachedTerm') && tier?.value === 'serious')).toBe(true)
  })

  it('has a record of every kind', async () => {
    const { engine } = await seeded()
    const all = (await Promise.all(Object.values(firms).map(({ code }) => recordsOf(engine, code)))).flat()
    expect([...new Set(all.map(({ kind }) => kind))].toSorted()).toEqual(RecordKind.options.toSorted())
  })

  it('never shows the demo person, whose number is nowhere in the store', async () => {
    const { engine, day } = await seeded()
    const [record, ...more] = await recordsOf(engine, demo('person')?.idHash ?? '')
    expect(more).toEqual([])
    expect(record && publicView(record, day)).toBeNull()
    const rows = await engine.journal.since(-1, 1000)
    expect(JSON.stringify([record, rows])).not.toContain('DEMO00001')
  })

  it('holds four rows for four reasons, and knows every unit but the one that it makes up', async () => {
    const { engine } = await seeded()
    const held = await Promise.all(['HJ', 'SCJG', 'YJ'].map((unit) => itemsOf(heldOf(engine, [unit], undefined))))
    const reasons = held.flat().flatMap((one) => one.held.reasons)
    expect(reasons.toSorted()).toEqual(['codeMasked', 'codeMissing', 'orderOnly', 'otherContent'])
    const all = (await Promise.all(Object.values(firms).map(({ code }) => recordsOf(engine, code)))).flat()
    const unknown = all.filter(({ authority }) => authority.unit === null)
    expect(unknown.map(({ authority }) => authority.raw)).toEqual(['云浮市样例综合行政执法局'])
  })

  it('has valid codes of invented firms only', () => {
    expect(Object.values(firms).map(({ code }) => usccFault(code))).toEqual(Object.values(firms).map(() => null))
    expect(Object.values(firms).every(({ name }) => /样例|示范/.test(name))).toBe(true)
  })
})

describe('seedDemo', () => {
  it('does nothing the second time, also on another day', async () => {
    const { engine, setClock } = await seeded()
    const size = await engine.journal.size()
    setClock(instantOn('2026-12-30', '09:00'))
    await seedDemo(engine)
    expect(await engine.journal.size()).toBe(size)
    expect(await itemsOf(listBatches(engine, undefined))).toHaveLength(11)
  })

  it('goes on after a crash at any write, and ends with the same register', async () => {
    const { engine: sound } = await seeded()
    const whole = await sound.journal.size()
    const mark = await sound.table.get({ pk: 'demo#register', sk: 'mark' })
    expect(mark?.body).toMatchObject({ done: true })
    for (const at of await everyWrite()) {
      const { engine, setClock } = fresh('2026-11-24')
      let writes = 0
      const dying: Engine['table'] = {
        ...engine.table,
        transact: async (all) => {
          writes += 1
          if (writes > at) throw new Error('crash')
          return engine.table.transact(all)
        },
      }
      await expect(seedDemo({ ...engine, table: dying })).rejects.toThrow('crash')
      setClock(instantOn('2026-11-25', '09:00'))
      await seedDemo(engine)
      expect([at, await engine.journal.size()]).toEqual([at, whole])
    }
  })

  it('enters everybody with their seats, and no two of the three administrators in one', async () => {
    const { engine } = await seeded()
    for (const person of [...demoPeople, ...demoAccounts]) {
      const found = await findPerson(engine, person.sub)
      expect(found).toEqual(personOf(person))
      expect(found && separated(found)).toBe(true)
    }
  })

  it('lends a unit a person and an address for its letters, and leaves what a city entered', () => {
    const { engine } = fresh('2026-11-24')
    const { directory } = engine.deployment
    const own = { person: { zh: '李四' }, phone: '0766-1' }
    const units = directory.units.map((unit) => (unit.id === 'HJ' ? { ...unit, contact: own } : unit))
    const lent = withSampleContacts({ ...engine.deployment, directory: { ...directory, units } }).directory.units
    const contactOf = (id: string) => lent.find((unit) => unit.id === id)?.contact
    expect(contactOf('HJ')).toMatchObject({ ...own, address: { zh: '演示用地址' } })
    expect(contactOf('FGW')?.person?.zh).toBe('示例联系人')
    expect(contactOf('FGW')?.phone).toBeUndefined()
  })
})
