import { boardOperations } from './board-operations.ts'
import { caseOperations } from './case-operations.ts'
import { copyOperations } from './copy-operations.ts'
import { creditChinaOperations } from './credit-china-operations.ts'
import { editionOperations } from './edition-operations.ts'
import { holderOrderOperations } from './holder-order-operations.ts'
import { hookOperations } from './hook-operations.ts'
import { importOperations } from './import-operations.ts'
import { openOperations } from './open-operations.ts'
import type { Operation } from './operation.ts'
import { ownOperations } from './own-operations.ts'
import { queryOperations } from './query-operations.ts'
import { ticketOperations } from './ticket-operations.ts'
import { wayOperations } from './way-operations.ts'

/** All of `/api/v1`. */
export const operations: readonly Operation[] = [
  ...openOperations,
  ...ownOperations,
  ...caseOperations,
  ...wayOperations,
  ...hookOperations,
  ...copyOperations,
  ...holderOrderOperations,
  ...creditChinaOperations,
  ...ticketOperations,
  ...importOperations,
  ...queryOperations,
  ...boardOperations,
  ...editionOperations,
]
