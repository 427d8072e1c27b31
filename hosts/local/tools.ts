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
import { demandOwner } from './base/folder-owner.ts'
import { hostChecks } from './checks.ts'
import { openAudit } from './open-audit.ts'
import { typstPrinter } from './paper/typst-printer.ts'
import { backup } from './store/backup.ts'
import { existingStore } from './store/existing-store.ts'
import { mendIndex } from './store/mend-index.ts'
import { openReader, signerOf } from './store/reader.ts'
import { askRepublish } from './store/restoring-mark.ts'
import { downgrade } from './store/upgrade.ts'

/** The folder of the environment, where it is this account's. */
function ownFolder(): string {
  const { dataFolder } = environment(process.env)
  demandOwner(dataFolder)
  return dataFolder
}

/** The data folder of the environment, for the commands. */
export const tools: HostTools = {
  readSheet,
  async handOver(path, sheet) {
    const { handOver } = await import('./import-inbox.ts')
    await handOver(ownFolder(), path, sheet)
  },
  async isHandedOver(id) {
    const { isHandedOver } = await import('./import-inbox.ts')
    return isHandedOver(ownFolder(), id)
  },
  async ask(asked, bytes) {
    const { askService } = await import('./asks.ts')
    return askService(ownFolder(), asked, bytes)
  },
  openReader,
  openAudit,
  mendIndex: async () => mendIndex(ownFolder()),
  async backup(target, options) {
    const dataFolder = ownFolder()
    return backup(dataFolder, target, { ...options, signer: signerOf(dataFolder) })
  },
  async restore(source, options) {
    const { restoreStore } = await import('./restore-store.ts')
    return restoreStore(source, ownFolder(), options)
  },
  restoredCopy: async () => {
    throw new Fault('host.notHere', `${machineWords.onlyAws.zh} / ${machineWords.onlyAws.en}`)
  },
  async upgrade(options) {
    const { upgradeStore } = await import('./upgrade-store.ts')
    return upgradeStore(ownFolder(), options)
  },
  downgrade: async () => downgrade(ownFolder()),
  async republish() {
    const dataFolder = ownFolder()
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
  async checks() {
    ownFolder()
    return hostChecks(environment(process.env), Date.now())
  },
  newKey: async (kind) => newKey(ownFolder(), kind, environment(process.env).guomi),
}
