import { hash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { addRecord, changeRecord } from '#engine/register/register.ts'
import { newId } from '#engine/store/id.ts'
import type { PublicFile } from '#engine/store/ports.ts'
import { publishRecord } from '#functions/stream/publish.ts'
import { localPublicFolder } from '#hosts/local/store/public-folder.ts'
import { addDays, startOfDay } from '#law/day.ts'
import { publicView } from '#records/publicity/masking.ts'
import type { RecordFile } from '#records/record.ts'
import { type Site, site } from '#tests/http/site.ts'
import { sampleRecord } from '#tests/support/run-example.ts'
import {
  answerItem,
  decide,
  enter,
  filesOf,
  intake,
  objectTo,
  recordNow,
  refuse,
  searches,
  send,
  shownAt,
  traces,
  wholeFolder,
  withdraw,
} from './register.ts'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** Memory folder and real files, under one clock. */
const hosts = {
  memory: () => ({ open: site({ now: '2026-09-14' }), onDisk: () => '' }),
  local: () => {
    const folder = mkdtempSync(join(tmpdir(), 'redress-public-'))
    folders.push(folder)
    const open = site({ now: '2026-09-14', host: ({ clock }) => ({ publicFolder: localPublicFolder(folder, clock) }) })
    return { open, onDisk: () => allBytes(folder) }
  },
}

function allBytes(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.name}\n${readFileSync(join(entry.parentPath, entry.name), 'utf8')}`)
    .join('\n')
}

type Ending = (open: Site, record: RecordFile) => Promise<void>
const answered =
  (code: string, ground = 'E2', field: string | null = 'CF_NR_FK', value: string | null = null): Ending =>
  async (open, record) =>
    decide(open, await objectTo(open, record, ground, field), code, value)

const endings: Readonly<Record<string, Ending>> = {
  'answered 03': answered('03'),
  'answered 04': answered('04', 'E4'),
  'answered 08': answered('08', 'E6', null),
  'E1 upheld as 01': answered('01', 'E1', 'CF_XDR_MC', '另一公司'),
  'E1 upheld as a whole': answered('01', 'E1', null),
  'E5 upheld as 02': answered('02', 'E5', 'CF_SY', '另一事由'),
  'E11 upheld as 01': answered('01', 'E11', null),
  'corrected first, then answered 03': async (open, record) => {
    await answered('01', 'E2', 'CF_NR_FK', '0.55')(open, record)
    await answered('03')(open, record)
  },
  'answered 03 with a sibling open': async (open, record) => {
    const sibling = await objectTo(open, record, 'E3', null)
    await answered('03')(open, record)
    const after = await recordNow(open, record.id)
    expect(after.overlays.disputedBy).not.toContain(sibling)
  },
  expired: async (open) => {
    open.host.clock.set(startOfDay('2029-07-02'))
    await open.settle()
  },
  'withdrawn at source': async (open, record) => {
    const change = { kind: 'ended', caseId: 'decision', reason: 'withdrawnAtSource', on: '2026-09-14' } as const
    await changeRecord(open.engine, record.id, change, { id: 'hj-head', role: 'head', unit: 'HJ' })
    await open.settle()
  },
}

describe.each(Object.keys(hosts).filter((name) => name in hosts) as (keyof typeof hosts)[])(
  'on the %s folder',
  (host) => {
    test.each(Object.entries(endings))('nothing is left of a record %s', async (_name, end) => {
      const { open, onDisk } = hosts[host]()
      const record = await enter(open)
      for (const path of filesOf(record.id)) expect(await shownAt(open, path)).toContain(record.subject.name)
      await end(open, record)
      const files = await wholeFolder(open)
      const bytes = [...files].flat().join('\n') + onDisk()
      expect(traces(record).filter((trace) => bytes.includes(trace))).toEqual([])
      expect([...files.keys()].filter((path) => !path.startsWith('/feed/'))).toEqual([])
      expect((await changesOf(open, record.id)).at(-1)).toBe('ended')
      expect(bytes).not.toContain(record.id)
    })

    test('a record is served to the end of its last day, and not a moment after, with every job stopped', async () => {
      const { open } = hosts[host]()
      const record = await enter(open)
      const last = publicView(record, '2026-09-14')?.publicUntil ?? ''
      open.host.clock.set(startOfDay(addDays(last, 1)) - 1)
      for (const path of filesOf(record.id)) expect(await shownAt(open, path)).toContain(record.subject.name)
      for (const days of [1, 2, 3]) {
        open.host.clock.set(startOfDay(addDays(last, days)))
        for (const path of filesOf(record.id)) expect(await shownAt(open, path)).toBeUndefined()
        for (const { body } of await searches(open, traces(record))) expect(body).not.toContain(record.authority.raw)
      }
    })

    test('the mark appears with the submission, and goes with the last open objection', async () => {
      const { open } = hosts[host]()
      const record = await enter(open)
      const isMarked = async () =>
        JSON.parse((await shownAt(open, `/r/${record.id}.json`)) ?? '{}').disputed as boolean | undefined
      expect(await isMarked()).toBe(false)
      const plain = await shownAt(open, `/r/${record.id}`)
      const first = await objectTo(open, record)
      expect(await isMarked()).toBe(true)
      expect(await shownAt(open, `/r/${record.id}`)).not.toBe(plain)
      const second = await objectTo(open, record, 'E3', null)
      await withdraw(open, first)
      expect(await isMarked()).toBe(true)
      await refuse(open, second)
      expect(await isMarked()).toBe(false)
      expect(await shownAt(open, `/r/${record.id}`)).toBe(plain)
    })

    test('an answered entry loses its mark while the rest goes on, one to be corrected with the correction (ADR 12)', async () => {
      const { open } = hosts[host]()
      const record = await enter(open)
      const marked = async () => {
        const { disputed, disputedColumns } = JSON.parse((await shownAt(open, `/r/${record.id}.json`)) ?? '{}')
        const page = (await shownAt(open, `/r/${record.id}`)) ?? ''
        return [disputed, ...disputedColumns, page.split('class="chip warn"').length - 1]
      }
      const id = await objectTo(open, record, 'E2', ['CF_CFLB', 'CF_NR_FK', 'CF_SY'])
      expect(await marked()).toEqual([true, 'CF_SY', 'CF_CFLB', 'CF_NR_FK', 4])
      await send(open, id, 'intake.forwarded', intake, { unit: 'HJ', reason: '' })
      await answerItem(open, id, '1', '05')
      expect(await marked()).toEqual([true, 'CF_SY', 'CF_NR_FK', 3])
      await answerItem(open, id, '2', '01', '0.55')
      expect(await marked()).toEqual([true, 'CF_SY', 'CF_NR_FK', 3])
      // An answered entry may be disputed anew while the rest goes on.
      const second = await objectTo(open, record, 'E3', ['CF_CFLB'])
      await answerItem(open, id, '3', '05')
      expect(await marked()).toEqual([true, 'CF_CFLB', 2])
      await withdraw(open, second)
      expect(await marked()).toEqual([false, 0])
    })

    test('a correction answered 01 or 02 is told while the record is public', async () => {
      const { open } = hosts[host]()
      const record = await enter(open)
      await answered('01', 'E2', 'CF_NR_FK', '0.55')(open, record)
      expect(historyIn(await shownAt(open, `/r/${record.id}.json`))).toEqual([
        { answer: '01', changes: [{ column: 'CF_NR_FK', from: '5.5', to: '0.55' }] },
      ])
      await answered('02', 'E3', 'CF_YJ', '《条例》第一条')(open, record)
      expect(historyIn(await shownAt(open, `/r/${record.id}.json`)).map(({ answer }) => answer)).toEqual(['01', '02'])
      await answered('05', 'E2')(open, record)
      expect(historyIn(await shownAt(open, `/r/${record.id}.json`))).toHaveLength(2)
    })

    test('a changed decision (E8) shows its new text and nothing of the old', async () => {
      const { open, onDisk } = hosts[host]()
      const record = await enter(open)
      await answered('01', 'E2', 'CF_NR_FK', '4.44')(open, record)
      await answered('01', 'E8', 'CF_SY', '变更后的事由')(open, record)
      const files = await wholeFolder(open)
      const bytes = [...files.values()].join('\n') + onDisk()
      expect(bytes).toContain('变更后的事由')
      expect(bytes).not.toContain('未按规定覆盖')
      expect(bytes).not.toContain('5.5')
      expect(historyIn(files.get(`/r/${record.id}.json`))).toEqual([])
    })

    test('a person’s record is never public', async () => {
      const { open, onDisk } = hosts[host]()
      const subject = { kind: 'person', key: 'a'.repeat(64), name: '欧阳不公示', code: null } as const
      const record = await enter(open, { subject })
      await decide(open, await objectTo(open, record), '01', '0.55')
      expect([...(await wholeFolder(open)).keys()]).toEqual([])
      expect(onDisk()).toBe('')
      for (const { body } of await searches(open, [record.documentNumber.raw, record.subject.key, '欧阳不公示']))
        expect(body.replaceAll('value="欧阳不公示"', '')).not.toContain('欧阳')
    })

    test('the public feed holds opaque ids, what happened and when, and nothing else', async () => {
      const { open } = hosts[host]()
      const record = await enter(open)
      await answered('01', 'E2', 'CF_NR_FK', '0.55')(open, record)
      await answered('03')(open, record)
      const rows = await feed(open)
      expect(rows.length).toBeGreaterThan(1)
      for (const row of rows) {
        expect(Object.keys(row).toSorted()).toEqual(['at', 'change', 'id'])
        expect(row.id).toBe(hash('sha256', record.id))
        expect(['changed', 'ended']).toContain(row.change)
      }
      expect(rows.at(-1)?.change).toBe('ended')
    })

    test('publishing again changes nothing, and the end is told once', async () => {
      const { open } = hosts[host]()
      const record = await enter(open)
      await answered('03')(open, record)
      const before = await wholeFolder(open)
      for (let again = 0; again < 3; again += 1) await open.publish(record.id)
      expect(await wholeFolder(open)).toEqual(before)
      expect((await changesOf(open, record.id)).filter((change) => change === 'ended')).toHaveLength(1)
    })
  },
)

test('published again as it stands, nothing is drawn or written; where the last file is amiss, all are', async () => {
  const open = site({ now: '2026-09-14' })
  const record = await enter(open)
  const written: string[] = []
  const { publicFolder } = open.engine
  const put: typeof publicFolder.put = async (file) => {
    written.push(file.path)
    await publicFolder.put(file)
  }
  const { city, ...others } = open.engine.deployment
  let drawn = 0
  const deployment = {
    ...others,
    get city() {
      drawn += 1
      return city
    },
  }
  const again = (anew?: 'anew') =>
    publishRecord({ ...open.engine, deployment, publicFolder: { ...publicFolder, put } }, record.id, anew)
  await again()
  expect([drawn, written]).toEqual([0, []])
  const page = await publicFolder.get(`/r/${record.id}`)
  if (page) await publicFolder.put({ ...page, body: 'older' })
  await publicFolder.remove(`/r/${record.id}.json`)
  await again()
  expect(written).toEqual([`/r/${record.id}`, `/en/r/${record.id}`, `/r/${record.id}.json`])
  expect(drawn).toBe(2)
  expect(await publicFolder.get(`/r/${record.id}`)).toEqual(page)
  // Another edition changes pages alone: the last file says the same.
  if (page) await publicFolder.put({ ...page, body: 'older' })
  written.length = 0
  await again('anew')
  expect(written).toHaveLength(3)
  expect(await publicFolder.get(`/r/${record.id}`)).toEqual(page)
})

test('search answers for an ended, expired or personal record as for one that never was', async () => {
  const with_ = site({ now: '2026-09-14' })
  const without = site({ now: '2026-09-14' })
  const ended = await enter(with_)
  await answered('03')(with_, ended)
  const person = { kind: 'person', key: 'a'.repeat(64), name: '欧阳不公示', code: null } as const
  await enter(with_, { subject: person })
  const texts = [...traces(sampleRecord), '欧阳不公示', 'a'.repeat(64), ended.id]
  const found = await searches(with_, texts)
  expect(found).toEqual(await searches(without, texts))
  const unknown = await searches(
    without,
    texts.map((text) => '无'.repeat(text.length)),
  )
  expect(found.map(({ status }) => status)).toEqual(unknown.map(({ status }) => status))
})

test('a public record is found by its code and its number, brackets and widths aside, and by its whole name', async () => {
  const open = site({ now: '2026-09-14' })
  const record = await enter(open)
  const link = `/r/${record.id}"`
  const finds = async (text: string) => (await searches(open, [text])).map(({ body }) => body.includes(link))
  for (const text of [
    record.subject.code ?? '',
    record.subject.name,
    '91445300ma62560110',
    '测环罚（2026）1号',
    '测环罚[2026]1号',
  ])
    expect([text, ...(await finds(text))]).toEqual([text, true, true])
  for (const text of [
    record.subject.name.slice(0, -1),
    '测环罚',
    '2026',
    '%',
    '*',
    record.subject.key.slice(0, 17),
    'record#',
  ])
    expect([text, ...(await finds(text))]).toEqual([text, false, false])
})

type Row = { readonly id: string; readonly change: string; readonly at: number }

async function feed(open: Site): Promise<readonly Row[]> {
  const paths = await open.engine.publicFolder.list('/feed/')
  const bodies = await Promise.all(paths.map((path) => shownAt(open, path)))
  return bodies.flatMap((body): Row[] => (body ? JSON.parse(body) : []))
}

const changesOf = async (open: Site, id: string) =>
  (await feed(open)).filter((row) => [id, hash('sha256', id)].includes(row.id)).map(({ change }) => change)

function historyIn(body: string | undefined): readonly { answer: string; changes: unknown }[] {
  const { history }: { history: readonly { answer: string; changes: unknown }[] } = JSON.parse(body ?? '{"history":[]}')
  return history.map(({ answer, changes }) => ({ answer, changes }))
}

test('broken off at any file, a publication is whole after its repeat', async () => {
  const open = site({ now: '2026-09-14' })
  const { publicFolder } = open.engine
  for (const at of [0, 1, 2]) {
    const record = { ...sampleRecord, id: newId(open.engine.crypto) }
    await addRecord(open.engine, record, { id: 'import', role: 'system', unit: null })
    let put = 0
    const broken: typeof publicFolder = {
      ...publicFolder,
      async put(file) {
        put += 1
        if (put > at) throw new Error('killed')
        await publicFolder.put(file)
      },
    }
    await expect(publishRecord({ ...open.engine, publicFolder: broken }, record.id)).rejects.toThrow('killed')
    await publishRecord(open.engine, record.id)
    const paths = [`/r/${record.id}`, `/en/r/${record.id}`, `/r/${record.id}.json`]
    const lying = await Promise.all(paths.map(publicFolder.get))
    expect(lying.map((file) => file?.path)).toEqual(paths)
  }
})

test('a correction takes off its mark, and each file is written once until the answer is served', async () => {
  const open = site({ now: '2026-09-14' })
  const record = await enter(open)
  const { publicFolder } = open.engine
  const id = await objectTo(open, record)
  const before = (await recordNow(open, record.id)).seq
  const written: string[] = []
  const put = publicFolder.put
  Object.assign(publicFolder, {
    put: (file: PublicFile) => {
      written.push(file.path)
      return put(file)
    },
  })
  await decide(open, id, '01', '0.55')
  const { seq, overlays } = await recordNow(open, record.id)
  expect([seq - before, overlays.disputedBy]).toEqual([2, []])
  expect(written.filter((path) => path.includes(record.id)).toSorted()).toEqual([
    `/en/r/${record.id}`,
    `/r/${record.id}`,
    `/r/${record.id}.json`,
  ])
})
