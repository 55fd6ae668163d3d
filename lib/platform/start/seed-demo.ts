import path from 'node:path'
import { monthOf } from '@/lib/core/calendar'
import { dateIn } from '@/lib/core/zone-clock'
import { demoCompanySchema } from '../demo'
import { projectFolder } from '../project-folder'
import { closeServer, serverDeps } from '../server'

// A program of its own: it gets the application's variables and role, never the owner's, so the
// demo company is made through the same use cases and under the same locks as everything else.
const { seedDemo } = demoCompanySchema.parse(
  await import(path.join(projectFolder, 'prisma', 'seed.ts')),
)
const deps = await serverDeps()
// The demo company lives in Moscow, where a month begins earlier than in UTC.
const anchorMonth = process.env.ETALON_DEMO_MONTH || monthOf(dateIn(deps.now, 'Europe/Moscow'))
const endWithParent = () => process.exit(1)
process.on('disconnect', endWithParent)
await seedDemo({ ...deps, anchorMonth, report: (sentence) => console.log(sentence) })
await closeServer()
process.off('disconnect', endWithParent)
process.disconnect?.()
