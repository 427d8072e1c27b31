import {
  DescribeExecutionCommand,
  ExecutionAlreadyExists,
  ExecutionDoesNotExist,
  InvalidToken,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  TaskDoesNotExist,
  TaskTimedOut,
} from '@aws-sdk/client-sfn'
import type { WorkflowTools } from '#functions/workflow/tools.ts'

/** Step Functions as the doors use it. `prefix` is the address of a state machine up to the procedure's name. */
export function executions(prefix: string): Pick<WorkflowTools, 'answer' | 'start' | 'isLive'> {
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
        return 'started'
      } catch (error) {
        if (error instanceof ExecutionAlreadyExists) return 'taken'
        throw error
      }
    },
    async isLive(procedure, name) {
      try {
        const executionArn = `${prefix.replace(':stateMachine:', ':execution:')}${procedure}:${name}`
        const { status } = await client.send(new DescribeExecutionCommand({ executionArn }))
        return status === 'RUNNING'
      } catch (error) {
        if (error instanceof ExecutionDoesNotExist) return false
        throw error
      }
    },
  }
}
