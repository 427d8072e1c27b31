import { existsSync, readFileSync } from 'node:fs'
import { App, Validations } from 'aws-cdk-lib'
import { Code } from 'aws-cdk-lib/aws-lambda'
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag'
import { z } from 'zod'
import { procedures } from '#workflows/index.ts'
import { redressStacks } from './redress-stack.ts'
import { readSettings } from './settings.ts'

const built = 'dist/report.json'
const Report = z.array(z.object({ name: z.string(), arch: z.enum(['arm64', 'x64']).optional() }))

const app = new App()
const { partition, stage, region, account, ...settings } = readSettings((name) => app.node.tryGetContext(name))

redressStacks(app, stage ?? `redress-${partition}`, {
  env: { account, region },
  procedures: Object.values(procedures),
  ...settings,
  arch: ({ name }) => Report.parse(JSON.parse(readFileSync(built, 'utf8'))).find((one) => one.name === name)?.arch,
  code: ({ name }) => {
    if (!existsSync(`dist/${name}/index.mjs`)) throw new Error(`dist/${name} is not built: npm run build`)
    return Code.fromAsset(`dist/${name}`)
  },
})
Validations.of(app).addPlugins(new AwsSolutionsChecks(app))
Validations.of(app).addPlugins(new ServerlessChecks(app))
