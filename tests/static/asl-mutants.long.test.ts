import { expect, test } from 'vitest'
import { smallChart } from '#tests/support/doubles/small-chart.ts'
import { unseen } from './asl-mutants.ts'
import { charts } from './charts.ts'

const all = [smallChart, ...charts].flatMap((chart) => (['wait', 'park'] as const).map((mode) => ({ chart, mode })))

test.each(all.map((one) => ({ ...one, name: `${one.chart.id} (${one.mode})` })))(
  '$name is caught in every mutation',
  ({ chart, mode }) => {
    expect(unseen(chart, mode, 1)).toEqual({ missed: [], isEnough: true })
  },
)
