import { openHost } from '#host'
import { makeEngine } from './door/app.ts'
import { door } from './door/door.ts'
import { publicDoor } from './public/door-routes.ts'

const engine = openHost().then(makeEngine)

/** The Lambda handler of the public door. */
export const handler = door(publicDoor, () => engine)
