import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { folder } from '#tests/contract/folder.ts'
import { clearLeftovers, liesThere, localPublicFolder } from './public-folder.ts'

it('tells a file that lies as it was written from every other, whatever its length', async () => {
  const { path: data, remove } = await folder()
  const put = localPublicFolder(data, { now: () => Date.UTC(2026, 10, 30) })
  for (const body of ['', '一页', 'x'.repeat(70_000), '页'.repeat(21_800)]) {
    const file = { path: '/r/RECORD', type: 'text/html', publicUntil: '2026-12-31', body } as const
    await put.put(file)
    expect(liesThere(data, file)).toBe(true)
    expect(liesThere(data, { ...file, body: `${body} ` })).toBe(false)
    expect(liesThere(data, { ...file, publicUntil: '2027-01-01' })).toBe(false)
    const at = join(data, 'public/r/RECORD.public')
    const bytes = readFileSync(at)
    bytes[bytes.length - 1] = 0xff
    writeFileSync(at, bytes)
    expect(liesThere(data, file)).toBe(false)
  }
  expect(liesThere(data, { path: '/r/GONE', type: 'text/html', publicUntil: '2026-12-31', body: '' })).toBe(false)
  await remove()
})

it('leaves nothing of what a crash cut off half written', async () => {
  const { path: data, remove } = await folder()
  mkdirSync(join(data, 'public/r'), { recursive: true })
  const part = join(data, 'public/r/RECORD.public.0a1b2c.part')
  const whole = join(data, 'public/r/RECORD.public')
  for (const file of [part, whole]) writeFileSync(file, 'x')
  clearLeftovers(data)
  expect(existsSync(part)).toBe(false)
  expect(existsSync(whole)).toBe(true)
  await remove()
})
