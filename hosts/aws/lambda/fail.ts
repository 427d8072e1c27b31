import { fail } from '#functions/workflow/fail.ts'
import { Fault } from '#law/fault.ts'
import { openTools } from './tools.ts'

const publishNothing = () => async () => {
  throw new Fault('workflow.noTask', 'a failure runs no task')
}

export const handler = fail(await openTools(publishNothing))
