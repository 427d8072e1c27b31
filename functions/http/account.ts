import { log, openHost } from '#host'
import { accountDoor } from './account-routes.ts'
import { makeEngine } from './door/app.ts'
import { door } from './door/door.ts'
import { packed } from './door/packed.ts'

const engine = openHost().then(makeEngine)

/** The Lambda handler of sign-in and accounts. */
export const handler = packed(door(accountDoor, () => engine, log))
