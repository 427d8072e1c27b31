import { describe, expect, it } from 'vitest'
import { anySite } from './any-site.ts'

describe('a reader that asked for JSON', () => {
  it('gets problem+json with a code of the catalogue, in its language', async () => {
    const { ask } = anySite()
    const unknown = await ask({ path: '/en/procedures/nothing', headers: { accept: 'application/json' } })
    expect(unknown.headers['content-type']).toBe('application/problem+json')
    const told = { status: 404, code: 'notFound', title: expect.stringContaining('Not found') }
    expect(JSON.parse(unknown.body)).toMatchObject(told)
    const empty = await ask({ path: '/records?q=', headers: { accept: 'application/problem+json' } })
    expect(JSON.parse(empty.body)).toMatchObject({ status: 422, code: 'malformed' })
  })

  it('gets the page when it is a browser', async () => {
    const page = await anySite().ask({ path: '/procedures/nothing', headers: { accept: 'text/html,application/json' } })
    expect(page.headers['content-type']).toContain('text/html')
  })
})
