import { beforeAll, describe, expect, it } from 'vitest'
import { beginCase } from '#engine/begin/begin-case.ts'
import { commit } from '#engine/begin/commit.ts'
import { caseFile } from '#engine/case/case-of.ts'
import { recordFile } from '#engine/register/register.ts'
import { importRows } from '#engine/scan/import-rows.ts'
import type { Engine } from '#engine/store/engine.ts'
import { caseKey, subjectOf } from '#engine/store/keys.ts'
import { catalogue, type Domain, entryOf, isCatalogued } from '#records/catalogue.ts'
import { Directory, unitById } from '#records/directory.ts'
import { RecordKind } from '#records/kind.ts'
import { layoutOf } from '#records/layout.ts'
import { repairPlace } from '#records/publicity/repair-place.ts'
import type { RecordFile } from '#records/record.ts'
import { publicPath, publisher } from '#tests/support/doubles/publisher.ts'
import { seatStaff, testEngine } from '#tests/support/engine.ts'
import { samplePerson, sampleSheet, sampleSubject } from '#tests/support/pages/sample-sheet.ts'
import { instant, settle } from '#tests/support/run-example.ts'
import { procedures } from '#workflows/index.ts'
import departments from '../../deployments/yunfu/departments.json' with { type: 'json' }

const directory = Directory.parse(departments)
const firm = {
  id: 'firm',
  name: '甄样例',
  email: 'firm@example.com',
  subject: sampleSubject,
  roles: [{ role: 'applicant', unit: null }],
  conflicts: [],
} as const
const intake = { id: 'intake-1', role: 'intake', unit: 'FGW' } as const

/** Register of Yunfu after a domain's sheets, of firm and person. */
async function filled(domain: Domain) {
  const plain = testEngine()
  const engine = { ...plain, deployment: { ...plain.deployment, directory } }
  engine.setClock(instant('2026-09-01 10:00'))
  await seatStaff(engine)
  const owner = ownerOf(domain)
  for (const kind of RecordKind.options) {
    const row = { authority: owner.name.zh, domain: domain.zh }
    const lines = sampleSheet(kind, [
      { ...row, n: 1 },
      { ...row, n: 2, isPerson: true },
    ])
    const given = { file: `${kind}.csv`, sha256: '', actor: intake, language: 'en', kind } as const
    const outcome = await importRows(engine, lines, given)
    if (outcome.kind === 'refused') throw new Error(`${kind}: ${outcome.code}`)
  }
  await settle(engine)
  return { engine, owner, records: await recordsOf(engine) }
}

function ownerOf({ id }: Domain) {
  const owner = unitById(directory, directory.domainOwners[id]?.[0] ?? '')
  if (owner === null) throw new Error(`nobody owns ${id}`)
  return owner
}

async function recordsOf(
  engine: Engine,
  subject: string = sampleSubject,
): Promise<ReadonlyMap<RecordKind, RecordFile>> {
  const pk = subjectOf(subject)
  const { items } = await engine.table.query({ index: 'subject', pk, prefix: 'record#', limit: 100 })
  return new Map(items.flatMap((item) => recordFile(item) ?? []).map((record) => [record.kind, record]))
}

describe.each(catalogue.domains)('the domain $id $zh', (domain) => {
  const kinds = RecordKind.options.filter((kind) => isCatalogued(kind, domain.id))
  let at: Awaited<ReturnType<typeof filled>>
  beforeAll(async () => {
    at = await filled(domain)
  })

  it('takes what the catalogue has of it into the register, of its own unit, and holds the rest (GD 55(2))', async () => {
    expect([...at.records.keys()].sort()).toEqual([...kinds].sort())
    for (const record of at.records.values())
      expect(record).toMatchObject({ domain: domain.id, authority: { unit: at.owner.id } })
    const held = await at.engine.table.query({ index: 'queue', pk: `heldOf#${at.owner.id}`, limit: 100 })
    const reasons = held.items.map(({ body }) => body as unknown as { kind: RecordKind; reasons: string[] })
    const outside = RecordKind.options.filter((kind) => !kinds.includes(kind))
    expect([...new Set(reasons.map(({ kind }) => kind))].sort()).toEqual([...outside].sort())
    expect(reasons.every((one) => one.reasons.includes('notCatalogued'))).toBe(true)
  })

  it('shows of it what the catalogue says may be shown, and nothing of a person', async () => {
    const publish = publisher(at.engine)
    for (const { id } of at.records.values()) await publish(id)
    const shown = [...at.records.values()].filter(({ id }) => at.engine.published.has(publicPath(id)))
    const expected = kinds.filter((kind) => entryOf(kind)?.shownOf.includes('organisation'))
    expect(shown.map(({ kind }) => kind).sort()).toEqual([...expected].sort())
    const persons = await recordsOf(at.engine, at.engine.crypto.keyed('subject', samplePerson))
    expect([...persons.keys()].sort()).toEqual([...kinds].sort())
    for (const { id } of persons.values()) {
      await publish(id)
      expect(at.engine.published.has(publicPath(id))).toBe(false)
    }
  })

  it('opens an objection to a field of each, which reaches its unit', async () => {
    const { objection } = procedures
    const way = objection?.parties.ways?.find(({ id }) => id === 'object')
    if (!objection || !way) throw new Error('nobody objects')
    for (const [kind, record] of at.records) {
      const [field = ''] = layoutOf(kind).decided.filter((column) => column in (record.versions[0]?.fields ?? {}))
      const outcome = await beginCase(at.engine, firm, {
        ...{ procedure: objection, way, draft: `CASE${kind}`, record, origin: null },
        subject: sampleSubject,
        actor: { id: firm.id, role: 'applicant', unit: null },
        typed: {
          channel: 'city',
          items: [{ field, ground: 'E2', claimed: '另一内容' }],
          explanation: '与决定书不符',
          statement: null,
        },
        contact: { name: '甄样例', email: 'firm@example.com', phone: '', consentElectronic: true, lang: 'zh' },
      })
      if (outcome.kind === 'refused') throw new Error(`${kind}: ${outcome.refusal.code}`)
      const { candidates } = outcome.file.data as { candidates: string[] }
      expect(candidates).toEqual([at.owner.id])
      const forwarded = {
        type: 'intake.forwarded',
        actor: intake,
        data: { unit: candidates[0], reason: '由提供单位核查' },
      }
      expect(await commit(at.engine, outcome.file.id, forwarded)).toMatchObject({ kind: 'committed' })
      const item = await at.engine.table.get(caseKey(outcome.file.id))
      expect(item && caseFile(item).holder).toEqual({ role: 'officer', unit: at.owner.id })
    }
    const marked = await recordsOf(at.engine)
    expect([...marked.values()].every(({ overlays }) => overlays.disputedBy.length === 1)).toBe(true)
  })

  it('takes a repair of each that is repaired by application, which reaches its unit, and offers none of the others', async () => {
    const { repair } = procedures
    const way = repair?.parties.ways?.find(({ id }) => id === 'apply')
    if (!repair || !way) throw new Error('nobody repairs')
    for (const [kind, record] of await recordsOf(at.engine)) {
      const outcome = await beginCase(at.engine, firm, {
        ...{ procedure: repair, way, draft: `REPAIR${kind}`, record, origin: null },
        subject: sampleSubject,
        actor: { id: firm.id, role: 'applicant', unit: null },
        typed: { explanation: '已整改', early: null, signedBy: '甄样例', commits: true },
        contact: { name: '甄样例', email: firm.email, phone: '', consentElectronic: true, lang: 'zh' },
      })
      // An open objection neither delays nor bars a repair (ADR 12).
      const expected = entryOf(kind)?.repair === 'application' ? 'committed' : 'refused'
      expect([kind, outcome.kind]).toEqual([kind, expected])
      if (outcome.kind === 'committed') expect(repair.parties.involved(outcome.file.data)).toContain(at.owner.id)
    }
  })

  it('says of each where its repair is to be had', () => {
    for (const [kind, record] of at.records) {
      const place = repairPlace(record)
      expect(place.by).toBe(entryOf(kind)?.repair)
      // Others' decisions need organ, site and reason together.
      if (place.by === 'sector') expect(place.elsewhere).not.toBeNull()
    }
  })
})
