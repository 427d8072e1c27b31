import { anyStep } from './any-step.ts'
import { ordersOf } from './schedule.ts'

anyStep(ordersOf(240))
