import { eachCallFails } from './every-call.ts'

const { CALLS: calls = 40, SEED: seed = 20_261_201 } = process.env
eachCallFails(Number(calls), Number(seed))
