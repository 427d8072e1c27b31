import { log, openHost } from '#host'
import { applicantDoor } from './applicant-routes.ts'
import { makeEngine } from './door/app.ts'
import { door } from './door/door.ts'
import { packed } from './door/packed.ts'

const engine = openHost().then(makeEngine)

/** The Lambda handler of the applicant door. */
export const handler = packed(door(applicantDoor, () => engine, log))
