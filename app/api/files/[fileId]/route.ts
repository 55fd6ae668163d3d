import { viewFile } from '@/lib/attachments/use-cases/view-file'
import { mediaFamily } from '@/lib/core/media-kind'
import { byteRangeOf } from '@/lib/platform/byte-range'
import { route } from '@/lib/platform/routes'

/**
 * A stored file for somebody who may see it; its name says nothing, and nothing in it may run.
 * Pictures are shown, everything else is saved; players ask for sound piece by piece.
 */
export const GET = route<{ fileId: string }>(
  { verb: 'signed-in' },
  async ({ actor, params, deps, request }) => {
    const file = await viewFile(actor, { fileId: params.fileId }, deps)
    const headers = {
      'cache-control': 'private, max-age=300',
      etag: `"${file.sha256}"`,
      'content-disposition': dispositionOf(file.mediaType),
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
      'accept-ranges': 'bytes',
    }
    if (request.headers.get('if-none-match') === headers.etag) {
      return new Response(null, { status: 304, headers })
    }
    const size = file.bytes.byteLength
    const range = byteRangeOf(request.headers.get('range'), size)
    const typed = { ...headers, 'content-type': file.mediaType }
    if (range === 'unsatisfiable') {
      return new Response(null, { status: 416, headers: { 'content-range': `bytes */${size}` } })
    }
    if (range === null) return new Response(new Uint8Array(file.bytes), { headers: typed })
    const { first, last } = range
    return new Response(new Uint8Array(file.bytes.subarray(first, last + 1)), {
      status: 206,
      headers: { ...typed, 'content-range': `bytes ${first}-${last}/${size}` },
    })
  },
)

const extensions: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'application/pdf': 'pdf',
  'audio/aac': 'aac',
  'audio/mp4': 'm4a',
  'audio/mpeg': 'mp3',
  'audio/ogg': 'ogg',
  'audio/wav': 'wav',
  'audio/webm': 'webm',
}

function dispositionOf(mediaType: string): string {
  if (mediaFamily(mediaType) === 'picture') {
    return `inline; filename="picture.${extensions[mediaType] ?? 'jpg'}"`
  }
  return `attachment; filename="file.${extensions[mediaType] ?? 'bin'}"`
}
