import { log, openHost } from '#host'
import { makeEngine } from './door/app.ts'
import { door } from './door/door.ts'
import { packed } from './door/packed.ts'
import { publicDoor } from './public/door-routes.ts'
import { withPublished } from './public/published.ts'

const engine = openHost().then(makeEngine)
const open = () => engine

/** Lambda handler of the public door; style and script lie beside it. */
export const handler = packed(withPublished(door(publicDoor, open, log), open, 'web'))
