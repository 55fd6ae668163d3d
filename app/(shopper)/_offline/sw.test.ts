import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { asked, WorkerScope } from '@/test/factories/worker-scope'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const html = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': "'nonce-1'" }

/** A server of one build: a shell that names a script, which names another one and a sheet. */
function build(name: string, account = 'anna') {
  const files: Readonly<Record<string, string>> = {
    '/shop/offline': `<html data-for="${account}"><script src="/_next/static/chunks/${name}.js">`,
    [`/_next/static/chunks/${name}.js`]: `load(["static/chunks/${name}-rare.js","static/chunks/all.css"])`,
    [`/_next/static/chunks/${name}-rare.js`]: 'rare()',
    '/_next/static/chunks/all.css': '@font-face{src:url(../media/golos.woff2)}',
    '/_next/static/media/golos.woff2': 'font',
  }
  return (path: string) => {
    const text = files[path]
    if (text === undefined) return new Response('not there', { status: 404 })
    return new Response(text, { headers: path === '/shop/offline' ? html : {} })
  }
}

const unreachable = () => Promise.reject(new TypeError('Failed to fetch'))
const stalled = () => new Promise<Response>(() => {})
const look = 'ru light'
const visit = asked('/shop/3f0e8f0e-0000-4000-8000-000000000000/form', { mode: 'navigate' })

async function aPhone(account = 'anna') {
  const phone = new WorkerScope(build('one', account))
  await phone.tell({ kind: 'keep', account, look })
  return phone
}

describe('what the worker leaves alone', () => {
  test.each(['POST', 'PUT', 'PATCH', 'DELETE', 'HEAD'])('every %s (loss L1)', async (method) => {
    const phone = await aPhone()
    for (const path of [
      '/shop',
      '/api/v1/evaluations',
      '/_next/static/chunks/one.js',
      '/api/pictures/1',
    ])
      expect(phone.handle(asked(path, { method, mode: 'navigate' }))).toBeNull()
  })

  test.each([
    '/api/v1/visits',
    '/api/v1/drafts/1',
    '/api/files/1',
    '/shoppers',
    '/me',
    '/sign-in',
    '/',
    'https://elsewhere.example/shop',
  ])('%s', async (path) => {
    expect((await aPhone()).handle(asked(path, { mode: 'navigate' }))).toBeNull()
  })

  test('a part of a page that is fetched ahead', async () => {
    const headers = { rsc: '1', 'next-router-prefetch': '1' }
    expect((await aPhone()).handle(asked('/shop', { headers }))).toBeNull()
  })
})

describe('a page', () => {
  test('comes from the server while there is one', async () => {
    const phone = (await aPhone()).later(() => new Response('fresh', { headers: html }))
    expect(await (await phone.handle(visit))?.text()).toBe('fresh')
  })

  test('without a network is the kept one, with the policy that it was served with', async () => {
    const phone = (await aPhone()).later(unreachable)
    const answer = await phone.handle(visit)
    expect(await answer?.text()).toContain('data-for="anna"')
    expect(answer?.headers.get('content-security-policy')).toBe("'nonce-1'")
  })

  test('is the kept one when a proxy says that the server is down', async () => {
    const phone = (await aPhone()).later(() => new Response('bad gateway', { status: 502 }))
    expect(await (await phone.handle(visit))?.text()).toContain('data-for="anna"')
  })

  test('is not waited for longer than three seconds, and the next one less', async () => {
    const phone = (await aPhone()).later(stalled)
    let shown = 0
    const count = () => {
      shown += 1
    }
    void phone.handle(visit)?.then(count)
    await vi.advanceTimersByTimeAsync(2_900)
    expect(shown).toBe(0)
    await vi.advanceTimersByTimeAsync(100)
    expect(shown).toBe(1)
    void phone.handle(visit)?.then(count)
    await vi.advanceTimersByTimeAsync(500)
    expect(shown).toBe(2)
  })

  test('takes its time where nothing is kept', async () => {
    const phone = new WorkerScope(async () => {
      await new Promise((resolve) => setTimeout(resolve, 8_000))
      return new Response('late')
    })
    const answer = phone.handle(visit)
    await vi.advanceTimersByTimeAsync(8_000)
    expect(await (await answer)?.text()).toBe('late')
  })

  test('fails where nothing is kept and nobody answers', async () => {
    await expect(new WorkerScope(unreachable).handle(visit)).rejects.toThrow('Failed to fetch')
  })

  test('is asked for whole when a part of it does not come', async () => {
    const phone = (await aPhone()).later(unreachable)
    const part = await phone.handle(asked('/shop?_rsc=1', { headers: { rsc: '1' } }))
    expect(part?.type).toBe('error')
  })
})

describe('what is kept', () => {
  test('is the shell after every file that it can ask for', async () => {
    const phone = await aPhone()
    expect(phone.kept('etalon-files')).toEqual(
      expect.arrayContaining([
        '/_next/static/chunks/one.js',
        '/_next/static/chunks/one-rare.js',
        '/_next/static/chunks/all.css',
        '/_next/static/media/golos.woff2',
      ]),
    )
    const away = phone.later(unreachable)
    const rare = await away.handle(asked('/_next/static/chunks/one-rare.js'))
    expect(await rare?.text()).toBe('rare()')
  })

  test('stays the old shell when a file of the new one is missing', async () => {
    const phone = await aPhone()
    const two = build('two')
    const half = phone.later((path) =>
      path.includes('two-rare') ? new Response('', { status: 500 }) : two(path),
    )
    vi.setSystemTime(Date.now() + 3_600_000)
    await half.tell({ kind: 'keep', account: 'anna', look })
    const shown = await half.later(unreachable).handle(visit)
    expect(await shown?.text()).toContain('one.js')
  })

  test('stays when the server sends to the sign-in page, or answers for somebody else', async () => {
    const phone = await aPhone()
    vi.setSystemTime(Date.now() + 3_600_000)
    for (const answer of [
      () => new Response(null, { status: 307, headers: { location: '/sign-in' } }),
      build('two', 'boris'),
    ]) {
      await phone.later(answer).tell({ kind: 'keep', account: 'anna', look })
      const shown = await phone.later(unreachable).handle(visit)
      expect(await shown?.text()).toContain('data-for="anna"')
    }
  })

  test('opens 30 days later, and its files outlive three deploys (losses L19 and L21)', async () => {
    let phone = await aPhone()
    vi.setSystemTime(Date.now() + 30 * 86_400_000)
    for (const name of ['two', 'three', 'four']) {
      phone = phone.later(build(name))
      expect(await (await phone.later(unreachable).handle(visit))?.status).toBe(200)
      await phone.tell({ kind: 'keep', account: 'anna', look })
      vi.setSystemTime(Date.now() + 3_600_000)
    }
    const away = phone.later(unreachable)
    expect(await (await away.handle(visit))?.text()).toContain('four.js')
    // A form that has been open since the first build asks for a part of it now.
    const rare = await away.handle(asked('/_next/static/chunks/one-rare.js'))
    expect(await rare?.text()).toBe('rare()')
  })

  test('is not for ever: files of long-gone builds leave', async () => {
    let phone = await aPhone()
    for (const name of ['two', 'three', 'four', 'five', 'six', 'seven']) {
      vi.setSystemTime(Date.now() + 3_600_000)
      phone = phone.later(build(name))
      await phone.tell({ kind: 'keep', account: 'anna', look })
    }
    expect(phone.kept('etalon-files')).not.toContain('/_next/static/chunks/one.js')
    expect(phone.kept('etalon-files')).toContain('/_next/static/chunks/two.js')
    expect(phone.kept('etalon-files')).toContain('/_next/static/media/golos.woff2')
  })

  test('is asked for again only after a while, or in another language', async () => {
    const phone = await aPhone()
    const again = phone.later(build('one'))
    await again.tell({ kind: 'keep', account: 'anna', look })
    expect(again.fetched).toEqual([])
    await again.tell({ kind: 'keep', account: 'anna', look: 'en light' })
    expect(again.fetched).toEqual(['/shop/offline'])
  })

  test('of one account is never shown to the next (loss L15)', async () => {
    const phone = await aPhone()
    await phone.later(unreachable).tell({ kind: 'keep', account: 'boris', look })
    await expect(phone.later(unreachable).handle(visit)).rejects.toThrow('Failed to fetch')
    const other = phone.later(build('one', 'boris'))
    await other.tell({ kind: 'keep', account: 'boris', look })
    const shown = await other.later(unreachable).handle(visit)
    expect(await shown?.text()).toContain('data-for="boris"')
  })

  test('leaves with the sign-out', async () => {
    const phone = await aPhone()
    await phone.tell({ kind: 'forget' })
    expect(phone.kept('etalon-shell')).toEqual([])
  })

  test('pictures are asked for once', async () => {
    const phone = new WorkerScope(() => new Response('picture'))
    await phone.handle(asked('/api/pictures/1'))
    expect(await (await phone.handle(asked('/api/pictures/1')))?.text()).toBe('picture')
    expect(phone.fetched).toEqual(['/api/pictures/1'])
  })

  test('an answer that is no picture is not kept', async () => {
    const phone = new WorkerScope(() => new Response('sign in', { status: 401 }))
    await phone.handle(asked('/api/pictures/1'))
    expect(phone.kept('etalon-pictures')).toEqual([])
  })
})
