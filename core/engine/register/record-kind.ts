import { z } from 'zod'
import { placeKeys, recordKeys, type StoredRecord } from '#engine/store/keys.ts'
import { exactly } from '#engine/store/shapes.ts'
import { stored } from '#engine/store/stored.ts'
import { RecordFile } from '#records/record.ts'

const Row = exactly<StoredRecord>({ record: RecordFile, head: z.string() })

export const recordKind = stored('record', {
  schema: Row,
  keys: [recordKeys],
  index: {
    subject: ['subject#{subject} → record#{id}'],
    lookup: ['document#{number} → {id}'],
    queue: ['incomplete#{unit} → {id}'],
    due: ['due#{bucket} → {moment}#record#{id}'],
  },
  due: 'its publicity begins or ends, a finding of fraud ends, or it is sealed',
  from: 'log',
})

export const placeKind = stored('place in the register', {
  schema: z.string(),
  keys: [placeKeys],
  index: { lookup: ['name#{name} → {subject}#{record}'] },
  due: null,
  from: 'log',
})
