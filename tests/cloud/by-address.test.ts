import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')

test('every test that speaks HTTP alone runs against the cloud by its address', () => {
  const speaking = readdirSync(new URL('../http', import.meta.url)).filter(
    (file) => file.endsWith('.test.ts') && read(`../http/${file}`).includes("from './any-site.ts'"),
  )
  const run = [...read('http.long.test.ts').matchAll(/import\('\.\.\/http\/([\w.-]+)'\)/g)].map(([, file]) => file)
  expect(speaking.length).toBeGreaterThan(4)
  expect(run).toEqual(speaking)
})
