import { expect } from 'vitest'
import type { Answer } from './site.ts'

/** Holds that an answer has the headers of the site, and nothing of others. */
export function holdSite(answer: Answer, { kept = 'no-store', own = /^http:\/\/localhost:8080\// } = {}): void {
  expect(answer.status).toBeLessThan(500)
  expect(answer.headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'x-frame-options': 'DENY',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'strict-transport-security': 'max-age=31536000; includeSubDomains',
    'cache-control': kept,
  })
  expect(strangeIn(answer.headers['content-security-policy'] ?? '', own)).toEqual([])
  expect(strangeOn(answer, own)).toEqual([])
}

/** Sources and keywords that a strict policy has no use for. */
const strangeIn = (policy: string, own: RegExp) =>
  policy
    .split(/[;\s]+/)
    .filter((word) => (/unsafe|\*|^https?:|blob:|nonce|sha\d/.test(word) && !own.test(word)) || policy === '')
    .concat(policy.includes("default-src 'none'") ? [] : ['no default'])

/** Inline code or style, and parts of other origins. */
function strangeOn({ body, headers }: Answer, own: RegExp): readonly string[] {
  if (!headers['content-type']?.startsWith('text/html')) return []
  const inline = body.match(/<script(?![^>]*\ssrc=)[^>]*>|<style[\s>]|\sstyle="|\son[a-z]+="|javascript:/gi) ?? []
  // Readers follow law links; the page does not load them.
  const linked = body.replaceAll(/<a (?:[^>]*\s)?href="https?:\/\/[a-z.]+\.gov\.cn\/[^"]*"/g, '')
  const others = [...linked.matchAll(/(?:src|href|action)="((?:https?:)?\/\/[^"]*)"/g)].flatMap(([, url = '']) =>
    own.test(url) ? [] : [url],
  )
  return [...inline, ...others]
}
