import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createRequire } from 'node:module'
import { runInNewContext } from 'node:vm'
import { beforeEach, describe, expect, it } from 'vitest'
import { PaintFirst, paintFirst } from './paint-first'

/** The compression that Next.js brings along, which has no types. */
const compression = createRequire(import.meta.url)('next/dist/compiled/compression') as () => (
  request: IncomingMessage,
  response: ServerResponse,
  next: () => void,
) => void

const nonce = 'nonce="n=="'
const file = (name: string) => `/_next/static/chunks/${name}.js`
const script = (name: string) => `<script src="${file(name)}" async="" ${nonce}></script>`
const head = `<link rel="stylesheet" href="${file('all')}"/>`
const old = `<script src="${file('old')}" noModule="" ${nonce}></script>`
const content = `<p>Проверка № 7, a &lt; b</p><script ${nonce}>self.x=["\\u003cp>"]</script>`
const page =
  `<!DOCTYPE html><html><head>${head}<link rel="preload" as="script" fetchPriority="low" ${nonce} href="${file('first')}"/>` +
  `${script('one')}${script('two')}${old}</head><body class="b">${content}` +
  `<script src="${file('first')}" ${nonce} async=""></script><script ${nonce}>more()</script>` +
  `${script('late')}</body></html>`

/** The page's text as it comes out when it goes in by pieces of so many characters. */
function throughPieces(html: string, length: number): string {
  const first = new PaintFirst()
  const pieces = html.match(new RegExp(`[\\s\\S]{1,${length}}`, 'g')) ?? []
  return pieces.map((piece) => first.push(piece)).join('') + first.rest()
}

describe('a page whose first picture comes before its scripts', () => {
  it('names no script in its head, and all of them in their order where its first part is over', () => {
    const rewritten = throughPieces(page, page.length)
    const [before, rest] = rewritten.split(content) as [string, string]
    expect(before).toBe(`<!DOCTYPE html><html><head>${head}${old}</head><body class="b">`)
    const [loader, after] = rest.split('</script>', 1).concat(rest.slice(rest.indexOf('</script>')))
    expect(loader).toMatch(/^<script nonce="n==">\(function/)
    expect(loader).toContain(JSON.stringify(['one', 'two', 'first'].map(file)))
    expect(after).toBe(`</script><script ${nonce}>more()</script>${script('late')}</body></html>`)
  })

  it('comes out the same however its text is cut', () => {
    const whole = throughPieces(page, page.length)
    for (let length = 1; length < 200; length += 1) expect(throughPieces(page, length)).toBe(whole)
  })

  it('stays as it is without scripts, and keeps what was never finished', () => {
    for (const html of ['', '<p>text</p>', '<p>cut <scr', `<script src="${file('one')}" async=""`])
      expect(throughPieces(html, 3)).toBe(html)
  })

  it('sends on at once what is finished', () => {
    const first = new PaintFirst()
    expect(first.push('<p>one</p><p')).toBe('<p>one</p>')
    expect(first.push('>two</p>')).toBe('<p>two</p>')
  })
})

describe('what the browser runs', () => {
  /** A browser that does what the page's script says; what happens in it is said by the test. */
  function browser(visibilityState: string) {
    const asked: string[] = []
    const seen: Act[] = []
    const later: Act[] = []
    const heard: Record<string, (event: object) => void> = {}
    const loader = /<script nonce="n==">(\(function[\s\S]*?)<\/script>/.exec(
      throughPieces(page, 999),
    )
    const document = {
      visibilityState,
      createElement: () => ({}),
      head: { appendChild: (made: { src: string }) => asked.push(made.src) },
      addEventListener: (name: string, hear: (event: object) => void) => {
        heard[name] = hear
      },
    }
    runInNewContext(loader?.[1] ?? '', {
      document,
      PerformanceObserver: class {
        constructor(see: Act) {
          seen.push(see)
        }
        observe() {}
      },
      setTimeout: (act: Act) => later.push(act),
    })
    return {
      asked,
      /** The picture is there. */
      paint: () => doAll(seen),
      /** All that waits for its time has waited long enough. */
      wait: () => doAll(later.splice(0)),
      /** React has taken these over. */
      wake: (...elements: readonly object[]) => {
        for (const element of elements) Object.assign(element, { __reactProps$1: {} })
      },
      tap: (button: object) => heard.click?.({ target: { closest: () => button } }),
      submit: (form: object, submitter: unknown) => {
        let prevented = false
        const preventDefault = () => {
          prevented = true
        }
        heard.submit?.({ target: form, submitter, preventDefault })
        return prevented
      },
    }
  }
  type Act = () => void
  function doAll(acts: Act[]) {
    for (const act of acts) act()
  }
  const files = ['one', 'two', 'first'].map(file)
  const pressed: string[] = []
  const aButton = (name: string, facts: object = {}) => ({
    click: () => pressed.push(name),
    isConnected: true,
    ...facts,
  })
  beforeEach(() => pressed.splice(0))

  it('fetches the scripts when the picture is there, once', () => {
    const { asked, paint, wait } = browser('visible')
    expect(asked).toEqual([])
    paint()
    expect(asked).toEqual(files)
    paint()
    wait()
    expect(asked).toEqual(files)
  })

  it('does not wait for ever, and not at all where nothing is painted', () => {
    const held = browser('visible')
    held.wait()
    expect(held.asked).toEqual(files)
    expect(browser('hidden').asked).toEqual(files)
  })

  it('presses the last button again that was pressed in vain, when it has come alive', () => {
    const { tap, wait, wake } = browser('visible')
    const [menu, accept] = [aButton('menu'), aButton('accept')]
    tap(menu)
    tap(accept)
    wait()
    // A part that comes before that of the button changes nothing.
    wake(menu)
    wait()
    expect(pressed).toEqual([])
    wake(accept)
    wait()
    wait()
    expect(pressed).toEqual(['accept'])
    tap(accept)
    wait()
    wait()
    expect(pressed).toEqual(['accept'])
  })

  it('forgets a button that is no longer there', () => {
    const { tap, wait, wake } = browser('visible')
    const gone = aButton('gone', { isConnected: false })
    tap(gone)
    wait()
    wake(gone)
    wait()
    wait()
    expect(pressed).toEqual([])
  })

  it('leaves posts and their buttons to the browser', () => {
    const { tap, submit, wait, wake } = browser('visible')
    const send = aButton('send', { type: 'submit', form: {} })
    tap(send)
    expect(submit({ method: 'post' }, {})).toBe(false)
    wake(send)
    wait()
    wait()
    expect(pressed).toEqual([])
  })

  it('holds a form that would leave with its fields in the address', () => {
    const { submit, wait, wake } = browser('visible')
    const form = {
      method: 'get',
      isConnected: true,
      requestSubmit: (by: string) => pressed.push(by),
    }
    expect(submit(form, 'search')).toBe(true)
    wait()
    wake(form)
    wait()
    wait()
    expect(pressed).toEqual(['search'])
    expect(submit(form, 'search')).toBe(false)
  })
})

describe('an answer of the server', () => {
  /** What a client gets of an answer that is compressed inside its handling, as Next.js does it. */
  async function asked(act: (response: ServerResponse) => void, encoding: string) {
    const server = createServer((request, response) => {
      paintFirst(response)
      compression()(request, response, () => act(response))
    })
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('no port')
    try {
      const headers = { 'accept-encoding': encoding }
      const answer = await fetch(`http://127.0.0.1:${address.port}/`, { headers })
      return { text: await answer.text(), headers: answer.headers }
    } finally {
      server.close()
    }
  }
  const pieces = (html: string) => {
    const bytes = Buffer.from(html)
    return Array.from({ length: Math.ceil(bytes.length / 7) }, (_, at) =>
      bytes.subarray(at * 7, at * 7 + 7),
    )
  }

  it('that is a page is rewritten before it is compressed, letters that are cut in two included', async () => {
    for (const encoding of ['gzip', 'identity']) {
      const { text, headers } = await asked((response) => {
        response.setHeader('Content-Type', 'text/html; charset=utf-8')
        for (const piece of pieces(page)) response.write(piece)
        response.end()
      }, encoding)
      expect(text).toBe(throughPieces(page, page.length))
      expect(headers.get('content-encoding')).toBe(encoding === 'gzip' ? 'gzip' : null)
    }
  })

  it('that says how long it is has the length of what is sent', async () => {
    const { text } = await asked((response) => {
      response.setHeader('Content-Type', 'text/html')
      response.setHeader('Content-Length', Buffer.byteLength(page))
      response.end(page)
    }, 'identity')
    expect(text).toBe(throughPieces(page, page.length))
  })

  it('that is anything else is left alone, to the byte', async () => {
    const { text } = await asked((response) => {
      response.setHeader('Content-Type', 'text/x-component')
      response.end(page)
    }, 'gzip')
    expect(text).toBe(page)
  })
})
