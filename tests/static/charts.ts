import type { AnyStateMachine } from 'xstate'
import { chart as objection } from '#workflows/objection/chart.ts'

/** Every chart of the registry. */
export const charts: readonly AnyStateMachine[] = [objection]
