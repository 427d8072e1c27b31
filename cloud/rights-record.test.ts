import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { keepRights, rightsUsed } from './rights-record.ts'

const folder = mkdtempSync(join(tmpdir(), 'redress-rights-'))
afterEach(() => {
  delete process.env['CLOUD_RIGHTS']
  rmSync(folder, { recursive: true, force: true })
})

const right = (action: string, isUsed: boolean, resource = 'table') => ({
  ...{ policy: 'redress-aws-httpownrole07C2B0CE/httpownroleDefaultPolicyEF6E3B3A', action, resource, isUsed },
})

it('counts a right as used once any world used it on any of its resources', () => {
  const file = join(folder, 'rights.jsonl')
  expect(rightsUsed(file)).toEqual([])
  process.env['CLOUD_RIGHTS'] = file
  keepRights({
    rights: [right('dynamodb:Query', true), right('dynamodb:Query', false, 'index'), right('s3:PutObject', false)],
  })
  keepRights({ rights: [right('dynamodb:Query', false), right('s3:PutObject', false), right('kms:Sign', false)] })
  expect(rightsUsed(file)).toEqual([
    { door: 'httpown', action: 'dynamodb:Query', isUsed: true },
    { door: 'httpown', action: 's3:PutObject', isUsed: false },
    { door: 'httpown', action: 'kms:Sign', isUsed: false },
  ])
})
