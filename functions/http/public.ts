import { openHost } from '#host'
import { makeEngine } from './app.ts'
import { door } from './door.ts'
import { publicDoor } from './public/door-routes.ts'

const engine = openHost().then(makeEngine)

/** The Lambda handler of the public door. */
export const handler = door(publicDoor, () => engine)
