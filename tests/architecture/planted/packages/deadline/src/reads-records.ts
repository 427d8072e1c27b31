import { record } from '#records/record.ts'

export const own = record
