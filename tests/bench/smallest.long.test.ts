import { smallest } from '#tests/support/smallest.ts'

smallest(({ long }) => long === true)
