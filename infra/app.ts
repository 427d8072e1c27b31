import { existsSync, readFileSync } from 'node:fs'
import { App, Validations } from 'aws-cdk-lib'
import { Code } from 'aws-cdk-lib/aws-lambda'
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag'
import { z } from 'zod'
import { procedures } from '#workflows/index.ts'
import { redressStacks } from './redress-stack.ts'
import { readSettings } from './settings.ts'

const Report = z.array(z.object({ name: z.string(), arch: z.enum(['arm64', 'x64']).optional() }))

const json = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'))

const app = new App()
const context = (name: string): unknown => app.node.tryGetContext(name)
const { partition, stage, region, account, arch, ...settings } = readSettings(
  context,
  settingsOf(context('deployment')),
)
const report = Report.parse(json(built('report.json')))

redressStacks(app, stage ?? `redress-${partition}`, {
  env: { account, region },
  procedures: Object.values(procedures),
  ...settings,
  arch: ({ name }) => report.find((one) => one.name === name)?.arch ?? arch,
  code: ({ name }) => {
    if (!existsSync(`dist/${name}/index.mjs`)) throw new Error(`dist/${name} is not built: npm run build`)
    return Code.fromAsset(`dist/${name}`)
  },
})
Validations.of(app).addPlugins(new AwsSolutionsChecks(app))
Validations.of(app).addPlugins(new ServerlessChecks(app))

/** Settings of a deployment's folder, the one that was built. */
function settingsOf(deployment: unknown): Readonly<Record<string, unknown>> {
  if (deployment === undefined) return {}
  const folder = `deployments/${deployment}`
  if (!existsSync(folder)) throw new Error(`-c deployment=${deployment}: there is no folder ${folder}`)
  const { folder: of } = z.object({ folder: z.string() }).parse(json(built('deployment.json', folder)))
  if (of !== folder) throw new Error(`dist holds ${of}: REDRESS_DEPLOYMENT=${folder} npm run build`)
  const file = `${folder}/cloud.json`
  return existsSync(file) ? z.record(z.string(), z.unknown()).parse(json(file)) : {}
}

/** A file that the build leaves, or what to do without it. */
function built(name: string, folder?: string): string {
  const file = `dist/${name}`
  if (existsSync(file)) return file
  const first = folder === undefined ? '' : `REDRESS_DEPLOYMENT=${folder} `
  throw new Error(`nothing is built, ${file} is not there: ${first}npm run build`)
}
