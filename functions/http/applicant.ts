import { log, openHost } from '#host'
import { applicantDoor } from './applicant-routes.ts'
import { bySide } from './door/by-side.ts'
import { door } from './door/door.ts'
import { handling } from './door/packed.ts'

const open = bySide(openHost)

/** The Lambda handler of the applicant door. */
export const handler = handling(door(applicantDoor, open, log), log)
