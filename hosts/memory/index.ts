import type { Deployment, Host } from '#engine/store/host.ts'
import type { Scanner } from '#engine/store/ports.ts'
import { soundTexts } from '#engine/texts/sound-texts.ts'
import { chinaCalendar } from '#law/china.ts'
import { instantOn } from '#law/day.ts'
import { procedures } from '#workflows/index.ts'
import { calendarFile } from '../calendar-file.ts'
import { jsonLog } from '../json-log.ts'
import { noViewer } from '../no-viewer.ts'
import { oidc } from '../oidc.ts'
import { readSheet } from '../read-sheet.ts'
import { readOwnTexts } from '../read-texts.ts'
import { sampleSeal } from '../sample-seal.ts'
import { totp } from '../totp.ts'
import { type HandClock, handClock } from './clock.ts'
import { type MemoryCouriers, memoryCouriers } from './couriers.ts'
import { memoryCrypto } from './crypto.ts'
import { type MemoryFiles, memoryFiles } from './files.ts'
import { type MemoryHooks, memoryHooks } from './hooks.ts'
import { type MemoryMailer, memoryMailer } from './mailer.ts'
import { memoryPrinter } from './printer.ts'
import { memoryPublicFolder } from './public-folder.ts'
import { memoryTable } from './table.ts'
import { memoryTokens } from './tokens.ts'

export type MemoryHost = Host & {
  readonly clock: HandClock
  readonly mailer: MemoryMailer
  readonly couriers: MemoryCouriers
  readonly files: MemoryFiles
  readonly hooks: MemoryHooks
  /** Lines of the log, oldest first. */
  readonly logged: readonly string[]
  /** Case ids for which the doorbell rang, oldest first. */
  readonly rung: readonly string[]
}
type Options = {
  readonly now?: number
  readonly seed?: string
  readonly scanner?: Scanner | null
  readonly deployment?: Partial<Deployment>
}

/** Whole host in memory, with a clock moved by hand. */
export function memoryHost(options: Options = {}): MemoryHost {
  const clock = handClock(options.now ?? instantOn('2026-05-06', '09:00'))
  const crypto = memoryCrypto(options.seed)
  const scanner = options.scanner ?? null
  const rung: string[] = []
  const logged: string[] = []
  return {
    ...memoryTable(),
    files: memoryFiles({ crypto, clock, scanner }),
    publicFolder: memoryPublicFolder(clock),
    scanner: scanner ?? { scan: async () => 'unavailable' },
    viewer: noViewer,
    calendarFile: calendarFile({ name: '测试市', email: 'no-reply@redress.test' }),
    readSheet,
    mailer: memoryMailer(),
    couriers: memoryCouriers(),
    totp: totp(crypto, 'Redress'),
    crypto,
    printing: { printer: memoryPrinter, seal: sampleSeal },
    clock,
    logged,
    log: jsonLog(clock, (line) => void logged.push(line)),
    deployment: { ...testDeployment, ...options.deployment },
    signIn: oidc({
      issuer: { url: 'http://localhost/demo/oidc', clientId: 'redress', clientSecret: 'in memory' },
      redirectUri: 'http://localhost/login/callback',
    }),
    tokens: memoryTokens,
    hooks: memoryHooks(),
    rung,
    doorbell: (caseId) => {
      rung.push(caseId)
    },
    close: async () => {},
  }
}

const testDeployment: Deployment = {
  id: 'test',
  city: { zh: '测试市', en: 'Test City' },
  area: '445300',
  url: 'http://localhost:8080',
  calendar: chinaCalendar,
  texts: soundTexts(procedures, readOwnTexts(), []),
  directory: { edition: 'test', units: [], domainOwners: {} },
  flags: {},
  demo: true,
}
