export { commit } from './commit.ts'
