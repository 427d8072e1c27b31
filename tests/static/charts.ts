import type { AnyStateMachine } from 'xstate'
import { procedures } from '#workflows/index.ts'

/** Every chart of the registry. */
export const charts: readonly AnyStateMachine[] = Object.values(procedures).map(({ course: { chart } }) => chart)
