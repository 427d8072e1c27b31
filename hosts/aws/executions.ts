import type { WorkflowTools } from '#functions/workflow/tools.ts'
import type { Caller } from './caller.ts'
import { answeredOr, jsonAsk } from './json-call.ts'

/** Tokens that nobody waits for any more. */
const gone = new Set(['TaskTimedOut', 'InvalidToken', 'TaskDoesNotExist'])

/** Step Functions for the doors. `prefix` ends before the procedure's name. */
export function executions(caller: Caller, prefix: string): Pick<WorkflowTools, 'answer' | 'start'> {
  return {
    async answer(taskToken, position) {
      const asked = await jsonAsk(caller, 'states', 'SendTaskSuccess', { taskToken, output: JSON.stringify(position) })
      if (asked.kind === 'refused' && gone.has(asked.name)) return 'gone'
      answeredOr(asked, 'states SendTaskSuccess')
      return 'answered'
    },
    async start(procedure, position, name) {
      const input = JSON.stringify({ Payload: position })
      const asked = await jsonAsk(caller, 'states', 'StartExecution', {
        ...{ stateMachineArn: `${prefix}${procedure}`, name, input },
      })
      // https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html: the same name and input while it runs is no error.
      if (asked.kind === 'refused' && asked.name === 'ExecutionAlreadyExists') return 'taken'
      answeredOr(asked, 'states StartExecution')
      return 'running'
    },
  }
}
