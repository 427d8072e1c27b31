import { afterAll, beforeAll } from 'vitest'
import { type Chromium, openChromium } from './doubles/chromium.ts'
import { evidence } from './evidence.ts'
import { type Started, started } from './started.ts'
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

/** Real program and browser for the calling group. */
export function browsing(options: { readonly proxies?: number } = {}): () => Browsing {
  let program: Started | undefined
  let files: Browsing['files'] | undefined
  beforeAll(async () => {
    program = await started({ now: day, ...options })
    if ('browser' in chromium) files = await evidence(chromium.browser)
  })
  afterAll(async () => {
    if ('browser' in chromium) await chromium.browser.close()
    const code = program ? await program.stop() : 0
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
