import { type ChildProcess, fork } from 'node:child_process'
import path from 'node:path'
import { z } from 'zod'
import { type AppEnvironment, appVariables } from '@/lib/platform/env'
import { projectFolder } from '@/lib/platform/project-folder'

export interface ServerProcess {
  readonly pid: number
  readonly port: number
  /** As the machine does it when it is out of memory: at once, in the middle of anything. */
  kill(): Promise<void>
}

/** The route handlers in a process of their own, which can be killed. */
export async function startServerProcess(environment: AppEnvironment): Promise<ServerProcess> {
  const script = path.join(import.meta.dirname, 'server-process.ts')
  const loader = path.join(projectFolder, 'node_modules', 'tsx', 'dist', 'loader.mjs')
  const hooks = path.join(import.meta.dirname, 'outside-bundler.mjs')
  const child = fork(script, [], {
    execArgv: ['--import', loader, '--import', hooks],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      TSX_TSCONFIG_PATH: path.join(projectFolder, 'tsconfig.json'),
      ...appVariables(environment),
    },
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  return {
    pid: child.pid ?? 0,
    port: await portOf(child),
    kill: () => {
      child.kill('SIGKILL')
      return ended
    },
  }
}

function portOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(z.object({ port: z.number() }).parse(message).port))
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)))
  })
}
