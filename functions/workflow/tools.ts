import type { Publish } from '#engine/run/service.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { Position } from './position.ts'

/** Tools that the doors of an execution need beside the store. */
export type WorkflowTools = {
  readonly engine: Engine
  readonly publish: Publish
  /** Answers a waiting execution; an answer to one that waits no longer is nothing. */
  answer(token: string, position: Position): Promise<void>
  /** Starts an execution at a position. */
  start(procedure: string, position: Position): Promise<void>
}
