import type { Publish } from '#engine/run/service.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { Position } from './position.ts'

/** Tools that the doors of an execution need beside the store. */
export type WorkflowTools = {
  readonly engine: Engine
  readonly publish: Publish
  /** Answers a waiting execution; `gone` if none waits. */
  answer(token: string, position: Position): Promise<'answered' | 'gone'>
  /**
   * Starts an execution under a name; while it runs, repeats start nothing. `taken`: one of that name ended, or began
   * elsewhere.
   */
  start(procedure: string, position: Position, name: string): Promise<'running' | 'taken'>
}
