import { nothing } from '#law/nothing.ts'

export const own = nothing
