import { openHost } from '#host'
import { makeEngine } from './app.ts'
import { door } from './door.ts'
import { staffDoor } from './staff/door-routes.ts'

const engine = openHost().then(makeEngine)

/** The Lambda handler of the staff door. */
export const handler = door(staffDoor, () => engine)
