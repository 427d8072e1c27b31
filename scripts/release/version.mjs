import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Version of a checkout: its tag's, or with its commit behind a plus. Throws where tag, package and changelog disagree. */
export function releaseVersion(root) {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const changelog = readFileSync(join(root, 'CHANGELOG.md'), 'utf8')
  if (!new RegExp(`^## \\[${version.replaceAll('.', '\\.')}\\] - \\d{4}-\\d\\d-\\d\\d$`, 'm').test(changelog))
    throw new Error(`CHANGELOG.md has no dated section of ${version}`)
  const tags = git(root, 'tag', '--points-at', 'HEAD', '--list', 'v*').split('\n').filter(Boolean)
  if (tags.length === 0) {
    const commit = git(root, 'rev-parse', '--short=8', 'HEAD')
    return commit === '' ? version : `${version}+${commit}`
  }
  if (!tags.includes(`v${version}`)) throw new Error(`${tags.join(', ')} is not v${version} of package.json`)
  return version
}

/** What git says; nothing where there is none. */
function git(root, ...words) {
  try {
    return execFileSync('git', ['-C', root, ...words], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  } catch {
    return ''
  }
}
