import { log, openHost } from '#host'
import { bySide } from './door/by-side.ts'
import { door } from './door/door.ts'
import { handling } from './door/packed.ts'
import { publicDoor } from './public/door-routes.ts'
import { howToCheck } from './public/ledger-routes.tsx'
import { withPublished } from './public/published.ts'

const open = bySide(openHost)

/** Lambda handler of the public door; style and script lie beside it. */
export const handler = handling(withPublished(door([...publicDoor, howToCheck], open, log), open, 'web'), log)
