import { restoreDrills } from './restore-drills.ts'

restoreDrills(2, false)
