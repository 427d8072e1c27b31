import type { Publish } from '#engine/run/service.ts'
import type { Engine } from '#engine/store/engine.ts'
import { makeEngine } from '#functions/http/door/app.ts'
import type { WorkflowTools } from '#functions/workflow/tools.ts'
import { executions } from '../executions.ts'
import { type AwsHost, openHost } from '../index.ts'

export type AwsTools = WorkflowTools & { readonly host: AwsHost; readonly mode: 'wait' | 'park' }

/** Opens the tools of executions, stream and clock. */
export async function openTools(publish: (engine: Engine) => Publish): Promise<AwsTools> {
  const host = await openHost()
  const engine = makeEngine(host)
  const { REDRESS_MACHINES, REDRESS_MODE: mode } = host.environment
  return { host, engine, publish: publish(engine), mode, ...executions(host.caller, REDRESS_MACHINES) }
}
