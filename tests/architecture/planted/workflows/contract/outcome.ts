import { chart } from '../repair/chart.ts'

export const own = chart
