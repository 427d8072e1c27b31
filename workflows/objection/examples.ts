import type { Example } from '#workflows/procedure.ts'

export const examples: readonly Example[] = []
