// Loaded into a server that is measured: how late its event loop comes, told when asked. An idle
// loop shows the interval of 10 ms itself. On a busy machine much of that is waiting for a processor,
// so the processor's time that the loop has used between two looks is counted besides.
import { createHistogram, monitorEventLoopDelay } from 'node:perf_hooks'

const interval = 10
const delay = monitorEventLoopDelay({ resolution: interval })
delay.enable()
const used = createHistogram()
let before = process.threadCpuUsage()
setInterval(() => {
  const { user, system } = process.threadCpuUsage(before)
  before = process.threadCpuUsage()
  used.record(Math.max(1, user + system))
}, interval).unref()

const told = (histogram, unitsOfMs) => {
  const ms = (units) => Math.round((10 * units) / unitsOfMs) / 10
  return {
    p50: ms(histogram.percentile(50)),
    p99: ms(histogram.percentile(99)),
    max: ms(histogram.max),
  }
}
process.on('message', (message) => {
  if (message === 'lag from now') for (const histogram of [delay, used]) histogram.reset()
  if (message === 'lag') process.send({ lag: told(delay, 1e6), used: told(used, 1e3) })
})
