import type { Engine } from '#engine/store/engine.ts'
import { shanghaiDay } from '#law/day.ts'
import { publicity } from '#records/publicity/publicity.ts'
import type { RecordFile } from '#records/record.ts'

/** Tells if anybody may read it on this Shanghai day. */
export const isShownToday = (
  { clock, deployment }: Pick<Engine, 'clock' | 'deployment'>,
  record: RecordFile,
): boolean => publicity(record, shanghaiDay(clock.now()), deployment.flags).shown
