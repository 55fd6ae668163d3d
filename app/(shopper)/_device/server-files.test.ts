import { describe, expect, test } from 'vitest'
import type { DraftPost } from './draft-post'
import { serverFilesOf } from './server-files'

const postWith = (answers: (readonly { id: string; fileId: string }[] | null)[]) => {
  const post: DraftPost = {
    put: async () => ({ kind: 'no-answer', retryInMs: null }),
    async get() {
      const files = answers.length > 1 ? answers.shift() : answers[0]
      return files ? { isOpen: true, drafts: [], files } : null
    },
  }
  return post
}
const listed = [{ id: 'one', fileId: 'file-1' }]

function aLine(response: () => Response) {
  const asked: string[] = []
  const line = async (address: string) => {
    asked.push(address)
    return response()
  }
  return { asked, line }
}
const picture = () => new Response('pixels', { headers: { 'content-type': 'image/jpeg' } })

describe('a file that the server alone has', () => {
  test.each([
    ['the server does not list it', [], picture],
    ['the server is away', null, picture],
    [
      'a page came instead',
      listed,
      () => new Response('<p>', { headers: { 'content-type': 'text/html' } }),
    ],
    ['it is not for this account', listed, () => new Response('{}', { status: 404 })],
    ['the line is dead', listed, () => Promise.reject(new TypeError('dead')) as never],
  ])('is not shown when %s', async (_, files, response) => {
    const { line } = aLine(response)
    expect(await serverFilesOf('anna', 'visit', postWith([files]), line)('one')).toBeNull()
  })

  test('is fetched once, by the name that the server gives it', async () => {
    const { asked, line } = aLine(picture)
    const find = serverFilesOf('anna', 'visit', postWith([listed]), line)
    expect(await (await find('one'))?.text()).toBe('pixels')
    expect(await (await find('one'))?.text()).toBe('pixels')
    expect(asked).toEqual(['/api/files/file-1'])
  })

  test('is asked for again when the network is back', async () => {
    const { line } = aLine(picture)
    const find = serverFilesOf('anna', 'visit', postWith([null, listed]), line)
    expect(await find('one')).toBeNull()
    expect(await find('one')).not.toBeNull()
  })
})
