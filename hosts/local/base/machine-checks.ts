import { existsSync, readdirSync, statfsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { bad, type Finding, ok, warn } from '#engine/run/host-tools.ts'
import { fillBoth } from '#law/bilingual.ts'
import { machineWords as words } from '#words/machine-words.ts'
import type { Environment } from './environment.ts'
import { changedKeys } from './key-sums.ts'
import { lastBackup } from './last-backup.ts'

type Place = Pick<Environment, 'dataFolder' | 'url' | 'proxies'>

/** Cheap findings, for monitors too. */
export const machineChecks = ({ dataFolder, url, proxies }: Place, now: number): readonly Finding[] => [
  keys(dataFolder),
  disk(dataFolder),
  backup(dataFolder, now),
  url.startsWith('https:') && proxies === 0
    ? warn('proxies', words.proxies.none, words.proxies.remedy)
    : ok('proxies', words.proxies.ok),
]

function keys(folder: string): Finding {
  const at = join(folder, 'keys')
  const names = existsSync(at) ? readdirSync(at) : []
  const open = names.filter((name) => (statSync(join(at, name)).mode & 0o077) !== 0)
  const said = words.keys
  if (!names.includes('ledger.hex')) return bad('keys', said.none, fillBoth(said.putBack, { folder: at }))
  const changed = changedKeys(folder)
  if (changed.length > 0)
    return bad('keys', fillBoth(said.changed, { list: changed.join(', ') }), fillBoth(said.putThemBack, { folder: at }))
  if (open.length === 0) return ok('keys', said.ok)
  return bad('keys', fillBoth(said.open, { list: open.join(', ') }), fillBoth(said.close, { folder: at }))
}

const gigabyte = 1024 ** 3

function disk(folder: string): Finding {
  const { bavail, bsize } = statfsSync(folder)
  const free = bavail * bsize
  const what = fillBoth(words.disk.free, { free: `${(free / gigabyte).toFixed(1)} GB` })
  const { remedy } = words.disk
  if (free < gigabyte / 4) return bad('disk', what, remedy)
  return free < 2 * gigabyte ? warn('disk', what, remedy) : ok('disk', what)
}

/** One a day, and a morning to run it late. */
const mostHours = 36

function backup(folder: string, now: number): Finding {
  const said = words.lastBackup
  const at = lastBackup(folder)
  if (at === null) return warn('backup', said.none, said.remedy)
  if (at === 'unreadable') return bad('backup', said.unreadable, said.remedy)
  const hours = Math.floor((now - at) / 3_600_000)
  const what = fillBoth(said.age, { hours })
  return hours < mostHours ? ok('backup', what) : warn('backup', what, said.remedy)
}
