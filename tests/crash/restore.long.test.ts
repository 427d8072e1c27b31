import { restoreDrills } from './restore-drills.ts'

restoreDrills(Number(process.env['POINTS'] ?? 200), true)
