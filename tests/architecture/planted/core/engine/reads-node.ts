import { readFileSync } from 'node:fs'

export const own = readFileSync
