import { z } from 'zod'
import type { RuleSet, RuleSets } from '#law/rule-set.ts'
import set202611x1 from '#law/rules/past/2026-11.1.json' with { type: 'json' }
import set202611x2 from '#law/rules/past/2026-11.2.json' with { type: 'json' }
import set202611x3 from '#law/rules/past/2026-11.3.json' with { type: 'json' }
import set202611x4 from '#law/rules/past/2026-11.4.json' with { type: 'json' }
import set202611x5 from '#law/rules/past/2026-11.5.json' with { type: 'json' }
import set202612x1 from '#law/rules/past/2026-12.1.json' with { type: 'json' }

const Kept = z.custom<RuleSet>((value) => typeof value === 'object' && value !== null && 'rules' in value)

/** Each kept file that is not today's edition, imported here by name. */
const kept: readonly unknown[] = [set202611x1, set202611x2, set202611x3, set202611x4, set202611x5, set202612x1]

/** The editions that running cases stay on, by version. */
export const pastRules: RuleSets = Object.fromEntries(
  kept.map((file) => Kept.parse(file)).map((set) => [set.version, set]),
)
