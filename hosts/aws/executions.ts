import {
  InvalidToken,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  TaskTimedOut,
} from '@aws-sdk/client-sfn'
import type { WorkflowTools } from '#functions/workflow/tools.ts'

/** Step Functions as the doors use it. `prefix` is the address of a state machine up to the procedure's name. */
export function executions(prefix: string): Pick<WorkflowTools, 'answer' | 'start'> {
  const client = new SFNClient()
  return {
    async answer(taskToken, position) {
      try {
        await client.send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify(position) }))
      } catch (error) {
        // Answered before, or it waits no longer: the store has what happened.
        if (!(error instanceof TaskTimedOut || error instanceof InvalidToken)) throw error
      }
    },
    async start(procedure, position) {
      const input = JSON.stringify({ Payload: position })
      await client.send(new StartExecutionCommand({ stateMachineArn: `${prefix}${procedure}`, input }))
    },
  }
}
