import { hash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { open } from '#engine/begin/commit.ts'
import { newId } from '#engine/store/id.ts'
import { localPublicFolder } from '#hosts/local/store/public-folder.ts'
import { addDays, startOfDay } from '#law/day.ts'
import { type Site, site } from '#tests/http/site.ts'
import { smallProcedure } from '#tests/support/doubles/small-procedure.ts'
import type { Procedure } from '#workflows/contract/procedure.ts'
import { send, shownAt, wholeFolder } from './register.ts'

const until = '2026-10-14'
const text = '本平台曾误将〖张三经营的〗记录公示，现予更正。经办人证件 44530219900307001X，电话 13800138000。'

const announcing: Procedure = {
  ...smallProcedure,
  results: {
    ...smallProcedure.results,
    announces: (action) => (action === 'end' ? [{ kind: 'restoring', text, unit: 'FGW', publicUntil: until }] : []),
  },
}

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

const hosts = {
  memory: () => site({ now: '2026-09-14', procedures: { small: announcing } }),
  local: () => {
    const folder = mkdtempSync(join(tmpdir(), 'redress-notices-'))
    folders.push(folder)
    const host = ({ clock }: { clock: { now(): number } }) => ({ publicFolder: localPublicFolder(folder, clock) })
    return site({ now: '2026-09-14', procedures: { small: announcing }, host })
  },
} as const

/** Case that puts up a notice, and its files' paths. */
async function putUp(here: Site): Promise<{ readonly id: string; readonly files: readonly string[] }> {
  const id = newId(here.engine.crypto)
  const actor = { id: 'applicant', role: 'applicant', unit: null } as const
  const opening = { id, procedure: 'small', actor, data: {}, recordId: null, subject: 'x' }
  await open(here.engine, opening)
  await here.settle()
  await send(here, id, 'clerk.decided', { id: 'hj-1', role: 'officer', unit: 'HJ' }, {})
  const files = [...(await wholeFolder(here)).keys()].filter((path) => path.includes('/n/'))
  return { id: files.find((path) => path.endsWith('.json'))?.slice('/n/'.length, -'.json'.length) ?? '', files }
}

describe.each(['memory', 'local'] as const)('on the %s folder', (host) => {
  test('a notice goes up with the step that decides it, in both languages and as JSON, without personal numbers', async () => {
    const here = hosts[host]()
    const { id, files } = await putUp(here)
    expect(files).toEqual([`/en/n/${id}`, `/n/${id}`, `/n/${id}.json`])
    for (const path of files) {
      const body = (await shownAt(here, path)) ?? ''
      expect(body).toContain('现予更正')
      expect(body).not.toMatch(/44530219900307001X|13800138000|张三|〖/)
      expect(body).toContain('曾误将█████记录公示')
    }
    expect(await shownAt(here, `/n/${id}`)).toContain('由办理单位在公开之前遮盖')
    expect(await shownAt(here, `/en/n/${id}`)).toContain('The unit redacted each part marked')
    const json = JSON.parse((await shownAt(here, `/n/${id}.json`)) ?? '')
    expect(Object.keys(json).toSorted()).toEqual(['id', 'kind', 'on', 'publicUntil', 'text', 'unit'])
    for (const path of ['/notices', '/en/notices']) expect((await here.ask({ path })).body).toContain(`/n/${id}"`)
  })

  test('nothing of it is served after its last day with every job stopped, and nothing is kept once they run', async () => {
    const here = hosts[host]()
    const { id, files } = await putUp(here)
    here.host.clock.set(startOfDay(addDays(until, 1)) - 1)
    for (const path of files) expect(await shownAt(here, path)).toBeDefined()
    for (const days of [1, 2, 3]) {
      here.host.clock.set(startOfDay(addDays(until, days)))
      for (const path of files) expect(await shownAt(here, path)).toBeUndefined()
      expect((await here.ask({ path: '/notices' })).body).not.toContain(id)
    }
    await here.settle()
    const left = [...(await wholeFolder(here)).keys()]
    expect(left.filter((path) => path.includes('/n/'))).toEqual([])
  })

  test('the public feed tells its opaque id, when it went up and when it ended, and nothing else', async () => {
    const here = hosts[host]()
    const { id } = await putUp(here)
    here.host.clock.set(startOfDay(addDays(until, 1)))
    await here.settle()
    const paths = await here.engine.publicFolder.list('/feed/')
    const lines = (await Promise.all(paths.map((path) => shownAt(here, path)))).flatMap((body): object[] =>
      body ? JSON.parse(body) : [],
    )
    expect(lines.map((line) => ({ ...line, at: 0 }))).toEqual([
      { id: hash('sha256', id), change: 'ended', of: 'notice', at: 0 },
    ])
    const { body } = await here.ask({ path: '/feed.atom' })
    expect(body).toContain(hash('sha256', id))
    expect([(await here.ask({ path: `/n/${id}` })).status, body.includes(id)]).toEqual([404, false])
  })
})
