import type { Finding } from '#engine/run/host-tools.ts'
import { type Bilingual, fillBoth } from '#law/bilingual.ts'
import { machineWords } from '#words/machine-words.ts'
import type { Environment } from '../base/environment.ts'
import { sealFiles } from './unit-seal.ts'

/** With what papers are sealed on this machine, as `doctor` says it. */
export function sealCheck({ issuer, seals }: Pick<Environment, 'issuer' | 'seals'>): Finding {
  const words = machineWords.seals
  if (issuer === undefined) return found('ok', words.sample)
  if (seals === undefined) return found('warning', words.own)
  try {
    const units = [...sealFiles(seals).keys.keys()].join(', ')
    return found('ok', fillBoth(words.ok, { units }))
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    return found('error', fillBoth(words.broken, { why }))
  }
}

const found = (level: Finding['level'], what: Bilingual): Finding => ({
  code: 'seals',
  level,
  what,
  remedy: level === 'ok' ? null : machineWords.seals.remedy,
})
