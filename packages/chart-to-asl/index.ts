/** For others; the product imports the files themselves. */
export type {
  Asl,
  AslMode,
  AslState,
  AslTargets,
  Catcher,
  ChoiceRule,
  ChoiceState,
  DoorName,
  FailState,
  Retrier,
  SucceedState,
  TaskState,
  WaitState,
} from './src/asl.ts'
export { type AslEdge, aslEdges } from './src/asl-edges.ts'
export { aslProblems } from './src/asl-problems.ts'
export { chartToAsl, diverged, parked, start } from './src/chart-to-asl.ts'
export { chartToMermaid } from './src/chart-to-mermaid.ts'
export { compilable, type Problem } from './src/compilable.ts'
export { type Card, type ChartWords, type DiagramModel, diagramModel, ownNames, type Row } from './src/diagram-model.ts'
export { type Edge, edges, noted, successors } from './src/edges.ts'
export { type Place, places } from './src/place.ts'
