import { type AnyStateMachine, createMachine } from 'xstate'
import { z } from 'zod'

const isObject = (value: unknown) => typeof value === 'object' && value !== null
const Config = z.custom<Parameters<typeof createMachine>[0]>(isObject)
const Parts = z.custom<Parameters<AnyStateMachine['provide']>[0]>(isObject)

/** A kept chart, with today's meaning of its guards (ADR 9). */
export const pastChart = (kept: object, today: AnyStateMachine): AnyStateMachine =>
  createMachine(Config.parse(kept)).provide(Parts.parse(today.implementations))
