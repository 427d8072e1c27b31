import { headKey as feedHead, atOnce as linesAtOnce, writeFeed } from '#engine/feeds/feed-files.ts'
import { bookmarksOf, type Consumer, consumeRung } from '#engine/run/consume.ts'
import { consumers } from '#engine/run/consumers.ts'
import { followers } from '#engine/run/follow.ts'
import type { Key } from '#engine/store/ports.ts'
import { executionsFollower } from '#functions/workflow/executions-follower.ts'
import { bellRound } from './bell-round.ts'
import type { AwsTools } from './tools.ts'
import type { Works } from './work-off.ts'

type Named = Readonly<Record<string, Consumer>>

/** Quick followers, with what was set aside or not rung for. */
export const quickFollowers = (tools: AwsTools): Works => ({
  ...each(tools, quick(tools)),
  feed: async () => Math.floor((await writeFeed(tools.engine)) / linesAtOnce),
})

/** Followers at a bell; the feed where something was published. */
export const quickAtBell = ({ engine, ...tools }: AwsTools): Works => {
  const told = (names: readonly string[]) =>
    names.some((name) => name === 'publication' || name === 'entries') ? writeFeed(engine) : Promise.resolve(0)
  return { followers: bellRound(engine, quick({ engine, ...tools }), told) }
}

/** What a bell's round asks first. */
export const quickMarks = (tools: AwsTools): readonly Key[] => [...bookmarksOf(Object.keys(quick(tools))), feedHead]
export const letterMarks = (tools: AwsTools): readonly Key[] => bookmarksOf(Object.keys(mailing(tools)))

/** Those that wait for a mail server, each minute. */
export const letterFollowers = (tools: AwsTools): Works => each(tools, mailing(tools))

export const lettersAtBell = (tools: AwsTools): Works => ({ followers: bellRound(tools.engine, mailing(tools)) })

function quick({ engine, publish, mode, ...tools }: AwsTools): Named {
  const { publication, entries } = followers(publish)
  const { arrivals: _, ...counting } = consumers
  return { publication, entries, ...counting, executions: executionsFollower({ engine, publish, ...tools }, mode) }
}

function mailing({ publish }: AwsTools): Named {
  const { letters } = followers(publish)
  const { arrivals } = consumers
  return { letters, ...(arrivals && { arrivals }) }
}

const each = ({ engine }: AwsTools, all: Named): Works =>
  Object.fromEntries(Object.entries(all).map(([name, follower]) => [name, () => consumeRung(engine, name, follower)]))
