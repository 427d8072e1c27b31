#!/usr/bin/env node
// Runs a command by the project's own Node, where it is installed.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const own = fileURLToPath(new URL('../node_modules/.bin/node', import.meta.url))
const program = fileURLToPath(new URL('redress.ts', import.meta.url))
const { status } = spawnSync(existsSync(own) ? own : process.execPath, [program, ...process.argv.slice(2)], {
  stdio: 'inherit',
})
process.exitCode = status ?? 1
