import { createHash } from 'node:crypto'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { completeCode, hardPenalties, mistyped } from '#tests/support/doubles/hard-penalties.ts'
import departments from '../../deployments/yunfu/departments.json' with { type: 'json' }
import { missingColumns } from './completeness.ts'
import { Directory, unitFinder } from './directory.ts'
import { decodeText } from './import/decode-text.ts'
import { readHeader, toRow } from './import/header.ts'
import { counted, noRows, type Plan, planRow } from './import/import.ts'
import type { Held } from './publicity/held.ts'
import { publicView } from './publicity/masking.ts'
import { publicity } from './publicity/publicity.ts'
import type { RecordFile } from './record.ts'

const hash = (text: string) => createHash('sha256').update(text).digest('hex')
const clock = Date.parse('2026-11-23T09:00:00+08:00')

function importer() {
  const records = new Map<string, RecordFile>()
  const held = new Map<string, Held[]>()
  const unitByName = unitFinder(Directory.parse(departments))
  return (at: number): Plan[] => {
    const decoded = decodeText(new TextEncoder().encode(hardPenalties))
    if (decoded.kind !== 'decoded') throw new Error(decoded.code)
    const [head = [], ...lines] = parse(decoded.text, { relax_column_count: true }) as string[][]
    const read = readHeader(head)
    if (read.kind !== 'read') throw new Error(read.code)
    expect(read.issues).toEqual([])
    return lines.map((cells, i) => {
      const plan = planRow(toRow(read.header, cells, i + 1, i + 2), {
        layout: read.header.layout,
        batch: 'b1',
        at,
        area: '445300',
        domain: null,
        catalogueEdition: '2026-11',
        language: 'zh',
        sender: null,
        unitByName,
        personKey: (number) => `key:${hash(number)}`,
        digest: hash,
        newId: () => `r${i + 1}`,
        findRecord: (key) => records.get(key) ?? null,
        findHeld: (key) => held.get(key) ?? [],
      })
      if (plan.outcome === 'accepted') records.set(plan.naturalKey, plan.record)
      if (plan.outcome === 'held') held.set(plan.naturalKey, [...(held.get(plan.naturalKey) ?? []), plan.held])
      return plan
    })
  }
}

describe('the import of a sheet as authorities publish it', () => {
  const run = importer()
  const first = run(clock)
  const again = run(clock + 60_000)
  const recordOf = (row: number) => {
    const plan = first[row - 1]
    if (plan?.outcome !== 'accepted') throw new Error(`row ${row} is ${plan?.outcome}`)
    return plan.record
  }

  it('counts read 14, accepted 7, held 7', () => {
    expect(first.reduce(counted, noRows)).toEqual({ read: 14, accepted: 7, unchanged: 0, held: 7, stillHeld: 0 })
  })

  it('counts unchanged 7, stillHeld 7 for the same file again', () => {
    expect(again.reduce(counted, noRows)).toEqual({ read: 14, accepted: 0, unchanged: 7, held: 0, stillHeld: 7 })
  })

  it('accepts rows 1, 3, 4, 5, 8, 9, 12 and says why it holds the others', () => {
    const reasons = first.map((plan) => (plan.outcome === 'held' ? plan.held.reasons.join() : plan.outcome))
    expect(reasons).toEqual([
      'accepted',
      'organisationCodeOnly',
      'accepted',
      'accepted',
      'accepted',
      'codeMasked',
      'codeMasked',
      'accepted',
      'accepted',
      'codeWrong',
      'codeMissing',
      'accepted',
      'codeMasked',
      'codeMissing',
    ])
  })

  it('reports with each row what is wrong with it', () => {
    const noKind = ['noDecisionDate@CF_JDRQ', 'emptyColumn@CF_CFLB', 'emptyColumn@CF_NR']
    const unknown = 'authorityUnknown@CF_CFJG'
    const expected: Readonly<Record<number, string[]>> = {
      1: noKind,
      2: [...noKind, 'organisationCodeOnly@CF_XDR_SHXYM', 'tooLong@CF_XDR_ZZJG', unknown],
      3: [unknown],
      4: [...noKind, unknown],
      5: [...noKind, unknown],
      6: [...noKind, 'codeMasked@CF_XDR_SHXYM', unknown],
      7: ['noDecisionDate@CF_JDRQ', 'codeMasked@CF_XDR_SHXYM', unknown],
      8: ['emptyColumn@CF_SY', 'emptyColumn@CF_CFLB', 'emptyColumn@CF_NR', 'yearsDiffer@CF_JDRQ', unknown],
      9: [...noKind, unknown],
      10: [...noKind, 'codeWrong@CF_XDR_SHXYM', unknown],
      11: [
        'noDecisionDate@CF_JDRQ',
        'emptyColumn@CF_NR',
        'codeMissing@CF_XDR_SHXYM',
        'categoryUnknown@CF_XDR_LB',
        unknown,
      ],
      12: [...noKind, unknown],
      13: [...noKind, 'codeMasked@CF_XDR_SHXYM', unknown],
      14: ['codeMissing@CF_XDR_SHXYM', unknown],
    }
    first.forEach((plan, i) => {
      const codes = plan.issues.map((one) => `${one.code}@${one.column}`)
      expect([i + 1, codes.sort()]).toEqual([i + 1, [...(expected[i + 1] ?? [])].sort()])
      expect(plan.issues.every((one) => one.row === i + 1 && one.line === i + 2)).toBe(true)
    })
  })

  it('points at the digit 0 in row 10', () => {
    const found = first[9]?.issues.find(({ code }) => code === 'codeWrong')
    expect(found?.reason).toContain(mistyped.meant)
    expect(found?.value).toBe(mistyped.code)
  })

  it('shows none of them on 2026-11-23, row 3 on 2022-01-10 to 2026-06-03 (GD 43)', () => {
    const shown = [1, 3, 4, 5, 8, 9, 12].filter((row) => publicity(recordOf(row), '2026-11-23').shown)
    expect(shown).toEqual([])
    const three = recordOf(3)
    expect(missingColumns(three)).toEqual([])
    expect(publicity(three, '2022-01-10')).toMatchObject({
      shown: true,
      from: '2021-06-03',
      until: '2026-06-03',
      why: [],
    })
    expect(publicity(three, '2026-06-03')).toMatchObject({ shown: true, why: ['reviewL1'] })
    expect(publicity(three, '2026-06-04')).toMatchObject({ shown: false, why: ['pastLastDay'] })
    expect(publicity(recordOf(8), '2026-11-23')).toMatchObject({
      until: '2025-02-13',
      why: ['incomplete', 'pastLastDay'],
    })
  })

  it('shows of row 3 the public columns as published, and no remarks', () => {
    const view = publicView(recordOf(3), '2022-01-10')
    expect(view).toMatchObject({
      code: completeCode,
      documentNumber: '样环清罚〔2021〕903号',
      publicUntil: '2026-06-03',
      disputed: false,
    })
    expect(view?.cells.map(({ column }) => column)).not.toContain('BZ')
  })

  it('finds the authority of row 1 in the directory', () => {
    expect(recordOf(1)).toMatchObject({ authority: { unit: 'HJ' }, area: '445300', subject: { kind: 'organisation' } })
  })
})
