import { pictureLimitBytes } from '@/lib/pictures/schema'
import { storePicture } from '@/lib/pictures/use-cases/store-picture'
import { readBytes, route } from '@/lib/platform/routes'

/** The picture is the body; a server action takes less than a photo of a phone. */
export const POST = route({ verb: 'picture:add' }, async ({ actor, request, deps }) => {
  const answer = await storePicture(actor, await readBytes(request, pictureLimitBytes), deps)
  return Response.json(answer, { status: answer.ok ? 200 : 422 })
})
