import { viewFile } from '@/lib/evaluations/use-cases/view-file'
import { route } from '@/lib/platform/routes'

/** A stored file for somebody who may see it; its name says nothing, and nothing in it may run. */
export const GET = route<{ fileId: string }>(
  { verb: 'signed-in' },
  async ({ actor, params, deps, request }) => {
    const file = await viewFile(actor, { fileId: params.fileId }, deps)
    const headers = {
      'cache-control': 'private, max-age=300',
      etag: `"${file.sha256}"`,
      'content-disposition': `inline; filename="${file.mediaType === 'image/png' ? 'picture.png' : 'picture.jpg'}"`,
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
    }
    if (request.headers.get('if-none-match') === headers.etag) {
      return new Response(null, { status: 304, headers })
    }
    return new Response(new Uint8Array(file.bytes), {
      headers: { ...headers, 'content-type': file.mediaType },
    })
  },
)
