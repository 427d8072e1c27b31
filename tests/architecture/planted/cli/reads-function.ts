import { ports } from '#functions/door.ts'

export const own = ports
