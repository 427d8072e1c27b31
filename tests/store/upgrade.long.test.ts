import { fixtures, ofToday, reads, upgrades } from './upgraded.ts'

for (const fixture of fixtures.slice(1)) upgrades(fixture)
for (const fixture of ofToday) reads(fixture)
