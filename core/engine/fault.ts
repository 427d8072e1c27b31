export { Fault } from '#law/fault.ts'
