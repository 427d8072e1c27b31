import { double } from '#tests/support/double.ts'

export const own = double
