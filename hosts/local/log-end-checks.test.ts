import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { administer, change } from '#engine/people/admin-log.ts'
import { seal } from '#engine/proof/seal.ts'
import { makeEngine } from '#functions/http/door/app.ts'
import { folder } from '#tests/contract/folder.ts'
import { redress } from '#tests/support/cli.ts'
import { editBodies } from '#tests/support/edit-bodies.ts'
import { openHost } from './index.ts'

const actor = { id: 'test', role: 'system', unit: null } as const
let place: Awaited<ReturnType<typeof folder>>
beforeEach(async () => {
  place = await folder()
})
afterEach(() => place.remove())

const [data, kept] = [() => join(place.path, 'data'), () => join(place.path, 'kept.db')]
const database = () => join(data(), 'redress.db')

/** Acts so often on a host, and closes it. */
async function act(times: number, at = data(), more: Readonly<Record<string, string>> = {}): Promise<void> {
  const host = await openHost({ REDRESS_DATA: at, ...more })
  try {
    for (let n = 0; n < times; n += 1)
      await administer(makeEngine(host), { actor }, 'test.acted', async () => change({ n }, []))
  } finally {
    await host.close()
  }
}

/** What a disk leaves that lost what came after `kept`. */
function fallBack(): void {
  for (const rest of ['-wal', '-shm']) rmSync(`${database()}${rest}`, { force: true })
  cpSync(kept(), database())
}

const doctorSays = () => JSON.parse(redress(data(), ['doctor', '--json']).stdout).findings
const audited = () => redress(data(), ['audit'])

it('agrees with itself after each commit, also where the process never closed it', async () => {
  await act(2)
  await act(1)
  expect(doctorSays()).toContainEqual(expect.objectContaining({ code: 'logEnd', level: 'ok' }))
  expect(audited().stdout).not.toContain('log-end')
  expect(readFileSync(join(data(), 'log-end.txt'), 'utf8')).toMatch(/^0{15}3 [0-9a-f]{64} [0-9a-f]{16}\n$/)
})

it('names a database that lost its newest acknowledged rows, at start, by audit and doctor, until a restore', async () => {
  await act(1)
  cpSync(database(), kept())
  await act(2)
  fallBack()
  await expect(act(1)).rejects.toThrow(/只有 1 行.*3 行.*1 rows where 3 were noted/s)
  expect(doctorSays()).toContainEqual(
    expect.objectContaining({
      code: 'logEnd',
      level: 'error',
      what: expect.objectContaining({ en: expect.any(String) }),
    }),
  )
  expect(audited()).toMatchObject({ status: 1, stdout: expect.stringMatching(/已确认的最新几行不在了: 1 \/ 3/) })
  const [copy, again] = [join(place.path, 'copy'), join(place.path, 'again')]
  expect(redress(data(), ['backup', copy]).status).toBe(0)
  expect(redress(again, ['restore', copy]).status).toBe(0)
  expect(existsSync(join(again, 'log-end.txt'))).toBe(false)
  await act(1, again)
})

it('names a database that took another course, though it is as long', async () => {
  await act(1)
  cpSync(database(), kept())
  await act(2)
  const ours = readFileSync(join(data(), 'log-end.txt'))
  fallBack()
  rmSync(join(data(), 'log-end.txt'))
  await act(2)
  writeFileSync(join(data(), 'log-end.txt'), ours)
  await expect(act(1)).rejects.toThrow(/replaced by another/)
  expect(audited().stdout).toMatch(/数据库被换成了另一份/)
})

/** A store that fell back together with its note, behind the witness's newest checkpoint. */
async function fallenBack() {
  const outside = { REDRESS_WITNESS: join(place.path, 'outside') }
  mkdirSync(outside.REDRESS_WITNESS)
  const sealed = async (hour: number) => {
    const host = await openHost({ REDRESS_DATA: data(), ...outside })
    const { checkpoint } = await seal(host)
    await host.close()
    writeFileSync(join(outside.REDRESS_WITNESS, `checkpoint-2026-11-20T${hour}.txt`), checkpoint ?? '')
  }
  await act(1)
  await sealed(10)
  await act(1, data(), outside)
  cpSync(database(), kept())
  const then = readFileSync(join(data(), 'log-end.txt'))
  await act(1, data(), outside)
  await sealed(11)
  fallBack()
  writeFileSync(join(data(), 'log-end.txt'), then)
  return outside
}

const doctorOf = (outside: Readonly<Record<string, string>>, at = data()) => {
  const { findings } = JSON.parse(redress(at, ['doctor', '--json'], outside).stdout)
  return (code: string) => findings.find((one: { readonly code: string }) => one.code === code)
}

it('is not silenced by a head of another name or epoch, nor by an older checkpoint under a later name', async () => {
  const outside = await fallenBack()
  const honest = readFileSync(database())
  for (const more of [{ ledger: 'redress/445300/00000000' }, { epoch: { number: 9 } }]) {
    const db = new DatabaseSync(database())
    editBodies(db, 'items', `pk = 'ledger#head'`, (text) => JSON.stringify({ ...JSON.parse(text), ...more }))
    db.close()
    await expect(act(1, data(), outside)).rejects.toThrow(/checkpoint-2026-11-20T11\.txt.*rows are gone/s)
    writeFileSync(database(), honest)
  }
  const [first, planted] = ['checkpoint-2026-11-20T10.txt', 'checkpoint-2099-01-01T00.txt']
  cpSync(join(outside.REDRESS_WITNESS, first), join(outside.REDRESS_WITNESS, planted))
  await expect(act(1, data(), outside)).rejects.toThrow(/checkpoint-2026-11-20T11\.txt.*rows are gone/s)
  expect(redress(data(), ['audit'], outside).stdout).toMatch(/checkpoint-2026-11-20T11\.txt/)
  const said = doctorOf(outside)
  expect(said('logEnd')).toMatchObject({ level: 'error' })
  expect(said('witness')).toMatchObject({ level: 'error', what: { en: expect.stringContaining(planted) } })
  rmSync(join(outside.REDRESS_WITNESS, planted))
  expect(doctorOf(outside)('witness').what.en).toMatch(/does not have them: checkpoint-2026-11-20T11\.txt/)
})

it('starts after a restore of fewer rows than the witness has seen, and says so until the next checkpoint', async () => {
  const outside = await fallenBack()
  const [copy, again] = [join(place.path, 'copy'), join(place.path, 'again')]
  expect(redress(data(), ['backup', copy, '--with-keys']).status).toBe(0)
  expect(redress(again, ['restore', copy], outside).status).toBe(0)
  await act(1, again, outside)
  expect(doctorOf(outside, again)('logEnd')).toMatchObject({
    level: 'warning',
    what: { en: expect.stringMatching(/fewer rows/) },
  })
  expect(redress(again, ['audit'], outside).stdout).toMatch(/checkpoint-2026-11-20T11\.txt/)
})

it('names by the witness’s newest checkpoint a database that fell back together with its note', async () => {
  const outside = await fallenBack()
  // Junk that sorts last hides nothing.
  writeFileSync(join(outside.REDRESS_WITNESS, 'checkpoint-9999-12-31T23.txt'), 'planted')
  await expect(act(1, data(), outside)).rejects.toThrow(/checkpoint-2026-11-20T11\.txt.*rows are gone/s)
  const { findings } = JSON.parse(redress(data(), ['doctor', '--json'], outside).stdout)
  expect(findings).toContainEqual(expect.objectContaining({ code: 'logEnd', level: 'error' }))
  await act(1)
})

it('names a note that cannot be read, and starts all the same', async () => {
  await act(1)
  const path = join(data(), 'log-end.txt')
  const bytes = readFileSync(path)
  bytes[15] = (bytes[15] ?? 0) ^ 1
  writeFileSync(path, bytes)
  expect(doctorSays()).toContainEqual(expect.objectContaining({ code: 'logEnd', level: 'error' }))
  expect(audited().stdout).toMatch(/log-end\.txt 不合其格式/)
  await act(1)
  expect(audited().stdout).not.toContain('log-end')
})

it('warns where the note is gone, and where the witness lacks what was signed', async () => {
  const outside = { REDRESS_WITNESS: join(place.path, 'outside') }
  mkdirSync(outside.REDRESS_WITNESS)
  await act(1)
  const levels = () => {
    const { findings } = JSON.parse(redress(data(), ['doctor', '--json'], outside).stdout)
    const of = (code: string) => findings.find((one: { readonly code: string }) => one.code === code)?.level
    return [of('logEnd'), of('witness')]
  }
  expect(levels()).toEqual(['ok', 'ok'])
  const host = await openHost({ REDRESS_DATA: data() })
  const { checkpoint } = await seal(host)
  await host.close()
  expect(levels()).toEqual(['ok', 'warning'])
  const hour = new Date().toISOString().slice(0, 13)
  writeFileSync(join(outside.REDRESS_WITNESS, `checkpoint-${hour}.txt`), checkpoint ?? '')
  rmSync(join(data(), 'log-end.txt'))
  expect(levels()).toEqual(['warning', 'ok'])
})
