import { commit } from '#engine/commit.ts'

export const own = commit
