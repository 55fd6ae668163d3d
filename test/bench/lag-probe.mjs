// Loaded into a server that is measured: how late its event loop comes, told when asked. An idle
// loop shows the interval of 10 ms itself.
import { monitorEventLoopDelay } from 'node:perf_hooks'

const delay = monitorEventLoopDelay({ resolution: 10 })
delay.enable()
const ms = (nanoseconds) => Math.round(nanoseconds / 1e5) / 10
process.on('message', (message) => {
  if (message === 'lag from now') delay.reset()
  if (message !== 'lag') return
  process.send({
    lag: { p50: ms(delay.percentile(50)), p99: ms(delay.percentile(99)), max: ms(delay.max) },
  })
})
