import { carriedAcceptance, carriedExtension, carriedSupplement } from '#workflows/common/carried-steps.ts'
import type { Carried } from '#workflows/contract/parties.ts'

/** A repair that runs elsewhere, its commitment of today's edition. */
export const carried: Carried = {
  way: 'apply',
  needs: ['explanation', 'signedBy'],
  typed: ({ explanation, signedBy }) => ({ explanation, signedBy, commits: true }),
  steps: [
    {
      on: 'receiptOn',
      needs: ['code'],
      by: 'platform',
      event: ({ receiptOn: receivedOn, code }) => ({ type: 'intake.enteredReceipt', data: { code, receivedOn } }),
    },
    {
      on: 'pushedOn',
      needs: ['receiptOn'],
      by: 'platform',
      event: ({ pushedOn }) => ({ type: 'intake.enteredPush', data: { pushedOn } }),
    },
    ...carriedSupplement('unit.askedSupplement'),
    carriedAcceptance,
    carriedExtension,
  ],
}
