import { createHash } from 'node:crypto'
import { list } from 'tar'
import { errorMessage, OperatorError } from '../operator-error'
import { type Manifest, manifestSchema } from './manifest'

/**
 * Reads an archive to its end and compares every entry with the manifest.
 * @throws OperatorError that names what is wrong: not an archive of ours, cut short, changed
 */
export async function verifyArchive(archive: string): Promise<Manifest> {
  const sums = new Map<string, { bytes: number; sha256: string }>()
  const manifestChunks: Buffer[] = []
  try {
    await list({
      file: archive,
      strict: true,
      onReadEntry: (entry) => {
        const hash = createHash('sha256')
        let bytes = 0
        entry.on('data', (chunk) => {
          bytes += chunk.length
          hash.update(chunk)
          if (entry.path === 'manifest.json') manifestChunks.push(chunk)
        })
        entry.on('end', () => sums.set(entry.path, { bytes, sha256: hash.digest('hex') }))
      },
    })
  } catch (error) {
    throw new OperatorError(`${archive} cannot be read as a backup: ${errorMessage(error)}.`)
  }
  const manifest = parseManifest(Buffer.concat(manifestChunks).toString('utf8'), archive)
  const expected = [...manifest.tables.map((table) => table.file), ...manifest.files]
  for (const file of expected) {
    const found = sums.get(file.path)
    if (found?.bytes !== file.bytes || found.sha256 !== file.sha256)
      throw new OperatorError(`${archive} is damaged: ${file.path} is not what was saved.`)
  }
  if (sums.size !== expected.length + 1)
    throw new OperatorError(`${archive} holds entries that its manifest does not name.`)
  return manifest
}

function parseManifest(text: string, archive: string): Manifest {
  try {
    return manifestSchema.parse(JSON.parse(text))
  } catch {
    throw new OperatorError(`${archive} is not a backup of this program (no valid manifest).`)
  }
}
