import { createHash, randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { storeAttachment } from '@/lib/attachments/use-cases/store-attachment'
import type { FrozenAttachment } from '@/lib/core/frozen-report'
import { type World, worldNow } from './world'

/** A photo as a phone would send it; one name always makes the same picture. */
export interface TestPhoto {
  readonly id: string
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly sha256: string
  /** As a report names it. */
  frozen(questionId: string): FrozenAttachment
}

export async function aPhoto(name: string, edge = 64): Promise<TestPhoto> {
  const [r, g, b] = createHash('sha256').update(name).digest()
  const background = { r: r ?? 0, g: g ?? 0, b: b ?? 0 }
  const plain = sharp({ create: { width: edge, height: edge, channels: 3, background } })
  return photoOf(new Uint8Array(await plain.jpeg().toBuffer()))
}

/** Any bytes under the name of a photo. */
export function photoOf(bytes: Uint8Array<ArrayBuffer>): TestPhoto {
  const id = randomUUID()
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const byteSize = bytes.byteLength
  const takenAt = worldNow.toISOString()
  return {
    id,
    bytes,
    sha256,
    frozen: (questionId) => ({
      id,
      questionId,
      sha256,
      byteSize,
      mediaType: 'image/jpeg',
      takenAt,
    }),
  }
}

/** Sends the photo as the world's shopper. */
export async function storedPhoto(
  world: World,
  photo: TestPhoto,
  visitId: string,
  questionId: string,
): Promise<void> {
  const { id: attachmentId, bytes, sha256 } = photo
  const input = { attachmentId, visitId, questionId, sha256, bytes }
  const answer = await storeAttachment(world.actors.shopper, input, world.deps)
  if (!answer.ok) throw new Error(`the photo was refused: ${answer.reason}`)
}
