import type { AslTargets } from '#chart/asl.ts'

const at = (name: string) => `arn:aws:lambda:cn-north-1:123456789012:function:${name}`

/** Addresses for definitions that are never deployed. */
export const aslTargets: AslTargets = {
  partition: 'aws',
  functions: { enter: at('enter'), fire: at('fire'), run: at('run'), fail: at('fail') },
}
