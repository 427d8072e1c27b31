import type { SettingGroup, SettingValue } from '#engine/people/setting-kind.ts'
import type { Deployment } from '#engine/store/host.ts'
import { type Bilingual, inBoth, two } from '#law/bilingual.ts'

/** Form of a value: one of few, a whole number, a line. */
export type SettingShape =
  | { readonly kind: 'choice'; readonly of: readonly Choice[]; readonly none: Bilingual | null }
  | { readonly kind: 'whole'; readonly least: number; readonly most: number; readonly unit: Bilingual }
  | Line
type Line = {
  readonly kind: 'line'
  readonly most: number
  /** Left out: it may be empty. */
  readonly least?: number
  readonly like?: RegExp
  readonly fault?: string
  /** Typed into a field of several rows. */
  readonly long?: true
  /** The text as its readers know it; left out: as typed. */
  readonly say?: (text: string) => Bilingual
  readonly fits?: (text: string) => boolean
}
type Choice = { readonly value: SettingValue; readonly name: Bilingual }

/** One thing that two administrators may change; never a statutory row. */
export type Setting = {
  readonly id: string
  readonly group: SettingGroup
  /** Settings of one card go by one form. */
  readonly card: string
  readonly name: Bilingual
  readonly meaning: Bilingual | null
  readonly shape: SettingShape
  /** Entered once: what is there is changed by other settings. */
  readonly once?: true
  /** Value in force; null: none chosen. */
  now(deployment: Deployment): SettingValue | null
}

export type ReadSetting = { readonly value: SettingValue | null } | { readonly fault: string }

/** Reads a typed value, or names its fault (`web/words/faults.ts`). */
export function readSetting({ shape }: Setting, typed: string): ReadSetting {
  const text = typed.trim()
  if (shape.kind === 'choice') return chosen(shape, text)
  if (shape.kind === 'whole') return within(shape, text)
  if (text.length > shape.most) return { fault: 'tooLong' }
  if (text === '') return shape.least === undefined ? { value: '' } : { fault: 'required' }
  const isFine = (!shape.like || shape.like.test(text)) && (shape.fits?.(text) ?? true)
  return isFine ? { value: text } : { fault: shape.fault ?? 'invalid' }
}

function chosen({ of, none }: Extract<SettingShape, { kind: 'choice' }>, text: string): ReadSetting {
  const found = of.find(({ value }) => String(value) === text)
  if (found) return { value: found.value }
  return text === '' && none ? { value: null } : { fault: 'choose' }
}

function within({ least, most }: Extract<SettingShape, { kind: 'whole' }>, text: string): ReadSetting {
  const value = /^\d{1,7}$/.test(text) ? Number(text) : Number.NaN
  return value >= least && value <= most ? { value } : { fault: 'outOfBounds' }
}

/** A value as its readers know it. */
export function saySetting({ shape }: Pick<Setting, 'shape'>, value: SettingValue | null): Bilingual {
  const plain = inBoth({ zh: value === null || value === '' ? '—' : String(value) })
  if (shape.kind === 'choice') return shape.of.find((one) => one.value === value)?.name ?? shape.none ?? plain
  if (shape.kind === 'line') return shape.say && typeof value === 'string' && value !== '' ? shape.say(value) : plain
  const unit = value === 1 ? shape.unit.en.replace(/s$/, '') : shape.unit.en
  return two(`${plain.zh}${shape.unit.zh}`, `${plain.en} ${unit}`.trim())
}
