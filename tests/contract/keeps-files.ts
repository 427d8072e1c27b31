import { createHash } from 'node:crypto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Clock, FileStore, Scanner, UploadForm } from '#engine/store/ports.ts'
import { samples } from './sample-files.ts'

export type OpenFiles = {
  readonly files: FileStore
  /** Sends as a browser; undefined if the form is refused. */
  upload(form: UploadForm, file: { name: string; bytes: Uint8Array }): Promise<string | undefined>
  close(): Promise<void>
}
export type OpenFilesWith = (options: { clock: Clock; scanner: Scanner | null }) => Promise<OpenFiles>

const start = Date.UTC(2026, 4, 6, 1)
const returnTo = 'http://localhost:8080/objection/evidence?draft=1'

/** Holds FileStores to S3's POST contract, and to no unjudged output. */
export function keepsFiles(open: OpenFilesWith): void {
  let now = start
  let opened: OpenFiles
  let scanner: Scanner | null = null
  const reopen = async (next: Scanner | null) => {
    await opened.close()
    scanner = next
    opened = await open({ clock: { now: () => now }, scanner })
  }
  beforeEach(async () => {
    now = start
    opened = await open({ clock: { now: () => now }, scanner: null })
  })
  afterEach(() => opened.close())

  const send = async (key: string, file: { name?: string; bytes?: Uint8Array }, maxBytes = 1_000_000) => {
    const form = await opened.files.uploadForm({ key, maxBytes, returnTo, now })
    return opened.upload(form, { name: file.name ?? 'a.pdf', bytes: file.bytes ?? samples.pdf })
  }
  const refusedAs = (code: string) => `${returnTo}&upload=${code}`

  it('keeps a file under its key with name, type, size, hash and the time it came', async () => {
    now += 5_000
    expect(await send('e/c1/f1', { name: '判决书（终审）.pdf' })).toBe(`${returnTo}&key=e%2Fc1%2Ff1`)
    const file = {
      key: 'e/c1/f1',
      name: '判决书（终审）.pdf',
      size: samples.pdf.length,
      type: 'application/pdf',
      sha256: createHash('sha256').update(samples.pdf).digest('hex'),
      receivedAt: now,
      state: 'unscanned',
    }
    expect(await opened.files.stat('e/c1/f1')).toEqual(file)
    expect(await opened.files.read('e/c1/f1')).toEqual(Uint8Array.from(samples.pdf))
    expect(await opened.files.stat('e/c1/f2')).toBeUndefined()
    expect(await opened.files.read('e/c1/f2')).toBeUndefined()
  })

  it('lists by prefix and removes', async () => {
    for (const key of ['e/c1/b', 'e/c1/a', 'e/c10/a']) await send(key, {})
    expect((await opened.files.list('e/c1/')).map((f) => f.key)).toEqual(['e/c1/a', 'e/c1/b'])
    expect((await opened.files.list('e/c1')).map((f) => f.key)).toEqual(['e/c1/a', 'e/c1/b', 'e/c10/a'])
    await opened.files.remove('e/c1/a')
    await opened.files.remove('e/c1/a')
    expect((await opened.files.list('e/c1/')).map((f) => f.key)).toEqual(['e/c1/b'])
    expect(await opened.files.read('e/c1/a')).toBeUndefined()
    await send('e/c1/c/d', {})
    expect((await opened.files.list('e/c1/')).map((f) => f.key)).toEqual(['e/c1/b', 'e/c1/c/d'])
  })

  it('clears all below a folder, listed or not, and nothing beside it', async () => {
    for (const key of ['e/c1/a', 'e/c1/c/d', 'e/c10/a']) await send(key, {})
    expect((await opened.files.list('e/c1/c/')).map((f) => f.key)).toEqual(['e/c1/c/d'])
    const made = { name: 'a.pdf', type: 'application/pdf', sha256: 'a'.repeat(64), bytes: samples.pdf, at: now }
    for (const key of ['e/c1/b', 'e/c10/b']) await opened.files.put({ ...made, key, unlisted: true })
    const lying = async () => {
      const keys = ['e/c1/a', 'e/c1/b', 'e/c1/c/d', 'e/c10/a', 'e/c10/b']
      const found = await Promise.all(keys.map((key) => opened.files.stat(key)))
      return keys.filter((_, i) => found[i])
    }
    expect(await lying()).toHaveLength(5)
    for (let time = 0; time < 2; time += 1) {
      await opened.files.clear('e/c1/')
      expect(await lying()).toEqual(['e/c10/a', 'e/c10/b'])
    }
    expect([...(await opened.files.list('e/c1/')), ...(await opened.files.list('e/c1/c/'))]).toEqual([])
  })

  it('turns away a form whose fields were changed', async () => {
    const form = await opened.files.uploadForm({ key: 'e/f', maxBytes: 1000, returnTo, now })
    const wide = Buffer.from(form.fields['policy'] ?? '', 'base64')
      .toString()
      .replace('1000', '9999')
    const changes: Record<string, string>[] = [
      { key: 'e/other' },
      { success_action_redirect: 'https://evil.example/' },
      { policy: Buffer.from(wide).toString('base64') },
      { 'x-amz-signature': '0' },
    ]
    for (const change of changes) {
      const changed = { ...form, fields: { ...form.fields, ...change } }
      expect(await opened.upload(changed, { name: 'a.pdf', bytes: samples.pdf })).toBeUndefined()
    }
    expect(await opened.files.list('')).toEqual([])
  })

  it('sends a late form back', async () => {
    const form = await opened.files.uploadForm({ key: 'e/f', maxBytes: 1000, returnTo, now })
    now += 60 * 60_000
    expect(await opened.upload(form, { name: 'a.pdf', bytes: samples.pdf })).toBe(refusedAs('expired'))
  })

  it('takes a file of exactly the size allowed, refuses one byte more, and none at all', async () => {
    expect(await send('e/fits', {}, samples.pdf.length)).toContain('key=')
    expect(await send('e/large', {}, samples.pdf.length - 1)).toBe(refusedAs('tooLarge'))
    expect(await send('e/empty', { bytes: new Uint8Array() })).toBe(refusedAs('missing'))
    expect((await opened.files.list('')).map((f) => f.key)).toEqual(['e/fits'])
  })

  it('keeps the first file of a key', async () => {
    await send('e/f', {})
    expect(await send('e/f', { bytes: samples.png })).toBe(refusedAs('taken'))
    expect((await opened.files.stat('e/f'))?.type).toBe('application/pdf')
  })

  it.each(Object.entries(samples.accepted))('takes %s by its content', async (type, bytes) => {
    expect(await send('e/f', { name: 'file', bytes })).toContain('key=')
    expect((await opened.files.stat('e/f'))?.type).toBe(type)
  })

  it.each(Object.entries(samples.refused))('refuses %s whatever it is called', async (_name, bytes) => {
    const back = await send('e/f', { name: 'a.pdf', bytes })
    expect([refusedAs('type'), refusedAs('active')]).toContain(back)
    expect(await opened.files.stat('e/f')).toBeUndefined()
  })

  it.each(['../../etc/passwd', '/etc/a.pdf', 'docs\\a.pdf', '..', 'x\u202efdp.exe', 'a\u2066b.pdf'])(
    'refuses the name %j, which leads elsewhere or reads backwards',
    async (name) => {
      expect(await send('e/f', { name })).toBe(refusedAs('name'))
      expect(await opened.files.list('')).toEqual([])
    },
  )

  it('cleans a name of controls and of the folder that old browsers send along', async () => {
    const names = [
      ['C:\\docs\\a.pdf', 'a.pdf'],
      ['证\u200b据.pdf ', '证据.pdf'],
      ['…', '….pdf'],
    ] as const
    for (const [index, [given, kept]] of names.entries()) {
      await send(`e/n${index}`, { name: given })
      expect((await opened.files.stat(`e/n${index}`))?.name).toBe(kept)
    }
  })

  it('opens what a scanner called clean, and never what it called infected', async () => {
    const pdf = Buffer.from(samples.pdf)
    await reopen({ scan: async (bytes) => (pdf.equals(bytes) ? 'clean' : 'infected') })
    expect(await send('e/good', {})).toContain('key=')
    expect(await send('e/bad', { bytes: samples.png })).toBe(refusedAs('infected'))
    expect((await opened.files.stat('e/good'))?.state).toBe('clean')
    expect(await opened.files.read('e/good')).toBeDefined()
    expect((await opened.files.stat('e/bad'))?.state).toBe('infected')
    expect(await opened.files.read('e/bad')).toBeUndefined()
  })

  it('holds what came while the scanner was down, with the time it came', async () => {
    await reopen({ scan: async () => 'unavailable' })
    expect(await send('e/f', {})).toContain('key=')
    expect(await opened.files.stat('e/f')).toMatchObject({ state: 'quarantined', receivedAt: start })
    expect(await opened.files.read('e/f')).toBeUndefined()
  })

  it('copies a file as it stands, once, and what waits for the scanner waits in both places', async () => {
    await send('e/c1/f', { name: '判决书.pdf' })
    await opened.files.copy('e/c1/f', 'e/c2/f')
    const copied = await opened.files.stat('e/c2/f')
    expect(copied).toEqual({ ...(await opened.files.stat('e/c1/f')), key: 'e/c2/f' })
    await send('e/c1/g', { bytes: samples.png })
    await opened.files.copy('e/c1/g', 'e/c2/f')
    await opened.files.copy('e/none', 'e/c2/none')
    await opened.files.remove('e/c1/f')
    expect(await opened.files.read('e/c2/f')).toEqual(Uint8Array.from(samples.pdf))
    expect((await opened.files.list('e/c2/')).map((f) => f.key)).toEqual(['e/c2/f'])
    await expect(opened.files.copy('e/c1/g', '../g')).rejects.toMatchObject({ code: 'files.badKey' })
    let verdict: 'unavailable' | 'clean' = 'unavailable'
    await reopen({ scan: async () => verdict })
    await send('e/w1', {})
    await opened.files.copy('e/w1', 'e/w2')
    expect(await opened.files.read('e/w2')).toBeUndefined()
    verdict = 'clean'
    expect(await opened.files.rescan()).toBe(2)
    expect((await opened.files.stat('e/w2'))?.state).toBe('clean')
  })

  it('signs no form for a key that is none', async () => {
    for (const key of ['', '/a', 'a/', 'a//b', '../a', 'a/../b', 'a.meta', 'a\0'])
      await expect(opened.files.uploadForm({ key, maxBytes: 1, returnTo, now })).rejects.toMatchObject({
        code: 'files.badKey',
      })
    expect(await opened.files.stat('../../etc/passwd')).toBeUndefined()
    expect(await opened.files.read('../../etc/passwd')).toBeUndefined()
    expect(await opened.files.list('../')).toEqual([])
  })
}
