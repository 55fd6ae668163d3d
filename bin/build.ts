import path from 'node:path'
import { readSettings } from '@/lib/platform/env'
import { operatorSentence } from '@/lib/platform/operator-error'
import { projectFolder } from '@/lib/platform/project-folder'
import { build, isBuilt } from '@/lib/platform/start/build'
import { openDataFolder } from '@/lib/platform/start/data-folder'

// `npm start` builds by itself; this is for images and for building before the old one is stopped.
const stopping = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopping.abort())
try {
  const { dataFolder } = readSettings(process.env, projectFolder)
  const logFile = path.join(openDataFolder(dataFolder).logs, 'build.log')
  if (isBuilt()) console.log('The application is built already.')
  else await build(logFile, stopping.signal, (sentence) => console.log(sentence))
  process.exit(0)
} catch (error) {
  console.error(operatorSentence(error) ?? error)
  process.exit(1)
}
