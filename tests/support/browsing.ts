import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll } from 'vitest'
import { type Chromium, openChromium } from './doubles/chromium.ts'
import { evidence } from './evidence.ts'
import { freePort, type Started, started } from './started.ts'
import { visitor } from './visitor.ts'

export type Browsing = {
  readonly url: string
  readonly files: Awaited<ReturnType<typeof evidence>>
  /** Somebody new; signed in where a name is given. */
  visit(lang: 'zh' | 'en', as?: string, script?: boolean): ReturnType<typeof visitor>
}

/** Browser, or its lack's reason for the skipped title. */
export const chromium: Chromium = await openChromium()
export const canBrowse = 'browser' in chromium
export const titled = (title: string) => ('missing' in chromium ? `${title} (no browser: ${chromium.missing})` : title)

/** Day on which no limit here meets a holiday. */
const day = '2026-06-02T10:00:00+08:00'
/** The demo's year would come before what was filled in. */
const withoutYear = { REDRESS_DEMO_YEAR: 'off' }

/** Groups of this file that still browse; the last closes the browser. */
let groups = 0

type Options = {
  readonly proxies?: number
  /** Program that fills the store before the start. */
  readonly fill?: URL
}

/** Real program and browser for the calling group. */
export function browsing({ fill, ...options }: Options = {}): () => Browsing {
  let program: Started | undefined
  let files: Browsing['files'] | undefined
  const folders: string[] = []
  groups += 1
  const filledBy = (program: URL): string => {
    const folder = mkdtempSync(join(tmpdir(), 'redress-filled-'))
    folders.push(folder)
    const env = { ...process.env, REDRESS_DATA: folder, REDRESS_NOW: day }
    const { status, stderr } = spawnSync(process.execPath, [fileURLToPath(program)], { env, encoding: 'utf8' })
    if (status !== 0) throw new Error(`the store was not filled: ${stderr}`)
    return folder
  }
  beforeAll(async () => {
    const at = fill && { folder: filledBy(fill), port: await freePort() }
    program = await started({ now: day, ...options, ...(at && { at, env: withoutYear }) })
    if ('browser' in chromium) files = await evidence(chromium.browser)
  })
  afterAll(async () => {
    groups -= 1
    if (groups === 0 && 'browser' in chromium) await chromium.browser.close()
    const code = program ? await program.stop() : 0
    for (const folder of folders) rmSync(folder, { recursive: true })
    if (code !== 0) throw new Error(`the program ended with ${code}: ${program?.log()}`)
  })
  return () => {
    if (!program || !files || !('browser' in chromium)) throw new Error('not started')
    const { url } = program
    const { browser } = chromium
    return {
      url,
      files,
      async visit(lang, as, script = true) {
        const who = await visitor({ browser, url, lang, script })
        if (as) await who.signIn(as)
        return who
      },
    }
  }
}
