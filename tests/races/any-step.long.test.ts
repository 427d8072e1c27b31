import { anyStep } from './any-step.ts'
import { schedules } from './schedule.ts'

anyStep(schedules * 2)
