import { connect } from 'node:net'
import { createInterface } from 'node:readline'
import { test } from 'vitest'
import { treeOf } from '@/lib/core/formula/canonical-trees'
import { forgetCaches } from './forgotten-caches'
import type { WarmOrder } from './warm-protocol'
import { knownTests, type Switch, warmRound } from './warm-round'

let number = 0

/** Trees of formulas that were read under a change are pushed out by a hundred other texts. */
function forgetKept(): void {
  forgetCaches()
  for (const last = number + 100; number <= last; number += 1) treeOf(String(number))
}

// Stands behind all test files of the group and runs their tests again until the runner leaves.
test('tests are run again', { timeout: 0 }, async () => {
  const socket = connect(process.env.ETALON_WARM_SOCKET ?? '')
  const space = globalThis as unknown as { __stryker__?: Switch }
  space.__stryker__ ??= {}
  for await (const line of createInterface({ input: socket })) {
    const order = JSON.parse(line) as WarmOrder
    const answer = await warmRound(order, knownTests, space.__stryker__, forgetKept)
    socket.write(`${JSON.stringify(answer)}\n`)
  }
})
