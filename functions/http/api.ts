import { openHost } from '#host'
import { apiDoor } from './api/routes.ts'
import { makeEngine } from './app.ts'
import { door } from './door.ts'

const engine = openHost().then(makeEngine)

/** The Lambda handler of the interface for programs. */
export const handler = door(apiDoor, () => engine)
