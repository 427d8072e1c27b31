import { faultWords } from '#engine/texts/fault-words.ts'
import { areasOf } from '#web/page-areas.ts'
import { checkWords } from '#words/check-words.ts'
import { machineWords } from '#words/machine-words.ts'
import { spokenWords } from '#words/spoken-words.ts'
import { procedures } from '#workflows/index.ts'
import { carry, columns, faults } from '../carry/carry-words.ts'
import { logged } from '../simulate/logged-words.ts'
import { simulate } from '../simulate/simulate-words.ts'
import { backup } from '../store/backup-words.ts'
import { drill } from '../store/drill-words.ts'
import { restore } from '../store/restore-words.ts'
import { clock, publish, upgrade } from '../store/upgrade-words.ts'
import { admin } from './admin.ts'
import { audit } from './audit.ts'
import { calendar } from './calendar.ts'
import { common } from './common.ts'
import { deadline } from './deadline.ts'
import { doctor } from './doctor.ts'
import { changes, exported, reconcile, results } from './exchange.ts'
import { explainRecord } from './explain-record.ts'
import { figures } from './figures.ts'
import { frame } from './frame.ts'
import { identify } from './identify.ts'
import { imports } from './imports.ts'
import { keys } from './keys.ts'
import { law } from './law.ts'
import { ledger } from './ledger.ts'
import { rules } from './rules.ts'
import { scan } from './scan.ts'
import { texts } from './texts.ts'
import { verify } from './verify.ts'

/** Words of each command, by area: one CSV each. */
const commandAreas: Readonly<Record<string, object>> = {
  'command-line': frame,
  'command-common': common,
  'command-admin': admin,
  'command-audit': audit,
  'command-backup': backup,
  'command-calendar': calendar,
  'command-deadline': deadline,
  'command-doctor': { doctor, checkWords, machineWords },
  'command-changes': changes,
  'command-explain-record': explainRecord,
  'command-export': exported,
  'command-figures': figures,
  'command-identify': identify,
  'command-import': imports,
  'command-import-cases': { carry, columns, faults },
  'command-keys': keys,
  'command-law': law,
  'command-ledger': ledger,
  'command-reconcile': reconcile,
  'command-restore': { ...restore, drill },
  'command-results': results,
  'command-rules': rules,
  'command-scan': scan,
  'command-simulate': { ...simulate, logged },
  'command-store': { upgrade, publish, clock },
  'command-texts': { texts, faultWords },
  'command-verify': verify,
}

/** Words of pages, of the core and of commands, by area. */
export const allAreas = { ...areasOf(procedures, spokenWords()), ...commandAreas }
