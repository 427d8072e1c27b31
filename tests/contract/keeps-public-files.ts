import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Clock, PublicFolder } from '#engine/store/ports.ts'
import { endOfDay, startOfDay } from '#law/day.ts'

export type OpenFolder = { readonly folder: PublicFolder; close(): Promise<void> }

/** Holds every PublicFolder to the same, on the suite's clock. */
export function keepsPublicFiles(open: (clock: Clock) => Promise<OpenFolder>): void {
  let now = startOfDay('2026-05-06')
  let opened: OpenFolder
  beforeEach(async () => {
    now = startOfDay('2026-05-06')
    opened = await open({ now: () => now })
  })
  afterEach(() => opened.close())
  const page = (path: string, publicUntil = '2026-05-08') => ({
    path,
    type: 'text/html; charset=utf-8',
    body: '<p>信用记录</p>\n第二行\n',
    publicUntil,
  })

  it('gives back what was put, byte for byte, and the newer in place of the older', async () => {
    const { folder } = opened
    expect(await folder.get('/r/a')).toBeUndefined()
    await folder.put(page('/r/a'))
    expect(await folder.get('/r/a')).toEqual(page('/r/a'))
    const newer = { ...page('/r/a', '2026-06-01'), body: '' }
    await folder.put(newer)
    expect(await folder.get('/r/a')).toEqual(newer)
  })

  it('gives a file out to the last moment of its last day in Shanghai, and not after', async () => {
    const { folder } = opened
    await folder.put(page('/r/a'))
    now = endOfDay('2026-05-08') - 1
    expect(await folder.get('/r/a')).toBeDefined()
    now = endOfDay('2026-05-08')
    expect(await folder.get('/r/a')).toBeUndefined()
    expect(await folder.list('/r/')).toEqual(['/r/a'])
  })

  it('forgets what was removed, and bears a second removal', async () => {
    const { folder } = opened
    await folder.put(page('/r/a'))
    await folder.remove('/r/a')
    await folder.remove('/r/a')
    expect(await folder.get('/r/a')).toBeUndefined()
    expect(await folder.list('/')).toEqual([])
  })

  it('lists by prefix, in order, a page and the pages below it alike', async () => {
    const { folder } = opened
    for (const path of ['/r/b', '/r/a', '/r/a/history.json', '/en/r/a', '/feed/2026-05.json'])
      await folder.put(page(path))
    expect(await folder.list('/r/a')).toEqual(['/r/a', '/r/a/history.json'])
    expect(await folder.list('/')).toEqual(['/en/r/a', '/feed/2026-05.json', '/r/a', '/r/a/history.json', '/r/b'])
    expect(await folder.list('/x')).toEqual([])
  })

  it('refuses a path that leads out, and finds nothing there', async () => {
    const { folder } = opened
    for (const path of ['/../a', '/r/../../a', 'r/a', '/r/', '/r//a', '/r/.a', '/r/a\0b', '/r\\a', '/r/%2e%2e', '']) {
      await expect(folder.put(page(path))).rejects.toMatchObject({ code: 'public.badPath' })
      expect(await folder.get(path)).toBeUndefined()
      await folder.remove(path)
    }
  })
}
