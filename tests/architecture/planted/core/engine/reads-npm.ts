import { Command } from 'commander'

export const own = Command
