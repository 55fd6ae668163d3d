import { handOver } from './bootstrap.mjs'

handOver('bench-lighthouse.ts')
