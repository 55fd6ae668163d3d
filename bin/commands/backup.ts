import path from 'node:path'
import { Command } from 'commander'
import { restoreBackup } from '@/lib/platform/backup/restore-backup'
import { verifyArchive } from '@/lib/platform/backup/verify-archive'
import { backupName, writeBackup } from '@/lib/platform/backup/write-backup'
import { bringUpToDate, withInstallation } from '@/lib/platform/start/installation'
import type { CommandContext } from './context'

export function backupCommands({ settings, print }: CommandContext): readonly Command[] {
  const backup = new Command('backup')
    .description('save database and files in one archive; the application may go on meanwhile')
    .option(
      '--to <file>',
      'the archive to write (default: in the data folder, named by the moment)',
    )
    .action(async ({ to }: { to?: string }) => {
      const now = new Date()
      const summary = await withInstallation(settings(), { alone: false }, ({ data, database }) => {
        const archive =
          to === undefined ? path.join(data.backups, backupName(now)) : path.resolve(to)
        return writeBackup({ ownerUrl: database.ownerUrl, files: data.files }, archive, now)
      })
      print({ ok: true, ...summary })
    })

  const verify = new Command('verify-backup')
    .description('check every sum in an archive without restoring it')
    .argument('<archive>')
    .action(async (archive: string) => {
      const { createdAt, version, tables, files } = await verifyArchive(path.resolve(archive))
      const rows = tables.reduce((sum, table) => sum + table.rows, 0)
      print({ ok: true, createdAt, version, rows, files: files.length })
    })

  const restore = new Command('restore')
    .description('fill an empty installation from an archive; stop the application first')
    .argument('<archive>')
    .option('--force', 'replace all data that is there', false)
    .action(async (archive: string, { force }: { force: boolean }) => {
      const summary = await withInstallation(settings(), { alone: true }, async (installation) => {
        const { data, database } = installation
        const target = { ownerUrl: database.ownerUrl, files: data.files }
        const now = new Date()
        // What is replaced by force is kept: the archive may turn out to be the wrong one.
        const kept = path.join(data.backups, backupName(now, 'before-restore'))
        const replaced = force ? (await writeBackup(target, kept, now)).archive : null
        const restored = await restoreBackup(target, path.resolve(archive), { force })
        await bringUpToDate(installation)
        return { ...restored, replaced }
      })
      print({ ok: true, ...summary })
    })

  return [backup, verify, restore]
}
