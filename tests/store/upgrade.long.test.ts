import { fixtures, upgrades } from './upgraded.ts'

for (const fixture of fixtures.slice(1)) upgrades(fixture)
