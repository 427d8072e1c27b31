import type { HostTools } from '#engine/run/host-tools.ts'
import { procedures } from '#workflows/index.ts'
import { csvLines } from '../csv-lines.ts'
import { readDeployment } from '../deployment.ts'
import { readPageFile } from '../read-page-words.ts'
import { readDeploymentTexts, readOwnTexts } from '../read-texts.ts'
import { newNumberKey } from './base/crypto.ts'
import { environment } from './base/environment.ts'
import { hostChecks } from './checks.ts'
import { openAudit } from './open-audit.ts'
import { typstPrinter } from './paper/typst-printer.ts'
import { backup } from './store/backup.ts'
import { mendIndex } from './store/mend-index.ts'
import { ledgerKeyOf, openReader } from './store/reader.ts'
import { restore } from './store/restore.ts'

/** The data folder of the environment, for the commands. */
export const tools: HostTools = {
  csvLines,
  openReader,
  openAudit,
  mendIndex: async () => mendIndex(environment(process.env).dataFolder),
  async backup(target, options) {
    const { dataFolder } = environment(process.env)
    return backup(dataFolder, target, { ...options, ledgerKey: ledgerKeyOf(dataFolder) })
  },
  restore: async (source) => restore(source, environment(process.env).dataFolder),
  words: () => {
    const folder = environment(process.env).deploymentFolder
    return { folder, own: readOwnTexts(), over: readDeploymentTexts(folder) }
  },
  pageWords: readPageFile,
  deployment: () => {
    const { deploymentFolder, url } = environment(process.env)
    return readDeployment(deploymentFolder, { procedures, url, demo: true })
  },
  printer: typstPrinter,
  checks: async () => hostChecks(environment(process.env)),
  newNumberKey: async () => `numbers-${newNumberKey(environment(process.env).dataFolder)}`,
}
