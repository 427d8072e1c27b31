import { openHost } from '#host'
import { applicantDoor } from './applicant-routes.ts'
import { makeEngine } from './door/app.ts'
import { door } from './door/door.ts'

const engine = openHost().then(makeEngine)

/** The Lambda handler of the applicant door. */
export const handler = door(applicantDoor, () => engine)
