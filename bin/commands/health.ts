import { Command } from 'commander'
import { findLockHolder } from '@/lib/platform/start/data-lock'
import type { CommandContext } from './context'

export function healthCommand({ settings, print }: CommandContext): Command {
  return new Command('health')
    .description('whether the application runs with this data folder, and what it says of itself')
    .action(async () => {
      const { dataFolder, url: configured } = settings()
      const holder = await findLockHolder(dataFolder)
      const url = configured ?? holder?.url ?? null
      const health = url === null ? null : await ask(url)
      const ok = health?.status === 200
      print({ ok, url, process: holder?.pid ?? null, health: health?.body ?? null })
      if (!ok) process.exitCode = 1
    })
}

async function ask(url: string): Promise<{ status: number; body: unknown } | null> {
  try {
    const answer = await fetch(`${url}/api/health`, { signal: AbortSignal.timeout(10_000) })
    return { status: answer.status, body: await answer.json() }
  } catch {
    // Nobody answers there, which is the answer.
    return null
  }
}
