import { openHost } from '#host'
import { makeEngine } from './app.ts'
import { applicantDoor } from './applicant/door-routes.ts'
import { door } from './door.ts'

const engine = openHost().then(makeEngine)

/** The Lambda handler of the applicant door. */
export const handler = door(applicantDoor, () => engine)
