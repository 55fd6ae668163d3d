import { spawn } from 'node:child_process'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type AppEnvironment, appVariables } from '@/lib/platform/env'
import { findFreePort } from '@/lib/platform/ports'
import { projectFolder } from '@/lib/platform/project-folder'
import { serverArguments } from '@/lib/platform/start/application'
import { build, isBuilt } from '@/lib/platform/start/build'
import type { ServerProcess } from '../faults/start-server'

/** Builds the application where it is not built from these very sources. */
export async function makeSureOfBuild(): Promise<void> {
  if (isBuilt()) return
  const log = path.join(os.tmpdir(), `etalon-build-${process.pid}.log`)
  await build(log, new AbortController().signal, (sentence) => console.error(sentence))
}

/** A server that can also be spoken to, where something in it listens. */
export interface ProductionServer extends ServerProcess {
  tell(message: string): void
  /** The next message of the server. */
  ask(message: string): Promise<unknown>
}

/** The application as it is shipped, in a process that can be killed; with a probe of its own if asked. */
export async function startProductionServer(
  environment: AppEnvironment,
  probe?: string,
): Promise<ProductionServer> {
  const port = await findFreePort()
  const probing = probe === undefined ? [] : ['--import', probe]
  const command = [...probing, ...serverArguments('start', '127.0.0.1', port)]
  const child = spawn(process.execPath, command, {
    cwd: projectFolder,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      ...appVariables(environment),
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
    },
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const until = Date.now() + 120_000
  while (Date.now() < until) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error('the application ended while starting')
    if (await isListening(port)) {
      return {
        pid: child.pid ?? 0,
        port,
        kill: () => {
          child.kill('SIGKILL')
          return ended
        },
        tell: (message) => void child.send(message),
        ask: (message) =>
          new Promise((resolve) => {
            child.once('message', resolve)
            child.send(message)
          }),
      }
    }
    await pause(100)
  }
  child.kill('SIGKILL')
  throw new Error('the application does not answer')
}

async function isListening(port: number): Promise<boolean> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/api/health`, {
      signal: AbortSignal.timeout(5_000),
    })
    await answer.body?.cancel()
    // Also while the database recovers: then it says so, and is there.
    return true
  } catch {
    return false
  }
}
