import { consumeAll } from '#engine/run/consumers.ts'
import type { Example } from '#workflows/contract/procedure.ts'
import { type TestEngine, testEngine } from './engine.ts'
import { runExample } from './run-example.ts'

/** Worked case whose counters follow each commit. */
export async function ranStepByStep(procedure: string, example: Example): Promise<TestEngine> {
  const steps: Promise<number>[] = []
  const engine: TestEngine = { ...testEngine(), doorbell: () => void steps.push(consumeAll(engine)) }
  await runExample(engine, procedure, example)
  await Promise.all(steps)
  while ((await consumeAll(engine)) > 0);
  return engine
}
