import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { folder } from '#tests/contract/folder.ts'
import { durableBatch } from './durable-batch.ts'

let opened: Awaited<ReturnType<typeof folder>>
beforeEach(async () => {
  opened = await folder()
})
afterEach(() => opened.remove())
const at = (path: string) => join(opened.path, path)
const filesIn = () => readdirSync(opened.path, { recursive: true }).map(String).toSorted()

it('keeps the order of what is asked at one time of one file', async () => {
  const files = durableBatch()
  await Promise.all([files.put(at('r/a'), '1'), files.put(at('r/a'), '2'), files.put(at('r/b'), '1')])
  expect(readFileSync(at('r/a'), 'utf8')).toBe('2')
  await Promise.all([
    files.put(at('r/a'), '3'),
    files.remove(at('r/a')),
    files.remove(at('r/b')),
    files.put(at('r/b'), '4'),
  ])
  expect([existsSync(at('r/a')), readFileSync(at('r/b'), 'utf8')]).toEqual([false, '4'])
  expect(filesIn()).toEqual(['r', 'r/b'])
})

it('fails for the file that cannot be written, and for no other', async () => {
  const files = durableBatch()
  mkdirSync(at('r/folder/in it'), { recursive: true })
  const answers = await Promise.allSettled(
    ['r/a', 'r/folder', 'r/b', 'en/new/c'].map((path) => files.put(at(path), path)),
  )
  expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled'])
})

it('goes on after a failure', async () => {
  const files = durableBatch()
  await expect(files.remove(at('nowhere/a'))).rejects.toMatchObject({ code: 'public.notDurable' })
  await files.put(at('r/a'), 'there')
  expect(readFileSync(at('r/a'), 'utf8')).toBe('there')
})
