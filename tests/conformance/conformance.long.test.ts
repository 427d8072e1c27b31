import { conforms, examples } from './conforms.ts'

conforms(examples)
