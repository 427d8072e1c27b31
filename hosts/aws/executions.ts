import {
  ExecutionAlreadyExists,
  InvalidToken,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  TaskDoesNotExist,
  TaskTimedOut,
} from '@aws-sdk/client-sfn'
import type { WorkflowTools } from '#functions/workflow/tools.ts'

/** Step Functions for the doors. `prefix` ends before the procedure's name. */
export function executions(prefix: string): Pick<WorkflowTools, 'answer' | 'start'> {
  const client = new SFNClient()
  return {
    async answer(taskToken, position) {
      try {
        await client.send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify(position) }))
        return 'answered'
      } catch (error) {
        if (error instanceof TaskTimedOut || error instanceof InvalidToken || error instanceof TaskDoesNotExist)
          return 'gone'
        throw error
      }
    },
    async start(procedure, position, name) {
      const input = JSON.stringify({ Payload: position })
      try {
        await client.send(new StartExecutionCommand({ stateMachineArn: `${prefix}${procedure}`, name, input }))
        return 'running'
      } catch (error) {
        // https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html: the same name and input while it runs is no error.
        if (error instanceof ExecutionAlreadyExists) return 'taken'
        throw error
      }
    },
  }
}
