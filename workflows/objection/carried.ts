import { carriedAcceptance, carriedExtension, carriedSupplement } from '#workflows/common/carried-steps.ts'
import type { Carried } from '#workflows/contract/parties.ts'

/** An objection that runs in another system, one entry a row. */
export const carried: Carried = {
  way: 'object',
  needs: ['ground', 'claimed', 'explanation'],
  typed: ({ channel, field, ground, claimed, explanation }) => ({
    ...(channel !== undefined && { channel }),
    items: [{ field: field ?? null, ground, claimed }],
    explanation,
  }),
  steps: [
    ...carriedSupplement('intake.askedSupplement'),
    {
      on: 'forwardedOn',
      needs: ['forwardedTo'],
      by: 'platform',
      event: ({ forwardedTo: unit }, platform) =>
        unit === platform
          ? { type: 'intake.kept', data: {} }
          : { type: 'intake.forwarded', data: { unit, reason: '' } },
    },
    carriedAcceptance,
    carriedExtension,
  ],
}
