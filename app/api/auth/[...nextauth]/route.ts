import { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { AppError } from '@/lib/core/app-error'
import { authOptions } from '@/lib/platform/auth'
import { route } from '@/lib/platform/routes'
import { serverEnvironment } from '@/lib/platform/server'

// Otherwise Next hands over a stand-in for the request, which NextRequest cannot be made of.
export const dynamic = 'force-dynamic'

const answer = route<{ nextauth: string[] }>(
  { verb: 'public' },
  async ({ request, params }): Promise<Response> => {
    // next-auth reads forms; what else it is sent would only make it fail.
    const type = request.headers.get('content-type') ?? ''
    if (request.method === 'POST' && !type.startsWith('application/x-www-form-urlencoded'))
      throw new AppError('invalid-input')
    const context = { params: Promise.resolve(params) }
    return NextAuth(new NextRequest(request), context, authOptions(serverEnvironment()))
  },
)

export const GET = answer
export const POST = answer
