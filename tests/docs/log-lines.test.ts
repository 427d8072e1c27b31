import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type LogName, logLines } from '#engine/log/log-lines.ts'
import { jsonLog } from '#hosts/json-log.ts'
import { Fault } from '#law/fault.ts'
import { withLogLines } from '../../scripts/log-lines.ts'
import { filesOf, root } from '../architecture/cruised.ts'

const lines: string[] = []
const log = jsonLog({ now: () => 0 }, (line) => lines.push(line))

test('docs/operate.md lists every line with its fields', () => {
  const page = readFileSync(join(root, 'docs/operate.md'), 'utf8')
  expect(withLogLines(page)).toBe(page)
})

test('each line of the catalogue is written somewhere', () => {
  const sources = filesOf(root).filter(
    (file) => /^(?:core|functions|hosts)\//.test(file) && !/\.test\.tsx?$/.test(file),
  )
  const text = sources.map((file) => readFileSync(join(root, file), 'utf8')).join('\n')
  expect(Object.keys(logLines).filter((name) => !text.includes(`log('${name}'`))).toEqual([])
})

test('a line has the keys of Powertools, and of a fault its code, message and place', () => {
  const error = new Fault('table.shrunk', 'row 7 is gone')
  log('follower.failed', { follower: 'letters', error })
  expect(JSON.parse(lines.at(-1) ?? '')).toEqual({
    level: 'ERROR',
    message: 'follower.failed',
    timestamp: '1970-01-01T00:00:00.000Z',
    service: 'redress',
    follower: 'letters',
    error: { code: 'table.shrunk', name: error.name, message: 'row 7 is gone', stack: error.stack },
  })
})

test('nobody’s address, telephone or number stands in a line, wherever a fault had it', () => {
  const said = '550 <zhang.san@mail.example.cn> 13812345678 440111199001011234 91445300MA4X1Y2W3K zhang%40a.cn'
  log('server.failed', { reference: '01234567', method: 'GET', error: new Error(said) })
  log('http.failed', { reference: '01234567', path: `/my/${said}`, error: said })
  const kept = '550 <[mail]> [telephone] [number] [number] [mail]'
  const [server, http] = lines.slice(-2).map((line) => JSON.parse(line))
  expect(server.error.message).toBe(kept)
  expect(server.error.stack).toContain(kept)
  expect([http.path, http.error]).toEqual([`/my/${kept}`, kept])
})

test('a line that the catalogue lacks does not compile, nor one that lacks a field', () => {
  const made: LogName[] = ['standing']
  // @ts-expect-error: no such line
  made.push('made.up')
  // @ts-expect-error: a fault without its follower
  log('follower.failed', { error: null })
  expect(made).toHaveLength(2)
})
