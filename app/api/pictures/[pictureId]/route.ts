import { viewPicture } from '@/lib/pictures/use-cases/view-picture'
import { route } from '@/lib/platform/routes'

/** A picture never changes under its id; nothing in it may run. */
export const GET = route<{ pictureId: string }>(
  { verb: 'signed-in' },
  async ({ actor, params, deps, request }) => {
    const picture = await viewPicture(actor, { pictureId: params.pictureId }, deps)
    const headers = {
      'cache-control': 'private, max-age=86400',
      etag: `"${picture.sha256}"`,
      'content-disposition': 'inline; filename="picture.jpg"',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
    }
    if (request.headers.get('if-none-match') === headers.etag) {
      return new Response(null, { status: 304, headers })
    }
    return new Response(new Uint8Array(picture.bytes), {
      headers: { ...headers, 'content-type': picture.mediaType },
    })
  },
)
