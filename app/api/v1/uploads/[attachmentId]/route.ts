import { route } from '@/lib/platform/routes'
import { answerUpload } from '../answer-upload'

/** How far a file has come: Upload-Offset, of Upload-Length. */
export const HEAD = route<{ attachmentId: string }>(
  { verb: 'evaluation:submit' },
  ({ actor, request, params, deps }) => answerUpload(actor, request, params.attachmentId, deps),
)

/** The next piece, from Upload-Offset on; the last one is answered with the receipt. */
export const PATCH = route<{ attachmentId: string }>(
  { verb: 'evaluation:submit' },
  ({ actor, request, params, deps }) => answerUpload(actor, request, params.attachmentId, deps),
)
