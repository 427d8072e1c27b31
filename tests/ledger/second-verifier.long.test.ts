import { twoVerifiers } from './second-verifier.ts'

twoVerifiers(200)
