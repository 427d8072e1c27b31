import { z } from 'zod'
import type { Assembly } from '#cloud/template/read-assembly.ts'

/** Template without a right and a route, an index key renamed. */
export function withGaps(assembly: Assembly): Assembly {
  const stacks = assembly.stacks.map((stack) => {
    const kept = Object.entries(stack.template.Resources).filter(
      ([, { Properties }]) => Properties['RouteKey'] !== 'ANY /my/{proxy+}',
    )
    const text = JSON.stringify(Object.fromEntries(kept))
      .replaceAll('"s3:ListBucket"', '"s3:GetBucketLocation"')
      .replaceAll('"dueSk"', '"dueMoment"')
    const Resources = z
      .record(z.string(), z.custom<(typeof stack.template.Resources)[string]>())
      .parse(JSON.parse(text))
    return { ...stack, template: { ...stack.template, Resources } }
  })
  return { ...assembly, stacks }
}
