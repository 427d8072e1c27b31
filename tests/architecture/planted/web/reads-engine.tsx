import { commit } from '#engine/commit.ts'

export const page = <p>{commit}</p>
