import { handOver } from './bootstrap.mjs'

handOver('etalon.ts')
