import { complaint } from './complaint/index.ts'
import type { Procedure } from './contract/procedure.ts'
import { exofficio } from './exofficio/index.ts'
import { fraud } from './fraud/index.ts'
import { higherReview } from './higher-review/index.ts'
import { infringement } from './infringement/index.ts'
import { objection } from './objection/index.ts'
import { repair } from './repair/index.ts'
import { shield } from './shield/index.ts'
import { shieldEnd } from './shield-end/index.ts'

/** Every procedure. A new one is a folder and a line here. */
export const procedures: Readonly<Record<string, Procedure>> = {
  objection,
  higherReview,
  repair,
  complaint,
  infringement,
  exofficio,
  shield,
  shieldEnd,
  fraud,
}
