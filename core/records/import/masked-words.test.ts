import { expect, it } from 'vitest'
import { sampleRecord } from '#tests/support/run-example.ts'
import { maskedWords } from './masked-words.ts'

const of = (kind: 'organisation' | 'individualBusiness' | 'person', name: string, operator = '') => {
  const [version] = sampleRecord.versions
  if (!version) throw new Error('no version')
  const fields = { ...version.fields, CF_FRDB: operator }
  return maskedWords({
    ...sampleRecord,
    subject: { ...sampleRecord.subject, kind, name },
    versions: [{ ...version, fields }],
  })
}

it('says no person’s name in full, nor the one behind a trade name, and no number of theirs', () => {
  expect(of('person', '张三丰').subject).toBe('张**')
  expect(of('person', '张三丰').text('张三丰，11010519491231002X，13800138000')).toBe('张**，******，******')
  const shop = of('individualBusiness', '云城区李四便民店', '李四')
  expect([shop.subject, shop.text('我是李四')]).toEqual(['云城区李*便民店', '我是李*'])
  expect(of('individualBusiness', '李四', '李四').subject).toBe('李*')
  expect(of('organisation', '样例有限公司', '李四').text('样例有限公司')).toBe('样例有限公司')
  expect(maskedWords(null)).toMatchObject({ subject: '' })
})
