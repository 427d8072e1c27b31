import { log, openHost } from '#host'
import { apiDoor } from './api/routes.ts'
import { makeEngine } from './door/app.ts'
import { door } from './door/door.ts'
import { packed } from './door/packed.ts'

const engine = openHost().then(makeEngine)

/** The Lambda handler of the interface for programs. */
export const handler = packed(door(apiDoor, () => engine, log))
