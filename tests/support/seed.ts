import fc from 'fast-check'

// A run draws the same examples twice; another SEED draws others.
fc.configureGlobal({ seed: Number(process.env['SEED'] ?? 20_261_128) })
