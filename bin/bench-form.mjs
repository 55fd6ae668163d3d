import { handOver } from './bootstrap.mjs'

handOver('bench-form.ts')
