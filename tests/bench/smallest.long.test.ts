import { smallest } from './smallest.ts'

smallest(({ long }) => long === true)
