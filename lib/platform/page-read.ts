import { notFound, unstable_rethrow } from 'next/navigation'
import 'server-only'
import { appErrorCodeOf } from './errors'

/** What a page reads: a row that is not there, or not for this actor, is a page that is not there. */
export async function pageRead<Value>(reading: Promise<Value>): Promise<Value> {
  try {
    return await reading
  } catch (error) {
    unstable_rethrow(error)
    if (appErrorCodeOf(error) === 'not-found') notFound()
    throw error
  }
}
