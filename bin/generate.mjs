import { prepare } from './bootstrap.mjs'
import { writeFormulaParser } from './formula-parser.mjs'

prepare()
await writeFormulaParser()
