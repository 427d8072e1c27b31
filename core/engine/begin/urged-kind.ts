import { z } from 'zod'
import { keyShape } from '#engine/store/key-shape.ts'
import { stored } from '#engine/store/stored.ts'

const keys = keyShape('case#{id}', 'urged#{by}')
export const urgedKey = keys.key

/** That a case was urged by another, or of a limit on a day; no second time. */
export const urgedKind = stored('mark that a case was urged', {
  schema: z.string(),
  keys: [keys],
  due: null,
  from: 'log',
})
