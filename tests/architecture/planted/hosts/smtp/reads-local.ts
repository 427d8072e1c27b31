import { ports } from '../local/index.ts'

export const own = ports
