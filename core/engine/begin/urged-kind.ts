import { z } from 'zod'
import { keyShape } from '#engine/store/key-shape.ts'
import { stored } from '#engine/store/stored.ts'

const keys = keyShape('case#{id}', 'urged#{by}')
export const urgedKey = keys.key

/** Mark of an urging by case or day. */
export const urgedKind = stored('mark that a case was urged', {
  schema: z.string(),
  keys: [keys],
  due: null,
  from: 'log',
})
