import type { Readable } from 'node:stream'
import { DataStore, ERRORS, type Locker, Server, Upload } from '@tus/server'
import 'server-only'
import type { Part, PartKey, UploadParts } from './upload-parts'

/** What of the protocol is ours: who may begin what, and what a whole file becomes. */
export interface TusRules {
  readonly parts: UploadParts
  /** Parts of this account alone are ever seen. */
  readonly owner: Omit<PartKey, 'id'>
  /** Where uploads live: "/api/v1/uploads". */
  readonly path: string
  /** A file that may begin or go on, or the answer that is given instead. */
  begin(metadata: Readonly<Record<string, string>>, size: number): Promise<Part | Response>
  /** The answer to the piece that made the file whole. */
  finish(id: string): Promise<Response>
}

/**
 * Answers one request of the tus protocol (version 1.0.0, with creation).
 *
 * `id` names the upload of a HEAD or PATCH. What the rules throw is thrown on, to be answered like
 * everywhere else; what the protocol itself refuses is answered by it, and never with 200.
 */
export async function answerTus(
  request: Request,
  id: string | null,
  rules: TusRules,
): Promise<Response> {
  const stopped: { cause: unknown } = { cause: null }
  const finished: { response: Response | null } = { response: null }
  const server = new Server({
    path: rules.path,
    datastore: new PartStore(rules),
    locker: lockerOf(rules),
    // A connection that has to let go does so at once; what it wrote stays.
    lockDrainTimeout: 1,
    relativeLocation: true,
    // Nobody outside this address: no header allows it.
    allowedOrigins: () => false,
    getFileIdFromRequest: () => id ?? undefined,
    namingFunction: (_, metadata) => metadata?.attachmentId ?? '',
    onUploadCreate: async (_, upload) => {
      const begun = await rules.begin(textsOf(upload.metadata), upload.size ?? 0)
      if (begun instanceof Response) throw new AnsweredInstead(begun)
      return {}
    },
    onUploadFinish: async (_, upload) => {
      finished.response = await rules.finish(upload.id)
      return {}
    },
    onResponseError: (_, error) => {
      if (error instanceof Error && !('status_code' in error)) stopped.cause = error
      return undefined
    },
  })
  const response = await server.handleWeb(request)
  if (stopped.cause instanceof AnsweredInstead) return stopped.cause.response
  if (stopped.cause !== null) throw stopped.cause
  return finished.response === null ? response : withHeaders(finished.response, response.headers)
}

class AnsweredInstead extends Error {
  readonly response: Response

  constructor(response: Response) {
    super('answered instead')
    this.response = response
  }
}

/** The answer with what the protocol says about the piece itself. */
function withHeaders(answer: Response, protocol: Headers): Response {
  for (const name of ['Tus-Resumable', 'Upload-Offset']) {
    const value = protocol.get(name)
    if (value !== null) answer.headers.set(name, value)
  }
  return answer
}

function textsOf(metadata: Upload['metadata']): Readonly<Record<string, string>> {
  const entries = Object.entries(metadata ?? {})
  return Object.fromEntries(entries.map(([name, value]) => [name, value ?? '']))
}

/** The store of the protocol over the parts of one account. */
class PartStore extends DataStore {
  readonly #parts: UploadParts
  readonly #owner: Omit<PartKey, 'id'>

  constructor({ parts, owner }: Pick<TusRules, 'parts' | 'owner'>) {
    super()
    this.#parts = parts
    this.#owner = owner
    this.extensions = ['creation']
  }

  override async getUpload(id: string): Promise<Upload> {
    const part = await this.#parts.find(this.#key(id))
    if (part === null) throw ERRORS.FILE_NOT_FOUND
    const { size, offset, begunAt } = part
    return new Upload({ id, size, offset, creation_date: begunAt })
  }

  override async write(pieces: Readable, id: string, offset: number): Promise<number> {
    return this.#parts.write(this.#key(id), pieces, offset)
  }

  #key(id: string): PartKey {
    return { ...this.#owner, id }
  }
}

function lockerOf({ parts, owner }: Pick<TusRules, 'parts' | 'owner'>): Locker {
  return {
    newLock(id) {
      let letGo: (() => void) | null = null
      return {
        lock: async (_, askToLetGo) => {
          letGo = await parts.hold({ ...owner, id }, () => void askToLetGo())
        },
        unlock: async () => letGo?.(),
      }
    },
  }
}
