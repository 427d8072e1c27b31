import { enter } from '#functions/workflow/enter.ts'
import { Fault } from '#law/fault.ts'
import { openTools } from './tools.ts'

// Waiting states run no task: nothing is published.
const publishNothing = () => async () => {
  throw new Fault('workflow.noTask', 'a state that waits has no task')
}

export const handler = enter(await openTools(publishNothing))
