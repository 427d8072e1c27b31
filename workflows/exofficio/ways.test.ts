import { describe, expect, it } from 'vitest'
import { two } from '#law/bilingual.ts'
import { sampleRecord } from '#tests/support/run-example.ts'
import type { Actor } from '#workflows/contract/actor.ts'
import type { Place } from '#workflows/contract/way-in.ts'
import { Found } from './events.ts'
import { ways } from './ways.ts'

const units = {
  platform: 'FGW',
  provider: 'HJ',
  determiner: 'SCJG',
  candidates: ['HJ'],
  nameOf: (unit: string) => two(unit, unit),
  higherReview: () => null,
  complaintOwner: () => null,
  isSeated: () => true,
}
const place: Place = { record: sampleRecord, origin: null, today: '2026-09-14', flags: {}, units }
const said = { documentChecked: '决定书', reason: '金额录入有误。' }

function opening(id: string, unit: string, more: object = {}, at: Place = place) {
  const actor: Actor = { id: 'somebody', role: unit === 'FGW' ? 'intake' : 'officer', unit }
  const way = ways.find((one) => one.id === id)
  return way?.opening({ typed: { ...said, ...more }, evidence: [], contact: null, actor }, at)
}

describe('a unit’s own report', () => {
  it('stays with the unit whose record it is', () => {
    for (const unit of ['HJ', 'SCJG']) expect(opening('unitReport', unit)).toMatchObject({ unit, report: { unit } })
  })

  it('goes from intake to the provider, and of a revoked penalty to whoever determined it', () => {
    expect(opening('unitReport', 'FGW')).toMatchObject({ unit: 'HJ' })
    expect(opening('revoked', 'FGW', { decidedOn: '2026-09-10' })).toMatchObject({
      unit: 'SCJG',
      foundOn: '2026-09-10',
    })
  })

  it('is what its procedure opens with', () => {
    const all = ['unitReport', 'stay', 'stayOver'].map((id) => opening(id, 'HJ'))
    all.push(opening('revoked', 'HJ', { decidedOn: '2026-09-10' }))
    expect(all.map((data) => Found.safeParse(data).success)).toEqual([true, true, true, true])
  })

  it('is nobody else’s, and of no decision still to come', () => {
    expect(opening('unitReport', 'RS')).toBeNull()
    expect(opening('revoked', 'RS', { decidedOn: '2026-09-10' })).toBeNull()
    expect(opening('revoked', 'SCJG', { decidedOn: '2026-09-15' })).toBeNull()
  })

  it('is offered while the record stands, and a revocation of penalties alone', () => {
    const offered = (at: Place) => ways.filter((way) => way.offers(at)).map(({ id }) => id)
    expect(offered(place)).toEqual(['unitReport', 'revoked', 'stay'])
    const stopped = { caseId: 'C', on: '2026-09-01' }
    const stayed = { ...sampleRecord, overlays: { ...sampleRecord.overlays, stopped } }
    expect(offered({ ...place, record: stayed })).toEqual(['unitReport', 'revoked', 'stayOver'])
    expect(offered({ ...place, record: { ...sampleRecord, kind: 'permit' } })).toEqual(['unitReport'])
    const ended = { reason: 'removed', on: '2026-09-01', caseId: 'C' } as const
    expect(offered({ ...place, record: { ...sampleRecord, ended } })).toEqual([])
  })
})
