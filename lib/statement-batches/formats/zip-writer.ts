import { Zip, ZipPassThrough } from 'fflate'
import 'server-only'

/**
 * Files become the bytes of a ZIP archive as they come: nothing of a file is kept once its bytes are
 * handed on, but its line in the list at the end. PDFs are stored as they are: they are packed inside.
 */
export async function* zipOf(
  files: AsyncIterable<{ readonly name: string; readonly bytes: Uint8Array }>,
  writtenAt: Date,
): AsyncGenerator<Uint8Array, void, void> {
  let ready: Uint8Array[] = []
  const zip = new Zip((error, bytes) => {
    if (error) throw error
    ready.push(bytes)
  })
  const taken = () => {
    const chunks = ready
    ready = []
    return chunks
  }
  for await (const { name, bytes } of files) {
    const file = new ZipPassThrough(name)
    file.mtime = writtenAt
    zip.add(file)
    file.push(bytes, true)
    yield* taken()
  }
  zip.end()
  yield* taken()
}
