import { handOver } from './bootstrap.mjs'

handOver('bench-killed.ts')
