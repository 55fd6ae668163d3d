import { parseArgs } from 'node:util'
import { faultsBench } from '@/test/bench/faults'

// npm run bench:faults                                    2,000 submissions with 3 photos each
// npm run bench:faults -- --submissions=100 --seed=7      fewer, and other faults
const { values } = parseArgs({
  options: {
    submissions: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '20261122' },
  },
})
const figures = await faultsBench(Number(values.submissions), Number(values.seed)).run()
console.log(JSON.stringify(figures, null, 2))
const bad = ['lost', 'duplicated', 'altered'].filter((name) => figures[name] !== 0)
if (bad.length > 0) console.error(`Not 0: ${bad.join(', ')}.`)
process.exit(bad.length === 0 ? 0 : 1)
