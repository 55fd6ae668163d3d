import { logoLimitBytes } from '@/lib/organisations/schema'
import { changeLogo, removeLogo } from '@/lib/organisations/use-cases/change-logo'
import { readOrganisationLogo } from '@/lib/organisations/use-cases/read-logo'
import { readBytes, route } from '@/lib/platform/routes'

export const GET = route({ verb: 'signed-in' }, async ({ actor, deps }) => {
  const { bytes, mediaType } = await readOrganisationLogo(actor, deps)
  const headers = { 'content-type': mediaType, 'content-disposition': 'inline' }
  return new Response(new Uint8Array(bytes), { headers })
})

export const PUT = route({ verb: 'organisation:change' }, async ({ actor, request, deps }) => {
  const answer = await changeLogo(actor, await readBytes(request, logoLimitBytes), deps)
  return Response.json(answer, { status: answer.ok ? 200 : 422 })
})

export const DELETE = route({ verb: 'organisation:change' }, async ({ actor, deps }) =>
  Response.json(await removeLogo(actor, deps)),
)
