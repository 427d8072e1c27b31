import type { CarriedStep } from '#workflows/contract/parties.ts'

/** 补正 as done elsewhere; `asks`: the procedure's own event. */
export const carriedSupplement = (asks: string): readonly CarriedStep[] => [
  {
    on: 'supplementAskedOn',
    needs: ['supplementList'],
    by: 'holder',
    event: ({ supplementList: list }) => ({ type: asks, data: { list } }),
  },
  {
    on: 'supplementServedOn',
    needs: ['supplementAskedOn'],
    by: 'system',
    event: ({ supplementServedOn: servedOn }) => ({
      type: 'notice.served',
      data: { notice: 'supplementList', servedOn },
    }),
  },
  {
    on: 'supplementedOn',
    needs: ['supplementAskedOn'],
    by: 'applicant',
    event: () => ({ type: 'applicant.supplemented', data: { note: '', evidence: [] } }),
  },
]

export const carriedAcceptance: CarriedStep = {
  on: 'acceptedOn',
  by: 'holder',
  event: () => ({ type: 'unit.accepted', data: {} }),
}

export const carriedExtension: CarriedStep = {
  on: 'extendedOn',
  needs: ['extendedBy', 'extensionReason'],
  by: 'head',
  event: ({ extendedBy, extensionReason: reason }) => ({
    type: 'head.extended',
    data: { days: Number(extendedBy), reason },
  }),
}
