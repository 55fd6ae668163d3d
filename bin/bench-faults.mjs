import { handOver } from './bootstrap.mjs'

handOver('bench-faults.ts')
