import type { Publish } from '#engine/run/service.ts'
import type { Engine } from '#engine/store/engine.ts'
import type { WorkflowTools } from '#functions/workflow/tools.ts'
import { ruleSetVersion } from '#law/rules.ts'
import { procedures } from '#workflows/index.ts'
import { environment } from '../environment.ts'
import { executions } from '../executions.ts'
import { openHost } from '../index.ts'

/** Opens on AWS what a door of an execution needs. */
export async function openTools(publish: (engine: Engine) => Publish): Promise<WorkflowTools> {
  const host = await openHost()
  const engine: Engine = { ...host, procedures, calendar: host.deployment.calendar, rules: ruleSetVersion }
  return { engine, publish: publish(engine), ...executions(environment(process.env).REDRESS_MACHINES) }
}
