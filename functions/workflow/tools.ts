import type { Publish } from '#engine/run/service.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { Position } from './position.ts'

/** Tools that the doors of an execution need beside the store. */
export type WorkflowTools = {
  readonly engine: Engine
  readonly publish: Publish
  /** Answers a waiting execution; `gone` where it waits no longer. */
  answer(token: string, position: Position): Promise<'answered' | 'gone'>
  /**
   * Starts an execution at a position under a name. `taken`: one of that name has ended, or began elsewhere; the same start
   * again, while it runs, starts nothing.
   */
  start(procedure: string, position: Position, name: string): Promise<'running' | 'taken'>
}
