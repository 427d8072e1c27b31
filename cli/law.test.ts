import { expect, it } from 'vitest'
import { redress } from '#tests/support/cli.ts'

const check = (day: string, ...more: string[]) =>
  redress('/nonexistent', ['law', 'check', ...more], { REDRESS_NOW: day })

it('is content while each source was looked at within a year, and names those that were not', () => {
  const before = check('2027-10-31')
  expect([before.status, before.stdout]).toEqual([0, ''])
  const some = check('2027-11-01')
  expect(some.status).toBe(1)
  expect(some.stdout).toContain('民法典  《中华人民共和国民法典》 / Civil Code  2026-11\n')
  expect(some.stdout).not.toContain('O36  ')
  expect(check('2027-11-28').stdout).toContain('O36  《信用修复管理办法》')
})

it('says so as JSON, with each edition and what replaced it', () => {
  const { status, stdout } = check('2027-11-28', '--json')
  const { today, acts, stale } = JSON.parse(stdout)
  expect([status, today, stale.length]).toEqual([1, '2027-11-28', acts.length])
  const old = acts.find(({ act }: { act: string }) => act === 'O58')
  expect(old).toMatchObject({
    editions: [{ until: '2026-03-31', replacedBy: 'O36' }],
    lookAgainOn: '2027-11-01',
    stale: true,
  })
})
