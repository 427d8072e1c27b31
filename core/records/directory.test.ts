import { describe, expect, it } from 'vitest'
import { inventedPenalty } from '#tests/support/doubles/invented-penalty.ts'
import areas from '../../deployments/yunfu/areas.json' with { type: 'json' }
import departments from '../../deployments/yunfu/departments.json' with { type: 'json' }
import { catalogue, domainNamed, domainsOf, entryOf, isCatalogued } from './catalogue.ts'
import { candidates, Directory, unitById, unitFinder } from './directory.ts'
import { RecordKind } from './kind.ts'
import { layoutOf, layouts } from './layout.ts'
import { repairPlace } from './publicity/repair-place.ts'

const directory = Directory.parse(departments)

describe('the directory of Yunfu', () => {
  it('has one platform, and no unit that owns complaints about itself (ADR 11)', () => {
    expect(directory.units).toHaveLength(98)
    expect(new Set(directory.units.map(({ id }) => id)).size).toBe(98)
    expect(directory.units.filter(({ isPlatform }) => isPlatform).map(({ id }) => id)).toEqual(['FGW'])
    expect(directory.units.filter(({ id, complaintOwner }) => id === complaintOwner)).toEqual([])
    expect(unitById(directory, 'FGW')?.complaintOwner).toBe('GOVO')
  })

  it('names only units that exist, and an organ above every city and county unit', () => {
    const named = directory.units.flatMap(({ higherReview, complaintOwner }) => [
      ...higherReview,
      ...(complaintOwner === null ? [] : [complaintOwner]),
    ])
    const owners = Object.values(directory.domainOwners).flat()
    expect([...named, ...owners].filter((id) => unitById(directory, id) === null)).toEqual([])
    expect(
      directory.units.filter(
        ({ level, higherReview }) => ['city', 'county'].includes(level) && higherReview.length === 0,
      ),
    ).toEqual([])
  })

  it('names in every letter of an administrative organ where it is challenged, and numbers no two alike', () => {
    const local = directory.units.filter(({ area }) => area !== '440000')
    // Courts, procurators, party organs: no reconsideration, or a person's decision.
    expect(local.filter(({ remedies }) => !remedies).map(({ id }) => id)).toEqual(['FY', 'JCY', 'JW', 'RSZZ', 'WXB'])
    expect(local.filter(({ codeWord }) => !codeWord)).toEqual([])
    const faults = (units: readonly object[]) => Directory.safeParse({ ...departments, units }).error?.message ?? ''
    const [first, second, ...rest] = departments.units
    expect(
      faults([first, { ...second, codeWord: first?.codeWord }, ...rest].filter((one) => one !== undefined)),
    ).toContain('is another unit')
    const remedies = { reconsideration: ['NOBODY'], court: { zh: '人民法院' }, confirmed: true }
    expect(faults([{ ...first, remedies }, second, ...rest].filter((one) => one !== undefined))).toContain(
      'remedies.reconsideration names NOBODY',
    )
  })

  it('stands in areas of the deployment, or in the province', () => {
    const codes = areas.areas.map(({ code }) => code)
    expect(codes).toEqual(['445300', '445302', '445303', '445321', '445322', '445381'])
    expect(directory.units.filter(({ area }) => !codes.includes(area) && area !== '440000')).toEqual([])
  })

  it('owns every domain of the catalogue', () => {
    expect(Object.keys(directory.domainOwners).sort()).toEqual(catalogue.domains.map(({ id }) => id).sort())
  })

  it('finds a unit by its name, in any brackets or without its second plate', () => {
    const find = unitFinder(directory)
    expect(find('云浮市市场监督管理局（知识产权局）')?.id).toBe('SCJG')
    expect(find('云浮市市场监督管理局')?.id).toBe('SCJG')
    expect(find('云浮市 生态环境局云城分局')?.id).toBe('YC-HJ')
    expect(find('岳阳市生态环境局')).toBeNull()
    expect(find(' ')).toBeNull()
  })
})

describe('candidates (ADR 12)', () => {
  const record = inventedPenalty()

  it('are the provider, else the determining unit, never the domain owner', () => {
    expect(candidates({ ...record, provider: { raw: 'x', key: 'x', unit: 'YJ' } }, directory).units).toEqual(['YJ'])
    expect(candidates(record, directory)).toEqual({ units: ['HJ'], suggestions: ['FGW', 'GXJ'] })
    const unknown = { ...record, authority: { ...record.authority, unit: null } }
    expect(candidates(unknown, directory)).toEqual({ units: [], suggestions: ['HJ', 'FGW', 'GXJ'] })
  })

  it('are nobody where the unit has left the directory', () => {
    expect(
      candidates({ ...record, domain: null, authority: { ...record.authority, unit: 'GONE' } }, directory),
    ).toEqual({ units: [], suggestions: [] })
  })
})

describe('the catalogue', () => {
  it('has the plan’s 33 domains, two of our own, and an entry for every kind, each in some domain', () => {
    const ours = catalogue.domains.filter((domain) => domain.ours)
    expect(catalogue.domains.length - ours.length).toBe(33)
    expect(ours.map(({ id }) => id)).toEqual(['rural-1', 'other-1'])
    expect(catalogue.kinds.map(({ kind }) => kind).sort()).toEqual([...RecordKind.options].sort())
    for (const kind of RecordKind.options) expect(domainsOf(kind).length).toBeGreaterThan(0)
  })

  it('names domains in English with a capital, and knows one in a sheet however it begins', () => {
    for (const { en, field } of catalogue.domains) for (const name of [en, field.en]) expect(name).toMatch(/^[A-Z]/)
    for (const name of ['E-commerce', 'e-commerce', ' Ｅ-commerce'])
      expect(domainNamed(name)?.id, name).toBe('commerce-10')
  })

  it('knows judgment defaulters only in enforcement, and leaves them to the court', () => {
    expect(domainsOf('judgmentDefaulter').map(({ id }) => id)).toEqual(['justice-2'])
    expect(entryOf('judgmentDefaulter')?.removal).toBe('court')
    expect(isCatalogued('penalty', 'society-7')).toBe(true)
    expect(isCatalogued('penalty', 'society-99')).toBe(false)
  })

  it('has columns whose roles exist, and no identity number among the public ones', () => {
    for (const kind of RecordKind.options) {
      const layout = layoutOf(kind)
      const columns = layout.fields.map(({ code }) => code)
      expect(new Set(columns).size).toBe(columns.length)
      for (const column of [...Object.values(layout.roles), ...layout.complete, ...layout.due, ...layout.decided])
        expect(columns).toContain(column)
      expect(layout.fields.filter((field) => field.public && /_ZJLX$|_ZJHM$|(?:^|_)BZ$/.test(field.code))).toEqual([])
    }
  })

  it('tells each kind by its heading alone: no two have a column for the number that is called alike', () => {
    const numbers = layouts().flatMap(({ fields, roles }) => fields.filter(({ code }) => code === roles.documentNumber))
    expect(new Set(numbers.flatMap(({ code, zh }) => [code, zh])).size).toBe(2 * RecordKind.options.length)
  })

  it('names another organ and site for every kind that only others can end', () => {
    const others = catalogue.kinds.filter(({ repair }) => repair === 'sector')
    expect(others.map(({ kind }) => kind)).toEqual(['abnormalList', 'judgmentDefaulter', 'taxDefaulter'])
    for (const { kind } of others)
      for (const { id } of domainsOf(kind))
        expect(repairPlace({ ...inventedPenalty(), kind, domain: id }).elsewhere, `${kind} in ${id}`).not.toBeNull()
  })

  it('sends the subject of a market penalty to the regulators’ own system as well', () => {
    const of = (raw: string) => repairPlace({ ...inventedPenalty(), authority: { raw, key: raw, unit: null } })
    expect(of('云浮市市场监督管理局').elsewhere?.site.zh).toBe('国家企业信用信息公示系统')
    expect(of('云浮市生态环境局')).toEqual({ by: 'application', elsewhere: null })
    // That system shows enterprises, and no natural person.
    const authority = { raw: '云浮市市场监督管理局', key: '云浮市市场监督管理局', unit: null }
    const subject = { kind: 'person', key: 'k', name: '李示范', code: null } as const
    expect(repairPlace({ ...inventedPenalty(), authority, subject }).elsewhere).toBeNull()
  })
})

it('names every unit of the demo city in English, since a Chinese name stands in where there is none', () => {
  const named = Directory.parse(departments).units.map(({ id, name }) => [id, name.en ?? name.zh] as const)
  expect(named.filter(([, name]) => /\p{Script=Han}/u.test(name))).toEqual([])
  expect(new Set(named.map(([, name]) => name)).size).toBe(named.length)
})
