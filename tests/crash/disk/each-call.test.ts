import { eachCallFails } from './every-call.ts'

const { CALLS: calls = 3, SEED: seed = 20_261_130 } = process.env
eachCallFails(Number(calls), Number(seed))
