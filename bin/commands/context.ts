import type { Settings } from '@/lib/platform/env'

/** What a command of `etalon` is given. A new command is a file here and a line in bin/etalon.ts. */
export interface CommandContext {
  /** Read when a command runs, so that `--help` works whatever is configured. */
  settings(): Settings
  /** The one JSON document of the command. */
  print(result: object): void
}
