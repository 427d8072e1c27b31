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
  [{ ledgerPublic: 'ab' }, /-c ledgerPublic=ab: must be 64 hex digits/],
  [{ region: 'us-east-1' }, /-c region=us-east-1: is not a region of aws-cn: personal data stay in China/],
  [{ partition: 'aws', region: 'cn-north-1' }, /-c region=cn-north-1: is not a region of aws/],
  [{ certificate: 'mine' }, /-c certificate=mine: must be the ARN of a certificate in ACM/],
  [
    { partition: 'aws', certificate: 'arn:aws:acm:eu-west-1:111111111111:certificate/a' },
    /-c certificate=arn:\S+: is not of us-east-1, where the API is/,
  ],
  [{ staffUrl: 'https://redress.example.org' }, /-c staffUrl=\S+: must be another host than url/],
  [{ clamd: 'clamav' }, /-c clamd=clamav: must be HOST:PORT/],
  [{ couriers: 'fax=https://a.cn' }, /-c couriers=fax=\S+: must be letter=ADDRESS/],
  [{ lockDays: '0' }, /-c lockDays=0: /],
  [{ witnessMail: 'a@b.cn,audit' }, /-c witnessMail=a@b.cn,audit: must be mail addresses, with commas between them/],
  [{ witnessUrl: 'https://w.example' }, /-c witnessUrl=\S+: must be KEY ADDRESS, with commas between them/],
  [{ release: 'slowly' }, /-c release=slowly: /],
  [{ reserved: 'all' }, /-c reserved=all: /],
  [{ account: '123456789012' }, /-c url is missing: a deployment has its own/],
  [
    { account: '123456789012', url: 'https://a.cn', smtp: 's', mailFrom: 'a@a.cn', issuer: 'https://i.cn' },
    /-c ledgerPublic: is missing: the public half/,
  ],
] as const)('says what is wrong with %o', (given, sentence) => {
  expect(() => read(given)).toThrow(sentence)
})

it('says all that is wrong at once, a line each', () => {
  expect(() => read({ account: '12', mode: 'sleep' })).toThrow(/account=12.*\n.*mode=sleep/)
})

it('takes the settings of a file behind those of the command, and knows no others', () => {
  const file = { stage: 'yunfu', mode: 'park', lockDays: 30 }
  expect(readSettings((name) => ({ mode: 'wait' })[name], file)).toMatchObject({
    ...{ stage: 'yunfu', mode: 'wait', lockDays: 30, secret: 'yunfu' },
  })
  expect(() => readSettings(() => undefined, { stge: 'yunfu' })).toThrow('stge: is no setting')
})

it('takes witnesses, each by its key and address', () => {
  const witnessUrl = 'w.example/1+0a1b2c3d+BAbc/+= https://w.example/1, v.example+00000000+BA== http://v.example'
  expect(read({ witnessUrl }).variables).toMatchObject({ REDRESS_WITNESS_URL: witnessUrl })
})

it('gives the doors a scanner where the city has one, and none otherwise', () => {
  expect(read({ clamd: 'clamd.example.org:3310' }).variables).toMatchObject({ REDRESS_CLAMD: 'clamd.example.org:3310' })
  expect(read({}).variables).not.toHaveProperty('REDRESS_CLAMD')
})

it('takes what is right', () => {
  expect(read({ region: 'cn-northwest-1', stage: 'yunfu-trial' })).toMatchObject({
    ...{ region: 'cn-northwest-1', stage: 'yunfu-trial', partition: 'aws-cn', mode: 'wait' },
  })
})
