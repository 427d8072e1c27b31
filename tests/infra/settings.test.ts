import { expect, it } from 'vitest'
import { readSettings } from '#infra/settings.ts'

const read = (given: Readonly<Record<string, string>>) => readSettings((name) => given[name])

it.each([
  [{ partition: 'aws-us-gov' }, /-c partition=aws-us-gov: /],
  [{ stage: 'Prod_1' }, /-c stage=Prod_1: must be small letters, digits and hyphens/],
  [{ account: '12' }, /-c account=12: must be the twelve digits of an account/],
  [{ mode: 'sleep' }, /-c mode=sleep: /],
  [{ url: 'redress.example' }, /-c url=redress.example: /],
  [{ bounces: 'nobody' }, /-c bounces=nobody: /],
  [{ ledgerPublic: 'ab' }, /-c ledgerPublic=ab: /],
  [{ region: 'us-east-1' }, /-c region=us-east-1: is not a region of aws-cn: personal data stay in China/],
  [{ partition: 'aws', region: 'cn-north-1' }, /-c region=cn-north-1: is not a region of aws/],
] as const)('says what is wrong with %o', (given, sentence) => {
  expect(() => read(given)).toThrow(sentence)
})

it('says all that is wrong at once, a line each', () => {
  expect(() => read({ account: '12', mode: 'sleep' })).toThrow(/account=12.*\n.*mode=sleep/)
})

it('takes what is right', () => {
  expect(read({ region: 'cn-northwest-1', stage: 'yunfu-trial' })).toMatchObject({
    ...{ region: 'cn-northwest-1', stage: 'yunfu-trial', partition: 'aws-cn', mode: 'wait' },
  })
})
