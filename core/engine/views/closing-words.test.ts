import { expect, it } from 'vitest'
import { sampleRecord } from '#workflows/common/sample-record.ts'
import { objection } from '#workflows/objection/index.ts'
import { recordWords } from './closing-words.ts'

it('tells of a correction only where the case corrected the record', () => {
  const of = { id: 'C1', recordId: sampleRecord.id }
  const said = (caseId: string) => {
    const cause = { kind: 'correction', caseId } as const
    const versions = [...sampleRecord.versions, { n: 2, fields: {}, at: 1, cause }]
    return recordWords(objection, of, { ...sampleRecord, versions })
  }
  expect(said('C1')).toEqual({})
  // Maintained: another case's correction is not this one's.
  for (const words of [said('C2'), recordWords(objection, of, sampleRecord)])
    expect([words['dispatching']?.zh, words['done.publishRecord']?.zh]).toEqual(['告知信息使用单位', '公示信息已更新'])
})
