import type { HostTools } from '#engine/run/host-tools.ts'
import { Fault } from '#law/fault.ts'
import { machineWords } from '#words/machine-words.ts'
import { procedures } from '#workflows/index.ts'
import { readDeployment } from '../deployment.ts'
import { readPageFile } from '../read-page-words.ts'
import { readSheet } from '../read-sheet.ts'
import { readDeploymentTexts, readOwnTexts } from '../read-texts.ts'
import { newKey } from './base/crypto.ts'
import { environment } from './base/environment.ts'
import { hostChecks } from './checks.ts'
import { openAudit } from './open-audit.ts'
import { typstPrinter } from './paper/typst-printer.ts'
import { backup } from './store/backup.ts'
import { existingStore } from './store/existing-store.ts'
import { mendIndex } from './store/mend-index.ts'
import { openReader, signerOf } from './store/reader.ts'
import { askRepublish } from './store/restoring-mark.ts'
import { downgrade } from './store/upgrade.ts'

/** The data folder of the environment, for the commands. */
export const tools: HostTools = {
  readSheet,
  async handOver(path, sheet) {
    const { handOver } = await import('./import-inbox.ts')
    await handOver(environment(process.env).dataFolder, path, sheet)
  },
  async ask(asked, bytes) {
    const { askService } = await import('./asks.ts')
    return askService(environment(process.env).dataFolder, asked, bytes)
  },
  openReader,
  openAudit,
  mendIndex: async () => mendIndex(environment(process.env).dataFolder),
  async backup(target, options) {
    const { dataFolder } = environment(process.env)
    return backup(dataFolder, target, { ...options, signer: signerOf(dataFolder) })
  },
  async restore(source, options) {
    const { restoreStore } = await import('./restore-store.ts')
    return restoreStore(source, environment(process.env).dataFolder, options)
  },
  restoredCopy: async () => {
    throw new Fault('host.notHere', `${machineWords.onlyAws.zh} / ${machineWords.onlyAws.en}`)
  },
  async upgrade(options) {
    const { upgradeStore } = await import('./upgrade-store.ts')
    return upgradeStore(environment(process.env).dataFolder, options)
  },
  downgrade: async () => downgrade(environment(process.env).dataFolder),
  async republish() {
    const { dataFolder } = environment(process.env)
    existingStore(dataFolder)
    askRepublish(dataFolder)
  },
  words: () => {
    const folder = environment(process.env).deploymentFolder
    return { folder, own: readOwnTexts(), over: readDeploymentTexts(folder) }
  },
  pageWords: readPageFile,
  deployment: () => {
    const { deploymentFolder, url } = environment(process.env)
    return readDeployment(deploymentFolder, { procedures, url, demo: true })
  },
  async serveSigner(folder, socket) {
    const { serveSigner } = await import('./signer.ts')
    return serveSigner(folder, socket)
  },
  printer: typstPrinter,
  checks: async () => hostChecks(environment(process.env)),
  newKey: async (kind) => newKey(environment(process.env).dataFolder, kind),
}
