import { chart } from '#workflows/repair/chart.ts'

export const own = chart
