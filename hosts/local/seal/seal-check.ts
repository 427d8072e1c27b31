import type { Finding } from '#engine/run/host-tools.ts'
import type { Environment } from '../base/environment.ts'
import { sealFiles } from './unit-seal.ts'

/** With what papers are sealed on this machine, as `doctor` says it. */
export function sealCheck({ issuer, seals }: Pick<Environment, 'issuer' | 'seals'>): Finding {
  if (issuer === undefined) return found('ok', '文书盖样章', 'Papers carry the sample seal.')
  if (seals === undefined)
    return found('warning', '文书用本机自制的密钥签章', 'Papers are sealed with a key that this machine made.')
  try {
    const units = [...sealFiles(seals).keys.keys()].join(', ')
    return found('ok', `签章密钥：${units}`, `Keys for sealing: ${units}`)
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    return found('error', `签章密钥不能用：${why}`, `The keys for sealing cannot be used: ${why}`)
  }
}

const remedy = {
  zh: '设置 REDRESS_SEALS：各单位的密钥、证书和印章图样所在的目录',
  en: 'Set REDRESS_SEALS: the folder of the units’ keys, certificates and pictures.',
}

const found = (level: Finding['level'], zh: string, en: string): Finding => ({
  code: 'seals',
  level,
  what: { zh, en },
  remedy: level === 'ok' ? null : remedy,
})
