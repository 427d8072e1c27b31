import { storageFaults } from './storage.ts'

const { STATES: states = 3, LIES: lies = 2, SEED: seed = 20_261_130 } = process.env
storageFaults(Number(states), Number(lies), Number(seed))
