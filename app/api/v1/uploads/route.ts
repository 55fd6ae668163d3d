import { route } from '@/lib/platform/routes'
import { answerUpload } from './answer-upload'

/**
 * Begins a photo or file that comes in pieces (tus): Upload-Length its size; Upload-Metadata its id
 * (attachmentId), visitId, questionId, sha256 and mediaType. Asked again it changes nothing; for what
 * the server has already it answers 200 with the receipt.
 */
export const POST = route({ verb: 'evaluation:submit' }, ({ actor, request, deps }) =>
  answerUpload(actor, request, null, deps),
)
