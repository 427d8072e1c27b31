import { storageFaults } from './storage.ts'

const { STATES: states = 24, LIES: lies = 12 } = process.env
storageFaults(Number(states), Number(lies), 20_261_201)
