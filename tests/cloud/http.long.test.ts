import { afterAll, describe, it } from 'vitest'
import { closed, holdSound, opened, unmet } from './opened.ts'

const title = unmet ? `tests of pages, by address (${unmet})` : 'tests of pages, by address'
const cloud = unmet ? undefined : await opened()
if (cloud) process.env['SITE'] = cloud.url

/** Tests that speak HTTP alone. */
const files = {
  deadline: () => import('../http/deadline.test.ts'),
  domains: () => import('../http/domains.test.ts'),
  'law-pages': () => import('../http/law-pages.test.ts'),
  'problem-json': () => import('../http/problem-json.test.ts'),
  'routes-read': () => import('../http/routes-read.test.ts'),
  'text-size': () => import('../http/text-size.test.ts'),
}

describe.runIf(!unmet)(title, () => {
  afterAll(() => closed(cloud))

  for (const [name, read] of Object.entries(files))
    describe(name, async () => {
      await read()
    })

  it('were denied no call, and no function failed', () => {
    if (cloud) holdSound(cloud)
  })
})
