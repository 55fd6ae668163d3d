import { quickStages } from './proof'
import { runStages } from './stages'

process.exit((await runStages(quickStages())) ? 0 : 1)
