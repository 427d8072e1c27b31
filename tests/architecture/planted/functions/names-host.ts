import { ports } from '#hosts/local/index.ts'

export const own = ports
