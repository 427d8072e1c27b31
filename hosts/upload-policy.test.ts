import { expect, it } from 'vitest'
import { memoryCrypto } from './memory/crypto.ts'
import { checkPolicy, uploadFields } from './upload-policy.ts'

const request = { key: 'case/1/f', maxBytes: 100, returnTo: 'http://localhost/my', now: 0 }

it('takes a form made under the key before the newest, and none made earlier', () => {
  const fields = uploadFields(request, memoryCrypto().keyed)
  const kinds = [0, 1, 2].map((renewed) => checkPolicy(fields, memoryCrypto('redress', renewed), 1).kind)
  expect(kinds).toEqual(['allowed', 'allowed', 'forged'])
})
