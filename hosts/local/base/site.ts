import { hash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Deployment } from '#engine/store/host.ts'
import { readDeployment } from '#hosts/deployment.ts'
import { procedures } from '#workflows/index.ts'
import type { Environment } from './environment.ts'
import { withSampleContacts } from './sample-contacts.ts'
import { writeDurably } from './write-durably.ts'

/** Settings on which a deployment, and so a public page, depends. */
export type Site = Pick<Deployment, 'url' | 'demo' | 'staffUrl' | 'filesUrl' | 'replies'>

const Served = z.strictObject({
  url: z.string(),
  demo: z.boolean(),
  staffUrl: z.string().exactOptional(),
  filesUrl: z.string().exactOptional(),
  replies: z.strictObject({ address: z.string(), checkedBy: z.string() }).exactOptional(),
  /** Of the others; left out before 2026-12. */
  sum: z.string().exactOptional(),
})

/** The site as this process's settings have it. */
export const siteOf = (env: Environment): Site => ({
  url: env.url,
  demo: env.issuer === undefined,
  ...(env.staff !== undefined && { staffUrl: env.staff.url }),
  ...(env.filesUrl !== undefined && { filesUrl: env.filesUrl }),
  ...(env.replies !== undefined && { replies: env.replies }),
})

/** Deployment of a machine, at its own or its server's settings. */
export function deploymentOf(env: Environment, site: Site = siteOf(env)): Deployment {
  const given = readDeployment(env.deploymentFolder, {
    ...site,
    procedures,
    ...(env.holidays !== undefined && { holidays: env.holidays }),
  })
  return given.demo ? withSampleContacts(given) : given
}

const servedAt = (folder: string) => join(folder, 'served.json')

/** Notes as what a server draws pages, for commands beside it. */
export function keepServed(folder: string, site: Site): void {
  const text = JSON.stringify(Served.parse({ ...site, sum: sumOf(site) }))
  if (!existsSync(servedAt(folder)) || readFileSync(servedAt(folder), 'utf8') !== text)
    writeDurably(servedAt(folder), text, 0o600)
}

const sumOf = (site: Site) => hash('sha256', JSON.stringify(Served.parse(site))).slice(0, 16)

/** As a folder's last server drew pages; undefined: nobody knows. */
export function servedSite(folder: string): Site | undefined {
  if (!existsSync(servedAt(folder))) return undefined
  try {
    const { sum, ...site } = Served.parse(JSON.parse(readFileSync(servedAt(folder), 'utf8')))
    return sum === undefined || sum === sumOf(site) ? site : undefined
  } catch {
    return undefined // the next start writes it anew
  }
}

export const isServedDamaged = (folder: string): boolean =>
  existsSync(servedAt(folder)) && servedSite(folder) === undefined
