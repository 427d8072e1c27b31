import { eachFileRots } from './each-file-rots.ts'

const { SEED: seed = 20_261_201 } = process.env
eachFileRots({ file: 1, database: 2 }, Number(seed))
