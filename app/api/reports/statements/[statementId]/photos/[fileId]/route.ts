import { viewPaidPhoto } from '@/lib/attachments/use-cases/view-paid-photo'
import { route } from '@/lib/platform/routes'

/** A photo that a visit of the statement has shown its staff; its name says nothing. */
export const GET = route<{ statementId: string; fileId: string }>(
  { verb: 'pay-visit:read' },
  async ({ actor, params, deps }) => {
    const { bytes, mediaType, sha256 } = await viewPaidPhoto(actor, params, deps)
    const headers = {
      'content-type': mediaType,
      'cache-control': 'private, max-age=300',
      etag: `"${sha256}"`,
      'content-disposition': 'inline; filename="picture"',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
    }
    return new Response(new Uint8Array(bytes), { headers })
  },
)
