import type { Matched } from './record.ts'

const openBracket = /[〔【[﹝［〖「(（]/g
const closeBracket = /[〕】\]﹞］〗」)）]/g
const dash = /[‐‑‒–—―−－﹣]/g
// Spaces of every width, and characters that print nothing.
const blank = /[\s\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g

const plain = /^[\x21-\x7e]*$/

/** Plain signs without blanks, as codes are read (ADR 14). */
export const narrow = (raw: string): string => (plain.test(raw) ? raw : raw.normalize('NFKC').replace(blank, ''))

const known = new Map<string, string>()

/** Key to match a number or authority; the raw text stays. */
export function matchKey(raw: string): string {
  const before = known.get(raw)
  if (before !== undefined) return before
  const key = madeKey(raw)
  // Rows of a sheet ask for the same few again and again.
  if (known.size > 4000) known.clear()
  if (raw.length < 100) known.set(raw, key)
  return key
}

function madeKey(raw: string): string {
  return narrow(raw).replace(openBracket, '(').replace(closeBracket, ')').replace(dash, '-').toUpperCase()
}

export const matched = (raw: string): Matched => ({ raw, key: matchKey(raw) })

/** Number and authority name one record of a kind (CF_WSH, 双公示). */
export function naturalKey(kind: string, documentNumber: string, authority: string): string {
  return [kind, matchKey(documentNumber), matchKey(authority)].join('|')
}

/** The beginning of a text, never half a character. */
export const beginningOf = (text: string, most: number): string => text.slice(0, most).replace(/[\ud800-\udbff]$/, '')

/** A cell as compared and stored, without outer blanks and our sheets' guard. */
export function cell(raw: string | undefined): string {
  const text = (raw ?? '').trim()
  return text.charCodeAt(0) === 39 && guarded.test(text) ? text.slice(1).trim() : text
}

// What spreadsheets would take for a formula leaves with an apostrophe.
const guarded = /^'[=+\-@\t\r＝＋－＠]/
