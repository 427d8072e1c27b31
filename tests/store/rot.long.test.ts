import { eachFileRots } from './each-file-rots.ts'

const { SEED: seed = 20_261_202, TIMES: times = 20 } = process.env
eachFileRots({ file: Number(times), database: 2 * Number(times) }, Number(seed))
