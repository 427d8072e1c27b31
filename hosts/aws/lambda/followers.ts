import { writeFeed } from '#engine/feeds/feed-files.ts'
import { consume } from '#engine/run/consume.ts'
import { consumers } from '#engine/run/consumers.ts'
import { followers } from '#engine/run/follow.ts'
import { executionsFollower } from '#functions/workflow/executions-follower.ts'
import type { AwsTools } from './tools.ts'
import type { Works } from './work-off.ts'

/** Followers that wait for nobody, each with bookmark. */
export function quickFollowers({ engine, publish, mode, ...tools }: AwsTools): Works {
  const { publication, entries } = followers(publish)
  const { arrivals: _, ...counting } = consumers
  const all = { publication, entries, ...counting, executions: executionsFollower({ engine, publish, ...tools }, mode) }
  const rounds = Object.entries(all).map(([name, follower]) => [name, () => consume(engine, name, follower)] as const)
  return { ...Object.fromEntries(rounds), feed: () => writeFeed(engine) }
}

/** Those that wait for a mail server. */
export function letterFollowers({ engine, publish }: AwsTools): Works {
  const { letters } = followers(publish)
  const { arrivals } = consumers
  return {
    letters: () => consume(engine, 'letters', letters),
    ...(arrivals && { arrivals: () => consume(engine, 'arrivals', arrivals) }),
  }
}
