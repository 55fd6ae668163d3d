import { handOver } from './bootstrap.mjs'

handOver('bench-mutation.ts')
