import type { HostTools } from '#engine/host-tools.ts'
import { csvLines } from '../csv-lines.ts'
import { backup } from './backup.ts'
import { hostChecks } from './checks.ts'
import { newNumberKey } from './crypto.ts'
import { environment } from './environment.ts'
import { ledgerKeyOf, openReader } from './reader.ts'
import { restore } from './restore.ts'

/** The data folder of the environment, for the commands. */
export const tools: HostTools = {
  csvLines,
  openReader,
  async backup(target, options) {
    const { dataFolder } = environment(process.env)
    return backup(dataFolder, target, { ...options, ledgerKey: ledgerKeyOf(dataFolder) })
  },
  restore: async (source) => restore(source, environment(process.env).dataFolder),
  checks: async () => hostChecks(environment(process.env)),
  newNumberKey: async () => `numbers-${newNumberKey(environment(process.env).dataFolder)}`,
}
