import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { folder } from '#tests/contract/folder.ts'
import { clearLeftovers } from './public-folder.ts'

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
