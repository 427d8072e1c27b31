import { log, openHost } from '#host'
import { adminDoor } from './admin/door-routes.ts'
import { makeEngine } from './door/app.ts'
import { door } from './door/door.ts'
import { packed } from './door/packed.ts'

const engine = openHost().then(makeEngine)

/** The Lambda handler of the admin door. */
export const handler = packed(door(adminDoor, () => engine, log))
